import { Client, type ClientConfig, DatabaseError } from 'pg';
import { present } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { Migration } from '../db/migrations.ts';
import { StoreBusyError } from './hub-store.ts';
import { toStoreError } from './postgres-errors.ts';
import { PostgresSql } from './postgres-sql.ts';
import { PostgresStatements } from './postgres-statements.ts';

/** Why a database cannot serve as a hub's store. `detail` is the driver's own sentence, without the password. */
export type PostgresRefusal =
  | { readonly code: 'databaseAddress'; readonly detail: string }
  | { readonly code: 'databaseUnreachable'; readonly detail: string }
  /** It answered, and does not let the hub in: the password, the name of the database, a rule of the server. */
  | { readonly code: 'databaseClosed'; readonly detail: string }
  | { readonly code: 'databaseRights'; readonly detail: string }
  | { readonly code: 'databaseTooOld'; readonly version: string; readonly oldest: string }
  | { readonly code: 'databaseEncoding'; readonly encoding: string }
  | { readonly code: 'newerHub'; readonly databaseVersion: number; readonly appVersion: number }
  | { readonly code: 'editedMigration'; readonly number: number; readonly name: string };

/** The refusal as sentences for whoever starts the hub: what is wrong, and what to do. */
export function postgresRefusalToText(refusal: PostgresRefusal): string {
  switch (refusal.code) {
    case 'databaseAddress':
      return (
        `The address of the database cannot be read (${refusal.detail}). It is postgres://USER:PASSWORD@HOST:PORT/DATABASE; ` +
        'in the password, @ is written %40, : is %3A, / is %2F and % is %25.'
      );
    case 'databaseUnreachable':
      return `The database was not reached (${refusal.detail}). Check the address and that the server runs.`;
    case 'databaseClosed':
      return `The database did not let the hub in (${refusal.detail}). Check the user, the password and the name of the database.`;
    case 'databaseRights':
      return (
        `The hub may not make its tables in this database (${refusal.detail}). ` +
        'Make its user the owner of the database, or let it CREATE in the schema.'
      );
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
  const reached = await reach(connection);
  if (!reached.ok) return reached;
  const client = reached.value;
  try {
    const sql = new PostgresSql(client, { typesByTable: new Map(), statements: new PostgresStatements() });
    await sql.script(begin);
    const prepared = await prepare(sql, migrations);
    await sql.script(prepared.ok ? 'COMMIT' : 'ROLLBACK');
    return prepared;
  } catch (error) {
    if (error instanceof DatabaseError && noRights.has(error.code ?? '')) {
      return refused({ code: 'databaseRights', detail: error.message });
    }
    if (error instanceof StoreBusyError) return refused(unreachable(error.cause));
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Whatever is usual in this database: who waited for the first process has to see what that one made, and a step may take its
 * time.
 */
const begin =
  'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0';

/** SQLSTATEs of a user who may not make tables, or has no schema to make them in. */
const noRights: ReadonlySet<string> = new Set(['42501', '3F000']);

/** A connection, or why there is none. Nothing of the address is in the words: its password would be, too. */
async function reach(connection: ClientConfig): Promise<Result<Client, PostgresRefusal>> {
  let client: Client;
  try {
    client = new Client(connection);
  } catch (error) {
    // No address, or one that names a file of a certificate which is not there.
    const file = error instanceof Error && 'path' in error ? `no file ${String(error.path)}` : 'it is none';
    return refused({ code: 'databaseAddress', detail: file });
  }
  client.on('error', () => undefined);
  try {
    await client.connect();
    return ok(client);
  } catch (error) {
    await client.end().catch(() => undefined);
    const isClosed = error instanceof DatabaseError && !(toStoreError(error) instanceof StoreBusyError);
    return refused(isClosed ? { code: 'databaseClosed', detail: error.message } : unreachable(error));
  }
}

/** The words of the driver. A name with several addresses fails once for each of them. */
function unreachable(error: unknown): PostgresRefusal {
  const first = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const detail = first instanceof Error ? first.message : 'no answer';
  return { code: 'databaseUnreachable', detail };
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
