import { rmSync } from 'node:fs';
import path from 'node:path';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { copyLedger, verifyCopy } from './backup.ts';
import type { ReadableDatabase, SqlDriver, WritableDatabase } from './driver.ts';
import { removeDatabaseFiles, swapInto } from './durable-file.ts';
import {
  checkForeignKeys,
  checkIntegrity,
  fileBytes,
  freeSpaceGuardBytes,
  readFreeBytes,
  requireFreeSpace,
} from './integrity.ts';
import { type Migration, pendingMigrations, readLedgerVersion } from './migrations.ts';
import { type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';
import { transaction } from './transaction.ts';

/** The ledger to bring up to date. Nobody may have it open: the caller holds the profile and opened nothing yet. */
export interface MigrationJob {
  readonly driver: SqlDriver;
  readonly ledgerPath: string;
  readonly key: Uint8Array;
  readonly migrations: readonly Migration[];
  readonly nowMs: number;
  /** Free bytes of the disk; the real one unless a test says otherwise. */
  readonly readFreeBytes?: (folder: string) => number | null;
}

/** What a migration run did: the versions before and after, equal when nothing was pending. */
export interface MigrationReport {
  readonly fromVersion: number;
  readonly toVersion: number;
}

const busyTimeoutMs = 5_000;

const migrationTable = `CREATE TABLE IF NOT EXISTS migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at_ms INTEGER NOT NULL
) STRICT`;

/**
 * Brings a ledger to the newest version, forward only. A new file is built in place. An existing one is never
 * touched: a verified copy is migrated, checked and then renamed over it, so a kill or a full disk at any
 * moment leaves the old ledger as it was. Refuses as `LedgerRefusal` says; an SQL error in a migration is thrown.
 */
export function migrateLedger(job: MigrationJob): Result<MigrationReport, LedgerRefusal> {
  const copyPath = `${job.ledgerPath}.migrating`;
  try {
    removeDatabaseFiles(copyPath); // what an earlier, killed run left
    const plan = planMigration(job);
    if (!plan.ok) return plan;
    const { fromVersion, pending } = plan.value;
    const toVersion = pending.at(-1)?.number ?? fromVersion;
    if (pending.length === 0) return ok({ fromVersion, toVersion });
    if (fromVersion === 0) {
      // In one transaction: waiting for the disk once, instead of once a migration, and nothing half-built after a kill.
      withWritable(job, job.ledgerPath, true, (database) =>
        transaction(database, (inside) => applyMigrations(inside, pending, job.nowMs)),
      );
      return ok({ fromVersion, toVersion });
    }
    const migrated = migrateCopy(job, copyPath, pending);
    if (!migrated.ok) return migrated;
    const emptied = emptyJournal(job);
    if (!emptied.ok) return emptied;
    swapInto(copyPath, job.ledgerPath);
    return ok({ fromVersion, toVersion });
  } catch (error) {
    const refusal = storageErrorToRefusal(error, path.dirname(job.ledgerPath));
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

interface MigrationPlan {
  readonly fromVersion: number;
  readonly pending: readonly Migration[];
}

function planMigration(job: MigrationJob): Result<MigrationPlan, LedgerRefusal> {
  if (fileBytes(job.ledgerPath) === 0) return ok({ fromVersion: 0, pending: job.migrations });
  return withWritable(job, job.ledgerPath, false, (database): Result<MigrationPlan, LedgerRefusal> => {
    const pending = pendingMigrations(database, job.migrations);
    if (!pending.ok) return pending;
    return ok({ fromVersion: readLedgerVersion(database), pending: pending.value });
  });
}

function migrateCopy(
  job: MigrationJob,
  copyPath: string,
  pending: readonly Migration[],
): Result<void, LedgerRefusal> {
  const folder = path.dirname(job.ledgerPath);
  const neededBytes = 2 * fileBytes(job.ledgerPath) + freeSpaceGuardBytes;
  const room = requireFreeSpace((job.readFreeBytes ?? readFreeBytes)(folder), neededBytes);
  if (!room.ok) return room;
  copyLedger(job.driver, { fromPath: job.ledgerPath, toPath: copyPath, key: job.key });
  const verified = verifyCopy(job.driver, { fromPath: job.ledgerPath, toPath: copyPath, key: job.key });
  if (!verified.ok) return verified;
  return withWritable(job, copyPath, false, (database) => {
    // Rebuilding a table needs foreign keys off; the check after it finds what that may have broken.
    database.execute('PRAGMA foreign_keys=OFF');
    applyMigrations(database, pending, job.nowMs);
    return checkMigrated(database);
  });
}

function checkMigrated(database: ReadableDatabase): Result<void, LedgerRefusal> {
  const sound = checkIntegrity(database, 'full');
  return sound.ok ? checkForeignKeys(database) : sound;
}

/** Moves the write-ahead log into the file: a log left behind would be replayed over the migrated ledger. */
function emptyJournal(job: MigrationJob): Result<void, LedgerRefusal> {
  withWritable(job, job.ledgerPath, false, (database) => database.execute('PRAGMA wal_checkpoint(TRUNCATE)'));
  const journal = `${job.ledgerPath}-wal`;
  if (fileBytes(journal) === 0) {
    for (const emptied of [journal, `${job.ledgerPath}-shm`]) rmSync(emptied, { force: true });
    return ok(undefined);
  }
  return refused({
    code: 'damagedLedger',
    damage: 'leftoverJournal',
    detail: 'the write-ahead log stays full',
  });
}

/** Runs migrations on an open database, each in a transaction of its own, and writes down that it did. */
export function applyMigrations(
  database: WritableDatabase,
  pending: readonly Migration[],
  nowMs: number,
): void {
  database.execute(migrationTable);
  for (const { number, name, sql, sha256 } of pending) {
    transaction(database, (inside) => {
      inside.execute(sql);
      assert(inside.inTransaction, `migration ${number} leaves its transaction alone`);
      inside.run('INSERT INTO migration (number, name, sha256, applied_at_ms) VALUES (?, ?, ?, ?)', [
        number,
        name,
        sha256,
        nowMs,
      ]);
      inside.execute(`PRAGMA user_version=${number}`);
    });
  }
}

function withWritable<Value>(
  job: MigrationJob,
  file: string,
  create: boolean,
  work: (database: WritableDatabase) => Value,
): Value {
  const connection = job.driver.openWritable({ path: file, key: job.key, create, busyTimeoutMs });
  try {
    return work(connection.database);
  } finally {
    connection.close();
  }
}
