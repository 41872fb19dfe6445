import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import type { TableWriter } from '../row-writer.ts';

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

/** Where rows of a stream may stand: rows of `writer` with a value in a column, or all of them where no column is named. */
export interface PlaceOfRows {
  readonly writer: TableWriter;
  readonly column: string | null;
  readonly value: string;
}

/** Which of these tables have such rows: most have none, and one question is cheaper than one for each. */
export function selectFilledTables(
  database: ReadableDatabase,
  places: readonly PlaceOfRows[],
): ReadonlySet<string> {
  const asked = places.map(({ writer: { table }, column }) => {
    const ofStream = column === null ? '' : ` WHERE ${column} = ?`;
    return `SELECT '${table}' WHERE EXISTS (SELECT 1 FROM ${table}${ofStream})`;
  });
  const values = places.flatMap(({ column, value }) => (column === null ? [] : [value]));
  return new Set(database.allValues(asked.join(' UNION ALL '), values).map(([table]) => String(table)));
}
