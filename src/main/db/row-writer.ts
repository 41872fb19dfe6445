import { getTableColumns, type InferSelectModel } from 'drizzle-orm';
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { SqlValue, WritableDatabase } from './driver.ts';

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
}

/** A table's writer with the type of its rows: typed by the drizzle schema, without drizzle's cost a row. */
export interface RowWriter<Row> extends TableWriter {
  /** A row's values in the order of `columns`. */
  toValues(row: Row): RowValues;
}

/** The writer of a table of `schema.ts`. */
export function rowWriter<Table extends SQLiteTable>(table: Table): RowWriter<InferSelectModel<Table>> {
  const { name, primaryKeys } = getTableConfig(table);
  const members = Object.entries<SQLiteColumn>(getTableColumns(table));
  const columns = members.map(([, column]) => column.name);
  const composite = primaryKeys.flatMap((key) => key.columns.map((column) => column.name));
  const single = members.filter(([, column]) => column.primary).map(([, column]) => column.name);
  const keyColumns = composite.length > 0 ? composite : single;
  const insertSql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  const changed = columns.filter((column) => !keyColumns.includes(column));
  const upsertSql = `${insertSql} ON CONFLICT (${keyColumns.join(', ')}) DO UPDATE SET ${changed
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;
  return {
    table: name,
    columns,
    keyColumns,
    toValues: (row) =>
      members.map(([member, column]) => toSqlValue(column, row[member as keyof InferSelectModel<Table>])),
    insert: (database, values) => void database.run(insertSql, values),
    upsert: (database, values) => void database.run(upsertSql, values),
    removeWhere: (database, column, value) =>
      database.run(`DELETE FROM ${name} WHERE ${column} = ?`, [value]).changes,
  };
}

function toSqlValue(column: SQLiteColumn, value: unknown): SqlValue {
  return value === null ? null : (column.mapToDriverValue(value) as SqlValue);
}
