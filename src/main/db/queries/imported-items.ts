import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A claim of a book with what its SOURCE last said of it: receipts taken here are not netted off. */
export interface ImportedItemRow {
  readonly itemId: string;
  readonly itemKey: string;
  readonly partyKey: string;
  readonly accountKey: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly settledMinor: number;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly lastSettledOn: PlainDate | null;
}

/** All claims of a book, for telling what a file changes. */
export function selectImportedItems(database: ReadableDatabase, bookId: string): ImportedItemRow[] {
  return database.all<ImportedItemRow>(
    `SELECT item.item_id AS itemId, item.item_key AS itemKey, party.party_key AS partyKey,
            account.account_key AS accountKey, account.currency, item.amount_minor AS amountMinor,
            coalesce(elsewhere.settled, 0) AS settledMinor, item.issued_on AS issuedOn, item.due_on AS dueOn,
            elsewhere.last_on AS lastSettledOn
     FROM account
     JOIN item ON item.account_id = account.account_id
     JOIN party ON party.party_id = account.party_id
     LEFT JOIN (
       SELECT item_id, sum(amount_minor) AS settled, max(settled_on) AS last_on
       FROM settlement WHERE source = 'elsewhere' GROUP BY item_id
     ) AS elsewhere ON elsewhere.item_id = item.item_id
     WHERE account.book_id = ?`,
    [bookId],
  );
}

/** Accounts that an import wrote into. */
export function selectAccountsOfImport(database: ReadableDatabase, importId: string): string[] {
  return database
    .all<{ stream: string }>(
      `SELECT DISTINCT stream FROM event
       WHERE kind = 'items.imported' AND status = 0 AND json_extract(facts, '$.data.importId') = ?
       ORDER BY stream`,
      [importId],
    )
    .map((row) => row.stream.slice('account:'.length));
}
