import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A claim with what is open on it at the end of a business date; credits are negative. */
export interface OpenClaimRow {
  readonly currency: string;
  readonly itemKind: string;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
}

/** Claims issued on or before a date with what the movements up to it leave open; nothing open is left out. */
export function* iterateOpenClaims(database: ReadableDatabase, on: PlainDate): Generator<OpenClaimRow> {
  yield* database.iterate<OpenClaimRow>(
    `SELECT account.currency, item.item_kind AS itemKind, item.due_on AS dueOn,
            item.amount_minor - coalesce(paid.minor, 0) AS openMinor
     FROM item
     JOIN account ON account.account_id = item.account_id
     LEFT JOIN (
       SELECT item_id, sum(amount_minor) AS minor FROM settlement WHERE settled_on <= @on GROUP BY item_id
     ) AS paid ON paid.item_id = item.item_id
     WHERE item.issued_on <= @on AND item.amount_minor <> coalesce(paid.minor, 0)`,
    { on },
  );
}

/** Money of receipts that no claim took, by currency, at the end of a business date. */
export function sumUnappliedReceipts(
  database: ReadableDatabase,
  on: PlainDate,
): readonly { readonly currency: string; readonly unappliedMinor: number }[] {
  return database.all(
    `SELECT currency, sum(unapplied_minor) AS unappliedMinor FROM receipt
     WHERE received_on <= @on AND NOT (coalesce(void_state, '') = 'approved' AND voided_on <= @on)
     GROUP BY currency`,
    { on },
  );
}
