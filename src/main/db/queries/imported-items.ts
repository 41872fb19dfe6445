import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A claim of a book with what its SOURCE last said of it: receipts taken here are not netted off. */
export interface ImportedItemRow {
  readonly itemId: string;
  readonly accountId: string;
  readonly itemKey: string;
  readonly partyKey: string;
  readonly accountKey: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly settledMinor: number;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly lastSettledOn: PlainDate | null;
  /** `missing` where the last file did not name it, the reason where it was closed for that; null while files name it. */
  readonly absence: string | null;
}

/** All claims of a book, for telling what a file changes. */
export function selectImportedItems(database: ReadableDatabase, bookId: string): ImportedItemRow[] {
  return database.all<ImportedItemRow>(
    `SELECT item.item_id AS itemId, item.account_id AS accountId, item.item_key AS itemKey,
            party.party_key AS partyKey, account.account_key AS accountKey, account.currency,
            item.amount_minor AS amountMinor, coalesce(elsewhere.settled, 0) AS settledMinor,
            item.issued_on AS issuedOn, item.due_on AS dueOn, elsewhere.last_on AS lastSettledOn, item.absence
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

/** Accounts that an import said something of: what it named, and what it no longer named. */
export function selectAccountsOfImport(database: ReadableDatabase, importId: string): string[] {
  return streamsOfImport(database, importId, ['items.imported', 'claims.missed'], 'account:');
}

/** Parties that an import brought in or told something of. */
export function selectPartiesOfImport(database: ReadableDatabase, importId: string): string[] {
  const kinds = ['party.registered', 'party.fieldSet', 'phone.added', 'address.added'];
  return streamsOfImport(database, importId, kinds, 'party:');
}

function streamsOfImport(
  database: ReadableDatabase,
  importId: string,
  kinds: readonly string[],
  prefix: string,
): string[] {
  return database
    .all<{ stream: string }>(
      `SELECT DISTINCT stream FROM event
       WHERE kind IN (SELECT value FROM json_each(@kinds)) AND status = 0
         AND json_extract(facts, '$.data.importId') = @importId
       ORDER BY stream`,
      { kinds: JSON.stringify(kinds), importId },
    )
    .map((row) => row.stream.slice(prefix.length));
}

/** A party as it is known, for telling whether a file has news of it. */
export interface KnownPartyRow {
  readonly partyId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly gstin: string | null;
  readonly phoneIds: string;
  readonly addressIds: string;
}

/** The parties of a book with their numbers and addresses by id, as JSON arrays. */
export function selectKnownParties(database: ReadableDatabase, bookId: string): KnownPartyRow[] {
  return database.all<KnownPartyRow>(
    `SELECT party.party_id AS partyId, party.name, party.email, party.gstin,
       (SELECT json_group_array(phone_id) FROM phone WHERE phone.party_id = party.party_id) AS phoneIds,
       (SELECT json_group_array(address_id) FROM address WHERE address.party_id = party.party_id) AS addressIds
     FROM party WHERE party.book_id = ?`,
    [bookId],
  );
}
