import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** Claims of one currency with one due date: what is open on them, and what was paid too much. */
export interface AgingLineRow {
  readonly currency: string;
  readonly dueOn: PlainDate;
  readonly count: number;
  readonly openMinor: number;
  /** Credits and overpayments, as a positive amount. */
  readonly creditMinor: number;
}

/**
 * What stood open at the end of a date: issued on or before it, less every movement on or before it. Claims are counted
 * while something is open on them; a credit is never set against a claim here.
 */
export function selectAgingLines(database: ReadableDatabase, asOf: PlainDate): AgingLineRow[] {
  return database.all<AgingLineRow>(
    `WITH settled AS (
       SELECT item_id, sum(amount_minor) AS amount_minor FROM settlement WHERE settled_on <= @asOf GROUP BY item_id
     ), standing AS (
       SELECT account.currency, item.due_on, item.item_kind,
         item.amount_minor - coalesce(settled.amount_minor, 0) AS open_minor
       FROM item
       JOIN account ON account.account_id = item.account_id
       LEFT JOIN settled ON settled.item_id = item.item_id
       WHERE item.issued_on <= @asOf
     )
     SELECT currency, due_on AS dueOn,
       sum(open_minor > 0 AND item_kind <> 'credit') AS count,
       sum(CASE WHEN open_minor > 0 AND item_kind <> 'credit' THEN open_minor ELSE 0 END) AS openMinor,
       -sum(CASE WHEN open_minor > 0 AND item_kind <> 'credit' THEN 0 ELSE open_minor END) AS creditMinor
     FROM standing WHERE open_minor <> 0
     GROUP BY currency, due_on ORDER BY currency, due_on`,
    { asOf },
  );
}

/** Money received by a date and set against no claim, one currency at a time; a void counts from its day. */
export function sumUnappliedAt(
  database: ReadableDatabase,
  asOf: PlainDate,
): { readonly currency: string; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, sum(amount) AS amountMinor FROM (
       SELECT currency, unapplied_minor - office_unapplied_minor AS amount FROM receipt
       WHERE received_on <= @asOf AND unapplied_minor > office_unapplied_minor
         AND (coalesce(void_state, '') <> 'approved' OR voided_on > @asOf)
       UNION ALL
       SELECT currency, unapplied_minor FROM tender_movement WHERE moved_on <= @asOf AND unapplied_minor <> 0)
     GROUP BY currency HAVING sum(amount) <> 0 ORDER BY currency`,
    { asOf },
  );
}
