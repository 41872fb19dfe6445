import type { ReadableDatabase } from '../driver.ts';

/** A party as it is compared with others: its names as the search spells them. */
export interface MatchPartyRow {
  readonly partyId: string;
  readonly partyKind: 'business' | 'person';
  readonly bookId: string;
  readonly creditor: 'lender' | 'trade' | null;
  readonly hasNativeName: number;
  readonly email: string | null;
  readonly gstin: string | null;
  readonly letters: string | null;
  readonly skeleton: string | null;
}

/** A number or a place of a party. */
export interface MatchContactRow {
  readonly partyId: string;
  readonly pincode: string | null;
  readonly text: string;
}

/** Of these parties, or of all: said so that the index on parties is used. */
const asked = (partyIds: readonly string[] | null): string =>
  partyIds === null ? '@partyIds IS NULL' : 'party_id IN (SELECT value FROM json_each(@partyIds))';

const parametersOf = (partyIds: readonly string[] | null): { partyIds: string | null } => ({
  partyIds: partyIds === null ? null : JSON.stringify(partyIds),
});

/** How many parties there are. */
export function countParties(database: ReadableDatabase): number {
  return database.get<{ readonly parties: number }>('SELECT count(*) AS parties FROM party')?.parties ?? 0;
}

/** The next parties in the order of their ids. */
export function selectPartyIdsAfter(database: ReadableDatabase, after: string, limit: number): string[] {
  return database
    .all<{ readonly partyId: string }>(
      'SELECT party_id AS partyId FROM party WHERE party_id > ? ORDER BY party_id LIMIT ?',
      [after, limit],
    )
    .map(({ partyId }) => partyId);
}

/** The parties with these ids, or all of them. */
export function selectMatchParties(
  database: ReadableDatabase,
  partyIds: readonly string[] | null,
): MatchPartyRow[] {
  return database.all<MatchPartyRow>(
    `SELECT known.party_id AS partyId, known.party_kind AS partyKind, known.book_id AS bookId, book.creditor,
       known.native_name IS NOT NULL AS hasNativeName, known.email, known.gstin, words.letters, words.skeleton
     FROM (SELECT * FROM party WHERE ${asked(partyIds)}) AS known
     LEFT JOIN book ON book.book_id = known.book_id
     LEFT JOIN search_words AS words ON words.source_id = known.party_id`,
    parametersOf(partyIds),
  );
}

/** The numbers in use of these parties, or of all. One that was told to be wrong is not theirs. */
export function selectMatchPhones(
  database: ReadableDatabase,
  partyIds: readonly string[] | null,
): MatchContactRow[] {
  return database.all<MatchContactRow>(
    `SELECT party_id AS partyId, NULL AS pincode, number AS text FROM phone
     WHERE number IS NOT NULL AND last_result IS NOT 'wrong' AND ${asked(partyIds)}`,
    parametersOf(partyIds),
  );
}

/** The places of these parties, or of all. */
export function selectMatchPlaces(
  database: ReadableDatabase,
  partyIds: readonly string[] | null,
): MatchContactRow[] {
  return database.all<MatchContactRow>(
    `SELECT party_id AS partyId, pincode,
       coalesce(line, '') || ' ' || coalesce(locality, '') || ' ' || coalesce(city, '') AS text
     FROM address WHERE pincode IS NOT NULL AND ${asked(partyIds)}`,
    parametersOf(partyIds),
  );
}

/** What a person said of two parties and still stands. */
export interface SaidPairRow {
  readonly partyId: string;
  readonly otherId: string;
  readonly on: string;
  readonly by: string;
  readonly reason: string | null;
}

/** The pairs that were kept apart, or proposed as one. */
export function selectSaidPairs(database: ReadableDatabase, relation: 'apart' | 'proposed'): SaidPairRow[] {
  return database.all<SaidPairRow>(
    `SELECT party_id AS partyId, other_id AS otherId, said_on AS "on", said_by AS "by", reason
     FROM party_relation WHERE relation = @relation AND stands = 1 ORDER BY said_on, relation_id`,
    { relation },
  );
}

/**
 * Whether anything that says who a party is was written after a place in this device's chain: its name, numbers, places, or
 * whose law its book stands under. What was said of two parties, and what calling a number told, is no such thing.
 */
export function hasPartyNews(database: ReadableDatabase, device: string, afterSeq: number): boolean {
  const row = database.get(
    `SELECT 1 AS one FROM event WHERE device = @device AND seq > @afterSeq AND kind IN (
       'party.registered', 'party.fieldSet', 'party.importUndone', 'phone.added', 'address.added', 'book.changed') LIMIT 1`,
    { device, afterSeq },
  );
  return row !== undefined;
}
