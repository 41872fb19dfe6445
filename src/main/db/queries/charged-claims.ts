import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A claim as interest over a whole book reads it; minor units of its account's currency. */
export interface ChargedClaimRow {
  readonly accountId: string;
  readonly bookId: string;
  readonly currency: string;
  readonly itemId: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly amountMinor: number;
  readonly chargedBySourceMinor: number;
}

/** Every claim of every account that was made by a date; credits owe nothing. */
export function selectChargedClaims(database: ReadableDatabase, asOf: PlainDate): ChargedClaimRow[] {
  return database.all<ChargedClaimRow>(
    `SELECT item.account_id AS accountId, account.book_id AS bookId, account.currency, item.item_id AS itemId,
       item.number, item.issued_on AS issuedOn, item.due_on AS dueOn, item.amount_minor AS amountMinor,
       item.charged_by_source_minor AS chargedBySourceMinor
     FROM item JOIN account ON account.account_id = item.account_id
     WHERE item.issued_on <= @asOf AND item.item_kind <> 'credit' AND item.amount_minor > 0`,
    { asOf },
  );
}

/** One movement against a claim. */
export interface ClaimMovementRow {
  readonly itemId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
}

/** Every movement against claims by a date. */
export function selectClaimMovements(database: ReadableDatabase, asOf: PlainDate): ClaimMovementRow[] {
  return database.all<ClaimMovementRow>(
    `SELECT item_id AS itemId, settled_on AS "on", amount_minor AS amountMinor FROM settlement
     WHERE settled_on <= @asOf AND amount_minor <> 0`,
    { asOf },
  );
}

/** The accounts whose charges follow from more than claims and terms: frozen ones, freezes, what was given up. */
export function selectAccountsWithCharges(database: ReadableDatabase): readonly string[] {
  return database
    .all<{ accountId: string }>(`SELECT account_id AS accountId FROM charge
       UNION SELECT account_id FROM hardship
       UNION SELECT account_id FROM remission`)
    .map(({ accountId }) => accountId);
}
