import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, SqlConnection, SqlDriver, WritableDatabase } from './driver.ts';
import { migrateLedger } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import { type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';
import { sqlcipherDriver } from './sqlcipher.ts';

/** A ledger file outside its place in the profile: made ready to take that place, or looked at. */
export interface StagedOpening {
  readonly path: string;
  readonly key: Uint8Array;
  readonly migrationsDirectory: string;
  readonly nowMs: number;
  readonly driver?: SqlDriver;
}

const busyTimeoutMs = 5_000;

/**
 * Opens a staged ledger to write, migrated to the newest version; creates it where there is none. Its journal is no
 * write-ahead log, so that it is one whole file once it is closed.
 */
export function openStagedLedger(
  opening: StagedOpening,
): Result<SqlConnection<WritableDatabase>, LedgerRefusal> {
  const { path, key, migrationsDirectory, nowMs, driver = sqlcipherDriver } = opening;
  try {
    const migrations = readMigrations(migrationsDirectory);
    const migrated = migrateLedger({ driver, ledgerPath: path, key, migrations, nowMs });
    if (!migrated.ok) return migrated;
    const connection = driver.openWritable({ path, key, create: false, busyTimeoutMs });
    connection.database.returning('PRAGMA journal_mode=DELETE');
    return ok(connection);
  } catch (error) {
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/** Opens the store of a hub that this process alone writes, migrated to the newest version; creates it where there is none. */
export function openHubFile(opening: StagedOpening): Result<SqlConnection<WritableDatabase>, LedgerRefusal> {
  const opened = openStagedLedger(opening);
  // A backup reads it while devices write.
  if (opened.ok) opened.value.database.returning('PRAGMA journal_mode=WAL');
  return opened;
}

/** Opens any ledger file to read it, as it is. Refuses with `wrongKey` or `damagedLedger`. */
export function readLedgerFile<Value>(
  file: { readonly path: string; readonly key: Uint8Array; readonly driver?: SqlDriver },
  work: (database: ReadableDatabase) => Value,
): Result<Value, LedgerRefusal> {
  const { path, key, driver = sqlcipherDriver } = file;
  try {
    const connection = driver.openReadable({ path, key, create: false, busyTimeoutMs });
    try {
      return ok(work(connection.database));
    } finally {
      connection.close();
    }
  } catch (error) {
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return refused(refusal);
  }
}
