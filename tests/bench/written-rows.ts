import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';

/** One row that a transaction wrote: as it was before and is now, by column. */
export interface WrittenRow {
  readonly table: string;
  readonly operation: 'insert' | 'update' | 'delete';
  readonly before: readonly SqlValue[];
  readonly after: readonly SqlValue[];
}

/** A table's columns, and which of them name a row. */
export interface TableShape {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keyColumns: readonly string[];
}

interface ColumnRow {
  readonly name: string;
  readonly pk: number;
}

/** The shapes of all tables of a ledger. */
export function tableShapes(database: WritableDatabase): ReadonlyMap<string, TableShape> {
  const tables = database.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const shapes = tables.map(({ name }) => {
    const columns = database.all<ColumnRow>(`SELECT name, pk FROM pragma_table_info('${name}')`);
    const keyColumns = columns.filter(({ pk }) => pk > 0).map((column) => column.name);
    return { table: name, columns: columns.map((column) => column.name), keyColumns };
  });
  return new Map(shapes.map((shape) => [shape.table, shape]));
}

const widest = 40;
const names = (prefix: string): string[] => Array.from({ length: widest }, (_, at) => `${prefix}${at}`);

/** Watches every row that `work` writes, by triggers of this connection alone: the file does not know of them. */
export async function watchWrites(
  database: WritableDatabase,
  work: () => Promise<void>,
): Promise<readonly WrittenRow[]> {
  const shapes = tableShapes(database);
  database.execute(
    `CREATE TEMP TABLE watched (n INTEGER PRIMARY KEY, watched_table, operation, ${[...names('o'), ...names('c')].join(', ')})`,
  );
  for (const shape of shapes.values()) database.execute(triggersOf(shape));
  try {
    await work();
    return database
      .all<Record<string, SqlValue>>('SELECT * FROM temp.watched ORDER BY n')
      .map((row) => writtenRow(row, shapes));
  } finally {
    for (const { table } of shapes.values()) {
      database.execute(
        ['insert', 'update', 'delete'].map((op) => `DROP TRIGGER temp.watch_${op}_${table}`).join(';'),
      );
    }
    database.execute('DROP TABLE temp.watched');
  }
}

function triggersOf({ table, columns }: TableShape): string {
  const old = columns.map((column) => `OLD.${column}`);
  const now = columns.map((column) => `NEW.${column}`);
  const into = (parts: readonly string[]): string =>
    `INSERT INTO watched (watched_table, operation, ${parts.join(', ')})`;
  const before = names('o').slice(0, columns.length);
  const after = names('c').slice(0, columns.length);
  const trigger = (operation: string, targets: readonly string[], values: readonly string[]): string =>
    `CREATE TEMP TRIGGER watch_${operation}_${table} AFTER ${operation} ON main.${table} BEGIN
       ${into(targets)} VALUES ('${table}', '${operation}', ${values.join(', ')}); END;`;
  return [
    trigger('insert', after, now),
    trigger('update', [...before, ...after], [...old, ...now]),
    trigger('delete', before, old),
  ].join('\n');
}

function writtenRow(row: Record<string, SqlValue>, shapes: ReadonlyMap<string, TableShape>): WrittenRow {
  const table = String(row['watched_table']);
  const columns = shapes.get(table)?.columns ?? [];
  const read = (prefix: string): SqlValue[] => columns.map((_, at) => row[`${prefix}${at}`] ?? null);
  return {
    table,
    operation: row['operation'] as WrittenRow['operation'],
    before: read('o'),
    after: read('c'),
  };
}
