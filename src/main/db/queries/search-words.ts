import type { ReadableDatabase } from '../driver.ts';

/** The party under which what stands in a table is shown: a merged party is shown as the one that it was merged into. */
export const shownParty = (table: string): string =>
  `coalesce((SELECT survivor_id FROM party_identity WHERE party_identity.party_id = ${table}.party_id), ${table}.party_id)`;

/** A bearer of words that a question matched. */
export interface WordHitRow {
  readonly sourceId: string;
  readonly kind: 'name' | 'contact' | 'place';
  readonly partyId: string;
  readonly letters: string;
  readonly skeleton: string;
}

/** Bearers whose words match an expression of the full-text index, in the order in which they came to the book. */
export function selectWordHits(database: ReadableDatabase, match: string, limit: number): WordHitRow[] {
  return database.all<WordHitRow>(
    `SELECT search_words.source_id AS sourceId, search_words.kind, ${shownParty('search_words')} AS partyId,
       search_words.letters, search_words.skeleton
     FROM (SELECT rowid AS entry FROM search_words_index WHERE search_words_index MATCH ? ORDER BY rowid LIMIT ?) AS hit
     JOIN search_words ON search_words.entry = hit.entry`,
    [match, limit],
  );
}

/** A bearer of a name with one address of its party. */
export interface WordHitAtAddressRow extends WordHitRow {
  readonly addressId: string;
  readonly pincode: string | null;
  /** The words of the place as it is written; null where the address writes none. */
  readonly placeLetters: string | null;
  readonly placeSkeleton: string | null;
}

const hitsOf = (match: string): string =>
  `(SELECT rowid AS entry FROM search_words_index WHERE search_words_index MATCH ${match} ORDER BY rowid LIMIT @most)`;

const atAddressColumns = `
  words.source_id AS sourceId, words.kind, ${shownParty('words')} AS partyId, words.letters, words.skeleton,
  address.address_id AS addressId, address.pincode, place.letters AS placeLetters, place.skeleton AS placeSkeleton`;

/** How many entries of the index match, counted up to a number. */
export function countWordHits(database: ReadableDatabase, match: string, most: number): number {
  const row = database.get<{ readonly hits: number }>(`SELECT count(*) AS hits FROM ${hitsOf('@match')}`, {
    match,
    most,
  });
  return row?.hits ?? 0;
}

/** The first bearers of a name with every address of their party: which of them is meant, the caller looks for. */
export function selectAddressesOfNames(
  database: ReadableDatabase,
  question: { readonly name: string; readonly most: number },
): WordHitAtAddressRow[] {
  return database.all<WordHitAtAddressRow>(
    `SELECT ${atAddressColumns}
     FROM ${hitsOf('@name')} AS hit
     CROSS JOIN search_words AS words ON words.entry = hit.entry
     CROSS JOIN address ON address.party_id = words.party_id
     LEFT JOIN search_words AS place ON place.source_id = address.address_id`,
    question,
  );
}

/** The first addresses at a place, as it is written or by these PIN codes, with every name of their party. */
export function selectNamesOfPlaces(
  database: ReadableDatabase,
  question: { readonly place: string; readonly pincodes: readonly string[]; readonly most: number },
): WordHitAtAddressRow[] {
  return database.all<WordHitAtAddressRow>(
    `WITH there AS MATERIALIZED (
       SELECT search_words.source_id AS address_id FROM ${hitsOf('@place')} AS hit
       CROSS JOIN search_words ON search_words.entry = hit.entry
       UNION
       SELECT * FROM (
         SELECT address.address_id FROM json_each(@pincodes) AS code
         CROSS JOIN address ON address.pincode = code.value LIMIT @most)
     )
     SELECT ${atAddressColumns}
     FROM there CROSS JOIN address ON address.address_id = there.address_id
     CROSS JOIN search_words AS words ON words.party_id = address.party_id AND words.kind <> 'place'
     LEFT JOIN search_words AS place ON place.source_id = address.address_id`,
    { ...question, pincodes: JSON.stringify(question.pincodes) },
  );
}

/** A word of the index. */
export interface IndexedWord {
  readonly term: string;
}

/** Every different word of a column of the index. */
export function selectVocabulary(
  database: ReadableDatabase,
  column: 'skeleton' | 'place_skeleton',
): IndexedWord[] {
  return database.all<IndexedWord>('SELECT term FROM search_words_vocabulary WHERE col = ?', [column]);
}

/** A number that is another one after every commit of another connection. */
export function selectCommitMark(database: ReadableDatabase): number {
  return database.get<{ readonly data_version: number }>('PRAGMA data_version')?.data_version ?? 0;
}
