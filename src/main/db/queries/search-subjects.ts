import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';
import { totalDueOfAccount } from './account.ts';

/** A party as a result of a search shows it. */
export interface FoundPartyRow {
  readonly partyId: string;
  readonly name: string | null;
  readonly nativeName: string | null;
  readonly accounts: number;
}

/** Parties by their ids; those without an account are left out, as there is nothing to open. */
export function selectFoundParties(database: ReadableDatabase, partyIds: readonly string[]): FoundPartyRow[] {
  return database.all<FoundPartyRow>(
    `SELECT party.party_id AS partyId, party.name, party.native_name AS nativeName,
       (SELECT count(*) FROM account WHERE account.party_id = party.party_id) AS accounts
     FROM json_each(@partyIds) AS asked JOIN party ON party.party_id = asked.value
     WHERE accounts > 0`,
    { partyIds: JSON.stringify(partyIds) },
  );
}

/** An account as a result of a search shows it. */
export interface FoundAccountRow {
  readonly accountId: string;
  readonly partyId: string;
  readonly accountKey: string;
  readonly bookTitle: string | null;
  readonly assignedTo: string | null;
  readonly currency: string;
  readonly totalDueMinor: number;
}

/** All accounts of some parties with what they owe at the end of a date, by their names in the book. */
export function selectFoundAccounts(
  database: ReadableDatabase,
  question: { readonly partyIds: readonly string[]; readonly on: PlainDate },
): FoundAccountRow[] {
  return database.all<FoundAccountRow>(
    `SELECT account.account_id AS accountId, account.party_id AS partyId, account.account_key AS accountKey,
       book.title AS bookTitle, account.assigned_to AS assignedTo, account.currency, ${totalDueOfAccount} AS totalDueMinor
     FROM json_each(@partyIds) AS asked JOIN account ON account.party_id = asked.value
     LEFT JOIN book ON book.book_id = account.book_id
     ORDER BY account.account_key, account.currency`,
    { partyIds: JSON.stringify(question.partyIds), on: question.on },
  );
}

/** Texts of one source of words: the name a number was given under, or a place. */
export interface FoundTextRow {
  readonly sourceId: string;
  readonly text: string;
}

/** What names, contacts and places that were found are called; a party by all its names, one a line. */
export function selectFoundTexts(database: ReadableDatabase, sourceIds: readonly string[]): FoundTextRow[] {
  return database.all<FoundTextRow>(
    `SELECT asked.value AS sourceId, coalesce(
       party.name || coalesce(char(10) || party.native_name, '') || coalesce(char(10) || party.contact_person, ''),
       phone.contact_name, trim(
       coalesce(address.locality, '') || iif(address.locality IS NULL OR address.city IS NULL, '', ', ')
         || coalesce(address.city, '') || coalesce(' ' || address.pincode, ''))) AS text
     FROM json_each(@sourceIds) AS asked
     LEFT JOIN party ON party.party_id = asked.value
     LEFT JOIN phone ON phone.phone_id = asked.value
     LEFT JOIN address ON address.address_id = asked.value
     WHERE text <> ''`,
    { sourceIds: JSON.stringify(sourceIds) },
  );
}
