import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import type { ReadableDatabase } from '../../../src/main/db/driver.ts';
import { rowWriter } from '../../../src/main/db/row-writer.ts';
import * as schema from '../../../src/main/db/schema.ts';
import { freshLedger } from '../ledger/fresh-ledger.ts';

interface Shape {
  readonly columns: readonly { name: string; type: string; notNull: boolean; key: number }[];
  readonly indexes: readonly {
    name: string;
    unique: boolean;
    partial: boolean;
    columns: readonly string[];
  }[];
}

const tables = Object.values(schema).filter((member) => is(member, SQLiteTable));

/** A table as drizzle declares it. */
function declared(table: SQLiteTable): Shape {
  const { columns, indexes, primaryKeys } = getTableConfig(table);
  const composite = primaryKeys.flatMap((key) => key.columns.map(({ name }) => name));
  return {
    columns: columns.map((column) => ({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      notNull: column.notNull && !column.primary,
      key: column.primary ? 1 : composite.indexOf(column.name) + 1,
    })),
    indexes: indexes
      .map(({ config }) => ({
        name: config.name,
        unique: config.unique,
        partial: config.where !== undefined,
        columns: config.columns.map(columnName),
      }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

const expression = '(expression)';

/** A column by its name; one that is ordered downwards is an expression around it. Of any other SQLite tells no name. */
function columnName(part: unknown): string {
  if (typeof part === 'object' && part !== null && 'name' in part) return String(part.name);
  const chunks = (part as { queryChunks: readonly unknown[] }).queryChunks;
  const text = JSON.stringify(chunks.filter((chunk) => typeof chunk === 'object' && !isColumn(chunk)));
  if (text.includes('(')) return expression;
  return chunks.find(isColumn)?.name ?? expression;
}

function isColumn(chunk: unknown): chunk is { readonly name: string } {
  return typeof chunk === 'object' && chunk !== null && 'name' in chunk;
}

/** The same table as the migrations made it. */
function stored(database: ReadableDatabase, table: string): Shape {
  const columns = database.all<{ name: string; type: string; notnull: number; pk: number }>(
    `SELECT name, type, "notnull", pk FROM pragma_table_info('${table}') ORDER BY cid`,
  );
  const indexes = database.all<{ name: string; unique: number; partial: number }>(
    `SELECT name, "unique", partial FROM pragma_index_list('${table}') WHERE origin = 'c' ORDER BY name`,
  );
  const keyLength = columns.filter(({ pk }) => pk > 0).length;
  return {
    // SQLite calls the parts of a key in a table without row ids not null; drizzle leaves that to the key.
    columns: columns.map(({ name, type, notnull, pk }) => ({
      name,
      type,
      notNull: notnull === 1 && (pk === 0 || keyLength > 1),
      key: pk,
    })),
    indexes: indexes.map(({ name, unique, partial }) => ({
      name,
      unique: unique === 1,
      partial: partial === 1,
      columns: database
        .all<{ name: string | null }>(`SELECT name FROM pragma_index_info('${name}') ORDER BY seqno`)
        .map((column) => column.name ?? expression),
    })),
  };
}

describe('the drizzle schema', () => {
  test('names every table of the migrations, and no other', () => {
    const { write } = freshLedger().ledger;
    const made = write
      .all<{ name: string }>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1",
      )
      .map(({ name }) => name)
      .filter((name) => name !== 'migration' && !name.startsWith('sqlite_'));
    expect(tables.map((table) => getTableConfig(table).name).sort()).toEqual(made.sort());
  });

  test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
    'says of %s what the database says',
    (name, table) => {
      expect(declared(table)).toEqual(stored(freshLedger().ledger.write, name));
    },
  );

  test('gives back through drizzle what a row writer wrote', () => {
    const { write } = freshLedger().ledger;
    const row = { userId: 'user-asha', name: null, roles: ['desk', 'field'] as const, active: true };
    const writer = rowWriter(schema.appUser);
    writer.insert(write, writer.toValues(row));
    writer.upsert(write, writer.toValues({ ...row, name: 'Asha', active: false }));
    expect(write.drizzle.select().from(schema.appUser).all()).toEqual([
      { ...row, name: 'Asha', active: false },
    ]);
    expect(write.get('SELECT roles, active FROM app_user')).toEqual({ roles: '["desk","field"]', active: 0 });
    expect([
      writer.removeWhere(write, 'user_id', 'user-ravi'),
      writer.removeWhere(write, 'user_id', 'user-asha'),
    ]).toEqual([0, 1]);
  });
});
