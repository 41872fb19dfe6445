import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase } from './driver.ts';
import type { EditedMigration, NewerLedger } from './refusals.ts';

/** One hand-written step of the schema, as its file says it. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** Of the text with line ends as in the repository, so that a Windows checkout counts as unedited. */
  readonly sha256: string;
}

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** Reads `NNNN_name.sql` from a folder, in order. A wrong name or a number that is not a ten is a bug of ours. */
export function readMigrations(directory: string): readonly Migration[] {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  const migrations = files.map((file): Migration => {
    const [, number, name] = fileName.exec(file) ?? [];
    assert(number !== undefined && name !== undefined, `migration is named NNNN_name.sql: ${file}`);
    const sql = readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(sql, 'utf8').digest('hex');
    return { number: Number(number), name, sql, sha256 };
  });
  assert(migrations.length > 0, `there are migrations in ${directory}`);
  for (const { number } of migrations) {
    assert(number > 0 && number % 10 === 0, `migrations are numbered in tens: ${number}`);
  }
  const numbers = new Set(migrations.map(({ number }) => number));
  assert(numbers.size === migrations.length, 'every migration has a number of its own');
  return migrations;
}

/** The version of a ledger: the number of the last migration it ran, 0 for a new file. */
export function readLedgerVersion(database: ReadableDatabase): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/**
 * Which migrations a ledger still has to run. Refuses with `newerLedger` when it ran one that this app does
 * not have, and with `editedMigration` when one it ran has another text today.
 */
export function pendingMigrations(
  database: ReadableDatabase,
  migrations: readonly Migration[],
): Result<readonly Migration[], NewerLedger | EditedMigration> {
  const ledgerVersion = readLedgerVersion(database);
  const appVersion = migrations.at(-1)?.number ?? 0;
  if (ledgerVersion > appVersion) return refused({ code: 'newerLedger', ledgerVersion, appVersion });
  if (ledgerVersion === 0) return ok(migrations);
  const applied = database.all<{ number: number; name: string; sha256: string }>(
    'SELECT number, name, sha256 FROM migration ORDER BY number',
  );
  const knownByNumber = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const { number, name, sha256 } of applied) {
    if (knownByNumber.get(number)?.sha256 !== sha256) {
      return refused({ code: 'editedMigration', number, name });
    }
  }
  return ok(migrations.filter(({ number }) => number > ledgerVersion));
}
