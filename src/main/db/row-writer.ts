import { Column, getTableColumns, type InferSelectModel } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, SqlValue, WritableDatabase } from './driver.ts';

/** A row as SQLite takes it: values in the order of the table's columns. */
export type RowValues = readonly SqlValue[];

/** Writes whole rows of one table by prepared statements. */
export interface TableWriter {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keyColumns: readonly string[];
  insert(database: WritableDatabase, values: RowValues): void;
  /** Inserts the row, or writes it over the one with its key. */
  upsert(database: WritableDatabase, values: RowValues): void;
  /** Removes all rows with a value in a column; how many there were. */
  removeWhere(database: WritableDatabase, column: string, value: SqlValue): number;
  /** Removes the row with the key of these values. */
  remove(database: WritableDatabase, values: RowValues): void;
  /** Empties the table. */
  removeAll(database: WritableDatabase): void;
  /** The stored rows with a value in a column, values in the order of `columns`; all of them where no column is named. */
  rowsWhere(database: ReadableDatabase, column: string | null, value: SqlValue): RowValues[];
  /** Every stored row, one at a time, values in the order of `columns`. */
  iterateRows(database: ReadableDatabase): Iterable<RowValues>;
}

/** A table's writer with the type of its rows: typed by the drizzle schema, without drizzle's cost a row. */
export interface RowWriter<Row> extends TableWriter {
  /** A row's values in the order of `columns`. */
  toValues(row: Row): RowValues;
}

/**
 * The writer of a table of `schema.ts`. A column that the database keeps by triggers is read back, for a comparison, as
 * the column that holds what was written (`keptAs`).
 */
export function rowWriter<Table extends SQLiteTable>(
  table: Table,
  keptAs: Partial<
    Record<keyof InferSelectModel<Table> & string, keyof InferSelectModel<Table> & string>
  > = {},
): RowWriter<InferSelectModel<Table>> {
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
  const writer = writerOf<InferSelectModel<Table>>(table, Object.entries(columns));
  const readAs = new Map<string, string>();
  for (const [member, other] of Object.entries<string | undefined>(keptAs)) {
    const kept = present(columns[member], 'a column that is kept by triggers');
    readAs.set(kept.name, present(columns[other ?? ''], 'the column of what was written').name);
  }
  if (readAs.size === 0) return writer;
  return { ...writer, ...readers(writer.table, writer.columns, readAs) };
}

/**
 * The writer of a table whose rows SQLite numbers: they are known by another column, and the number is neither written
 * nor compared, as a rebuilt row has another one.
 */
export function numberedRowWriter<Table extends SQLiteTable, Numbered extends keyof InferSelectModel<Table>>(
  table: Table,
  number: Numbered,
  key: keyof InferSelectModel<Table> & string,
): RowWriter<Omit<InferSelectModel<Table>, Numbered>> {
  const members = Object.entries<SQLiteColumn>(getTableColumns(table));
  const keyColumn = present(members.find(([member]) => member === key)?.[1], 'the column of the key');
  return writerOf(
    table,
    members.filter(([member]) => member !== number),
    [keyColumn.name],
  );
}

function writerOf<Row>(
  table: SQLiteTable,
  members: readonly (readonly [string, SQLiteColumn])[],
  otherKey?: readonly string[],
): RowWriter<Row> {
  const { name, primaryKeys } = getTableConfig(table);
  const columns = members.map(([, column]) => column.name);
  // Most columns take the value as it is; asking each of them for every row would be half of the work of a row.
  const mapped = members.map(([member, column]) => ({ member, column: isPlain(column) ? null : column }));
  const composite = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const single = members.filter(([, column]) => column.primary).map(([, column]) => column.name);
  const keyColumns = otherKey ?? (composite.length > 0 ? composite : single);
  const insertSql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const changed = columns.filter((column) => !keyColumns.includes(column));
  const upsertSql = `${insertSql} ON CONFLICT (${keyColumns.join(', ')}) DO UPDATE SET ${changed
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;
  const removeSql = `DELETE FROM ${name} WHERE ${keyColumns.map((column) => `${column} IS ?`).join(' AND ')}`;
  return {
    table: name,
    columns,
    keyColumns,
    toValues: (row) =>
      mapped.map(({ member, column }) => {
        const value = row[member as keyof Row];
        return column === null ? (value as SqlValue) : toSqlValue(column, value);
      }),
    insert: (database, values) => void database.run(insertSql, values),
    upsert: (database, values) => void database.run(upsertSql, values),
    removeWhere: (database, column, value) =>
      database.run(`DELETE FROM ${name} WHERE ${column} = ?`, [value]).changes,
    remove: (database, values) =>
      void database.run(
        removeSql,
        keyColumns.map((column) => values[columns.indexOf(column)] ?? null),
      ),
    removeAll: (database) => void database.run(`DELETE FROM ${name}`),
    ...readers(name, columns),
  };
}

function readers(
  table: string,
  columns: readonly string[],
  readAs: ReadonlyMap<string, string> = new Map(),
): Pick<TableWriter, 'iterateRows' | 'rowsWhere'> {
  const read = columns.map((column) => `${readAs.get(column) ?? column} AS ${column}`).join(', ');
  const select = `SELECT ${read} FROM ${table}`;
  return {
    *iterateRows(database) {
      const rows = database.iterate<Record<string, SqlValue>>(select);
      for (const row of rows) yield columns.map((column) => row[column] ?? null);
    },
    rowsWhere: (database, column, value) =>
      column === null
        ? database.allValues(select)
        : database.allValues(`${select} WHERE ${table}.${column} = ?`, [value]),
  };
}

/** Whether a column stores what it is given. */
function isPlain(column: SQLiteColumn): boolean {
  return column.mapToDriverValue === Column.prototype.mapToDriverValue;
}

function toSqlValue(column: SQLiteColumn, value: unknown): SqlValue {
  return value === null ? null : (column.mapToDriverValue(value) as SqlValue);
}
