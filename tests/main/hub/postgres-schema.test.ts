import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { whyNoPostgres } from '../../../bin/postgres.mjs';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openMemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import { openPostgresStore } from '../../../src/main/hub/postgres-store.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { hubMigrations } from '../../helpers/postgres/sample-store.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../../helpers/postgres/test-postgres.ts';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: number | boolean;
}

interface Index {
  readonly table: string;
  readonly unique: number | boolean;
  readonly condition: string | null;
  /** Null where it is of no column, but of what is reckoned from one. */
  readonly columns: string | null;
}

const sqliteTypes: Readonly<Record<string, string>> = {
  bigint: 'INTEGER',
  smallint: 'INTEGER',
  text: 'TEXT',
  bytea: 'BLOB',
};

const lines = (rows: readonly (Column | Index)[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.values(row))).sort();

describe.skipIf(whyNoPostgres() !== null)('the tables of both hubs', () => {
  const sqlite = openMemoryDatabase();
  let postgres: TestPostgres;
  let url: string;

  beforeAll(async () => {
    const folder = join(import.meta.dirname, '../../../migrations/hub');
    applyMigrations(sqlite.database, readMigrations(folder), 0);
    postgres = await startPostgres();
    url = await postgres.newDatabase();
    await valueOrThrow(await openPostgresStore({ url, migrations: hubMigrations() })).close();
  });
  afterAll(async () => {
    sqlite.close();
    await postgres.stop();
  });

  test('have the same columns of the same types', async () => {
    const ofSqlite = sqlite.database.all<Column>(
      `SELECT m.name AS "table", c.name AS "column", c.type, c."notnull" OR c.pk > 0 AS required
       FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name LIKE 'hub~_%' ESCAPE '~'`,
    );
    const ofPostgres = await askPostgres<Column>(
      url,
      `SELECT c.relname AS "table", attname AS "column", format_type(atttypid, atttypmod) AS type, attnotnull AS required
       FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
       WHERE relname LIKE 'hub~_%' ESCAPE '~' AND relkind IN ('r', 'p') AND NOT relispartition AND attnum > 0
         AND relname NOT IN ('hub_turn', 'hub_migration')`,
    );
    const asSqlite = ofPostgres.map((row) => ({
      ...row,
      type: sqliteTypes[row.type] ?? row.type,
      required: row.required ? 1 : 0,
    }));
    expect(ofSqlite.length).toBeGreaterThan(50);
    expect(lines(asSqlite)).toEqual(lines(ofSqlite));
  });

  test('have the same keys and indexes, but for that of the ids of events', async () => {
    const ofSqlite = sqlite.database.all<Index>(
      `SELECT m.name AS "table", i."unique", CASE WHEN i.partial THEN 'partial' END AS condition,
         (SELECT group_concat(name) FROM pragma_index_info(i.name)) AS columns
       FROM sqlite_schema m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND m.name <> 'hub_self'`,
    );
    const ofPostgres = await askPostgres<Index>(
      url,
      `SELECT t.relname AS "table", CASE WHEN indisunique THEN 1 ELSE 0 END AS unique,
         CASE WHEN indpred IS NOT NULL THEN 'partial' END AS condition,
         (SELECT string_agg(attname, ',' ORDER BY k.n) FROM unnest(indkey) WITH ORDINALITY AS k(number, n)
          JOIN pg_attribute a ON a.attrelid = indrelid AND a.attnum = k.number) AS columns
       FROM pg_index JOIN pg_class t ON t.oid = indrelid
       WHERE relname LIKE 'hub~_%' ESCAPE '~' AND NOT relispartition
         AND relname NOT IN ('hub_turn', 'hub_migration', 'hub_self')`,
    );
    // Decision 0059: by the beginning of the id on SQLite, which names no column.
    const ofBeginnings: Index = { table: 'hub_event', unique: 0, condition: 'partial', columns: null };
    const ofIds: Index = { table: 'hub_event', unique: 1, condition: 'partial', columns: 'team,id' };
    expect(lines([...ofPostgres, ofBeginnings])).toEqual(lines([...ofSqlite, ofIds]));
  });

  test('PostgreSQL keeps every text in the order of its bytes, and parts the events by team', async () => {
    const others = await askPostgres(
      url,
      `SELECT c.relname, attname FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_collation l ON l.oid = attcollation
       WHERE relname LIKE 'hub~_%' ESCAPE '~' AND relkind = 'r' AND relname <> 'hub_migration' AND collname <> 'C'`,
    );
    expect(others).toEqual([]);
    const [parted] = await askPostgres<{ key: string; parts: string }>(
      url,
      `SELECT pg_get_partkeydef('hub_event'::regclass) AS key,
         (SELECT count(*) FROM pg_inherits WHERE inhparent = 'hub_event'::regclass) AS parts`,
    );
    expect(parted).toEqual({ key: 'HASH (team)', parts: '16' });
  });
});
