import { randomUUID } from 'node:crypto';
import type { SqlConnection, SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { sqlcipherDriver } from '../../src/main/db/sqlcipher.ts';
import { type TableShape, tableShapes, type WrittenRow } from './written-rows.ts';

/** A bare encrypted file with the ledger's schema and contents: `synchronous=FULL`, prepared statements, nothing else. */
export interface BareTwin {
  /** Writes the rows again in one transaction, under fresh ids and the next sequence numbers. */
  readonly write: (rows: readonly WrittenRow[]) => void;
  readonly close: () => void;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function openBareTwin(file: string, key: Uint8Array): BareTwin {
  const connection: SqlConnection<WritableDatabase> = sqlcipherDriver.openWritable({
    path: file,
    key,
    create: false,
    busyTimeoutMs: 0,
  });
  const { database } = connection;
  database.returning('PRAGMA journal_mode=WAL');
  const shapes = tableShapes(database);
  let seq = database.get<{ seq: number }>('SELECT seq FROM device_self')?.seq ?? 0;
  return {
    write: (rows) => {
      const idsByOld = new Map<SqlValue, string>();
      const fresh = (value: SqlValue): SqlValue => idsByOld.get(value) ?? value;
      for (const row of rows) {
        if (row.operation !== 'insert') continue;
        for (const value of keyValues(shapeOf(shapes, row), row.after)) {
          if (typeof value === 'string' && uuidShape.test(value)) idsByOld.set(value, randomUUID());
        }
      }
      const nextSeq = (): number => {
        seq += 1;
        return seq;
      };
      database.execute('BEGIN IMMEDIATE');
      for (const row of rows) writeRow(database, shapeOf(shapes, row), row, { fresh, nextSeq });
      database.execute('COMMIT');
    },
    close: () => connection.close(),
  };
}

function shapeOf(shapes: ReadonlyMap<string, TableShape>, row: WrittenRow): TableShape {
  const shape = shapes.get(row.table);
  if (shape === undefined) throw new Error(`no table ${row.table}`);
  return shape;
}

function keyValues(shape: TableShape, values: readonly SqlValue[]): SqlValue[] {
  return shape.keyColumns.map((column) => values[shape.columns.indexOf(column)] ?? null);
}

interface Naming {
  readonly fresh: (value: SqlValue) => SqlValue;
  readonly nextSeq: () => number;
}

const keyCondition = (shape: TableShape): string =>
  shape.keyColumns.map((column) => `${column} IS ?`).join(' AND ');

function writeRow(database: WritableDatabase, shape: TableShape, row: WrittenRow, naming: Naming): void {
  const { table, columns } = shape;
  switch (row.operation) {
    case 'insert': {
      const values = row.after.map(naming.fresh);
      if (table === 'event') values[columns.indexOf('seq')] = naming.nextSeq();
      // A line may be removed and written again in one transaction; the twin does not have the first half of every one.
      database.run(
        `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        values,
      );
      return;
    }
    case 'update': {
      const changed = columns.filter((_, at) => !sameValue(row.before[at], row.after[at]));
      const written =
        changed.length === 0 ? columns.filter((column) => !shape.keyColumns.includes(column)) : changed;
      database.run(
        `UPDATE ${table} SET ${written.map((column) => `${column} = ?`).join(', ')} WHERE ${keyCondition(shape)}`,
        [
          ...written.map((column) => naming.fresh(row.after[columns.indexOf(column)] ?? null)),
          ...keyValues(shape, row.before),
        ],
      );
      return;
    }
    case 'delete':
      database.run(`DELETE FROM ${table} WHERE ${keyCondition(shape)}`, keyValues(shape, row.before));
  }
}

function sameValue(one: SqlValue | undefined, other: SqlValue | undefined): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return Buffer.compare(one, other) === 0;
  return one === other;
}
