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
