import { Client, type ClientConfig } from 'pg';
import { present } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { Migration } from '../db/migrations.ts';
import { StoreBusyError } from './hub-store.ts';
import { toStoreError } from './postgres-errors.ts';
import { PostgresSql } from './postgres-sql.ts';
import { PostgresStatements } from './postgres-statements.ts';

/** Why a database cannot serve as a hub's store. `detail` is the driver's own sentence, without the password. */
export type PostgresRefusal =
  | { readonly code: 'databaseUnreachable'; readonly detail: string }
  | { readonly code: 'databaseTooOld'; readonly version: string; readonly oldest: string }
  | { readonly code: 'databaseEncoding'; readonly encoding: string }
  | { readonly code: 'newerHub'; readonly databaseVersion: number; readonly appVersion: number }
  | { readonly code: 'editedMigration'; readonly number: number; readonly name: string };

/** The refusal as sentences for whoever starts the hub: what is wrong, and what to do. */
export function postgresRefusalToText(refusal: PostgresRefusal): string {
  switch (refusal.code) {
    case 'databaseUnreachable':
      return `The database was not reached (${refusal.detail}). Check the address, the password and that the server runs.`;
    case 'databaseTooOld':
      return `The database is PostgreSQL ${refusal.version}. A hub needs ${refusal.oldest} or newer.`;
    case 'databaseEncoding':
      return `The database keeps texts as ${refusal.encoding}. Create one with ENCODING 'UTF8' for the hub.`;
    case 'newerHub':
      return (
        `A later Bahi wrote this database (tables of version ${refusal.databaseVersion}; this one knows ` +
        `${refusal.appVersion}). Start the hub with that version, or restore a copy from before.`
      );
    case 'editedMigration':
      return (
        `Step ${refusal.number} (${refusal.name}) has another text than when this database ran it. ` +
        'Start the hub with the version of Bahi that made the database.'
      );
  }
}

/** 14: the oldest that is still mended. */
const oldestVersion = 140_000;

/** Taken by whoever changes the tables; hub processes that start together wait here for the first. */
const schemaLock = 0x6261_6869; // 'bahi'

const migrationTable = `CREATE TABLE IF NOT EXISTS hub_migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
)`;

/** What a store must know of its server. */
export interface PreparedDatabase {
  /** `synchronous_commit` is off: the server answers before a commit is on its disk, unless it is told otherwise. */
  readonly answersEarly: boolean;
}

/**
 * Looks whether a database fits and brings its tables to the newest version, all pending steps in one transaction. It has
 * a connection of its own, without a limit of time: a step may rebuild what years have filled.
 */
export async function prepareDatabase(
  connection: ClientConfig,
  migrations: readonly Migration[],
): Promise<Result<PreparedDatabase, PostgresRefusal>> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const sql = new PostgresSql(client, { typesByTable: new Map(), statements: new PostgresStatements() });
    await sql.script('BEGIN');
    const prepared = await prepare(sql, migrations);
    await sql.script(prepared.ok ? 'COMMIT' : 'ROLLBACK');
    return prepared;
  } catch (error) {
    const told = toStoreError(error);
    if (!(told instanceof StoreBusyError)) throw told;
    const cause = told.cause instanceof Error ? told.cause : told;
    return refused({ code: 'databaseUnreachable', detail: cause.message });
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface ServerSettings {
  readonly version: number;
  readonly encoding: string;
  readonly durability: string;
}

const serverSettings = `SELECT current_setting('server_version_num')::integer AS version,
  current_setting('server_encoding') AS encoding, current_setting('synchronous_commit') AS durability`;

async function prepare(
  sql: PostgresSql,
  migrations: readonly Migration[],
): Promise<Result<PreparedDatabase, PostgresRefusal>> {
  const { version, encoding, durability } = present(
    await sql.get<ServerSettings>(serverSettings),
    'settings',
  );
  if (version < oldestVersion) {
    return refused({ code: 'databaseTooOld', version: wordOf(version), oldest: wordOf(oldestVersion) });
  }
  if (encoding !== 'UTF8') return refused({ code: 'databaseEncoding', encoding });
  const migrated = await migrate(sql, migrations);
  return migrated.ok ? ok({ answersEarly: durability === 'off' }) : migrated;
}

async function migrate(
  sql: PostgresSql,
  migrations: readonly Migration[],
): Promise<Result<void, PostgresRefusal>> {
  await sql.script(`SELECT pg_advisory_xact_lock(${schemaLock})`);
  await sql.script(migrationTable);
  const applied = await sql.all<{ number: number; name: string; sha256: string }>(
    'SELECT number, name, sha256 FROM hub_migration ORDER BY number',
  );
  const appVersion = migrations.at(-1)?.number ?? 0;
  const databaseVersion = applied.at(-1)?.number ?? 0;
  if (databaseVersion > appVersion) return refused({ code: 'newerHub', databaseVersion, appVersion });
  const knownByNumber = new Map(migrations.map((migration) => [migration.number, migration]));
  const edited = applied.find(({ number, sha256 }) => knownByNumber.get(number)?.sha256 !== sha256);
  if (edited !== undefined) {
    return refused({ code: 'editedMigration', number: edited.number, name: edited.name });
  }
  for (const { number, name, sql: text, sha256 } of migrations) {
    if (number <= databaseVersion) continue;
    await sql.script(text);
    await sql.run('INSERT INTO hub_migration (number, name, sha256) VALUES (?, ?, ?)', [
      number,
      name,
      sha256,
    ]);
  }
  return ok(undefined);
}

/** `14.5` of PostgreSQL's 140005. */
function wordOf(version: number): string {
  return `${Math.floor(version / 10_000)}.${version % 10_000}`;
}
