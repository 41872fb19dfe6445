import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** Streams that a migration listed because this version folds them into other rows. */
export function selectListedStreams(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly stream: string }>('SELECT stream FROM refold ORDER BY stream')
    .map(({ stream }) => stream);
}

/** Empties the list: what stood on it is folded. */
export function forgetListedStreams(database: WritableDatabase): void {
  database.run('DELETE FROM refold');
}

/** Lists the parties that have a name beside those of their row. */
export function listStreamsWithAliases(database: WritableDatabase): void {
  database.run(
    `INSERT OR IGNORE INTO refold
     SELECT DISTINCT stream FROM event
     WHERE stream >= 'party:' AND stream < 'party;' AND kind = 'party.fieldSet' AND json_extract(facts, '$.data.field') = 'alias'`,
  );
}
