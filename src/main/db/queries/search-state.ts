import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** By which version of the rules the words of names were spelled; 0 where they never were. */
export function selectWordsVersion(database: ReadableDatabase): number {
  const row = database.get<{ readonly version: number }>(
    'SELECT words_version AS version FROM search_state WHERE one = 1',
  );
  return row?.version ?? 0;
}

/** Remembers by which version of the rules the words of names are spelled now. */
export function saveWordsVersion(database: WritableDatabase, version: number): void {
  database.run('INSERT OR REPLACE INTO search_state (one, words_version) VALUES (1, ?)', [version]);
}

/** A bearer of words, with its texts. */
export interface SpelledSourceRow {
  readonly sourceId: string;
  readonly kind: 'name' | 'contact' | 'place';
  readonly partyId: string;
  readonly first: string | null;
  readonly second: string | null;
  readonly third: string | null;
}

/** Everything that has words to be found by, one at a time. */
export function iterateSpelledSources(database: ReadableDatabase): IterableIterator<SpelledSourceRow> {
  return database.iterate<SpelledSourceRow>(
    `SELECT party_id AS sourceId, 'name' AS kind, party_id AS partyId, name AS first, native_name AS second,
       contact_person AS third FROM party
     UNION ALL
     SELECT phone_id, 'contact', party_id, contact_name, NULL, NULL FROM phone
     UNION ALL
     SELECT address_id, 'place', party_id,
       trim(coalesce(locality, '') || ' ' || coalesce(city, '')), NULL, NULL FROM address`,
  );
}

const searchIndexes = ['search_words_index', 'search_note_index'] as const;

/**
 * Takes the words of rows that were deleted out of the bytes of the indexes: FTS5 only crosses them out, and forgets them when it
 * merges its pieces, which may be never.
 */
export function forgetDeletedWords(database: WritableDatabase): void {
  for (const table of searchIndexes) database.run(`INSERT INTO ${table} (${table}) VALUES ('optimize')`);
}

/** Whether the indexes of words and notes hold exactly what their tables do; an index that differs is damaged. */
export function areSearchIndexesWhole(database: WritableDatabase): boolean {
  try {
    for (const table of searchIndexes) {
      // Compares every entry with the text it was made of; nothing is written.
      database.run(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CORRUPT'))
      return false;
    throw error;
  }
}

/** Texts that should be found and are not, or the reverse: a count, 0 in a sound ledger. */
export function countNotesAstray(database: ReadableDatabase): number {
  const row = database.get<{ readonly astray: number }>(
    `WITH written (source_id, kind, account_id, corrections) AS (
       SELECT interaction_id, 'interaction', account_id,
         (SELECT group_concat(value ->> '$.note', ' ') FROM json_each(interaction.corrections))
       FROM interaction WHERE note IS NOT NULL OR corrections <> '[]'
       UNION ALL SELECT receipt_id, 'receipt', account_id, NULL FROM receipt WHERE note IS NOT NULL
       UNION ALL SELECT dispute_id, 'dispute', account_id, NULL FROM dispute WHERE statement IS NOT NULL
       UNION ALL SELECT hold_id, 'hold', account_id, NULL FROM hold WHERE statement IS NOT NULL
     ), found AS (SELECT source_id, kind, account_id, corrections FROM search_note)
     SELECT (SELECT count(*) FROM (SELECT * FROM written EXCEPT SELECT * FROM found))
       + (SELECT count(*) FROM (SELECT * FROM found EXCEPT SELECT * FROM written)) AS astray`,
  );
  return row?.astray ?? 0;
}
