import type { SqlValue, WritableDatabase } from '../../../src/main/db/driver.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { type TableShape, tableShapes, type WrittenRow } from '../written-rows.ts';

/** One row as a prepared statement and its values: nothing is left to be thought about when it is written. */
export interface BareWrite {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Written by a trigger of the schema when the bare row before it is: twice would not be fair. */
const writtenByTriggers: ReadonlySet<string> = new Set(['search_note']);

/** Rows that a transaction was seen to write, as bare statements. */
export function toBareWrites(database: WritableDatabase, rows: readonly WrittenRow[]): BareWrite[] {
  const shapes = tableShapes(database);
  return rows
    .filter(({ table }) => !writtenByTriggers.has(table))
    .map((row) => toBareWrite(present(shapes.get(row.table), `the table ${row.table}`), row));
}

function toBareWrite({ table, columns, keyColumns }: TableShape, row: WrittenRow): BareWrite {
  const key = keyColumns.map((column) => `${column} IS ?`).join(' AND ');
  const keyOf = (values: readonly SqlValue[]): SqlValue[] =>
    keyColumns.map((column) => values[columns.indexOf(column)] ?? null);
  switch (row.operation) {
    case 'insert':
      // What is removed and written again within one transaction replaces itself.
      return {
        sql: `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        values: row.after,
      };
    case 'update': {
      const changed = columns.filter((_, at) => !isSame(row.before[at], row.after[at]));
      const written = changed.length === 0 ? keyColumns : changed;
      return {
        sql: `UPDATE ${table} SET ${written.map((column) => `${column} = ?`).join(', ')} WHERE ${key}`,
        values: [
          ...written.map((column) => row.after[columns.indexOf(column)] ?? null),
          ...keyOf(row.before),
        ],
      };
    }
    case 'delete':
      return { sql: `DELETE FROM ${table} WHERE ${key}`, values: keyOf(row.before) };
  }
}

function isSame(one: SqlValue | undefined, other: SqlValue | undefined): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return one === other;
}

/** One bare transaction. */
export function writeBare(database: WritableDatabase, writes: readonly BareWrite[]): void {
  database.execute('BEGIN IMMEDIATE');
  for (const { sql, values } of writes) database.run(sql, values);
  database.execute('COMMIT');
}

/** How many rows of which table were written, most first. */
export function countByTable(rows: readonly WrittenRow[]): string {
  const grouped = Map.groupBy(rows, ({ table, operation }) => `${table} ${operation}`);
  return [...grouped]
    .map(([table, members]) => ({ table, count: members.length }))
    .sort((one, other) => other.count - one.count)
    .map(({ table, count }) => `${table} ${count}`)
    .join(', ');
}
