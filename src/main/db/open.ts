import path from 'node:path';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, SqlConnection, SqlDriver, WritableDatabase } from './driver.ts';
import { checkIntegrity, fileBytes, type IntegrityDepth, readLedgerHeader } from './integrity.ts';
import { type MigrationReport, migrateLedger } from './migrate.ts';
import { readMigrations } from './migrations.ts';
import type { ProfileLock } from './profile-lock.ts';
import { type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';
import { sqlcipherDriver } from './sqlcipher.ts';

/** How a ledger is opened. */
export interface LedgerOpening {
  /** From `acquireProfile`: there is no opening a ledger that another process has. */
  readonly profile: ProfileLock;
  /** The raw 32-byte data key. It is read while opening and not kept. */
  readonly key: Uint8Array;
  readonly migrationsDirectory: string;
  /** `create` refuses a ledger that is there, `existing` one that is not: a lost file never becomes an empty book. */
  readonly mode: 'create' | 'existing';
  /** Recorded with each migration. */
  readonly nowMs: number;
  /** `auto`: quick up to 128 MB and after an unclean end; larger, cleanly closed files leave it to the weekly check. */
  readonly check?: IntegrityDepth | 'auto' | 'none';
  readonly driver?: SqlDriver;
}

/** An open ledger: one handle that reads, one that writes. */
export interface LedgerDatabase {
  readonly path: string;
  readonly read: ReadableDatabase;
  readonly write: WritableDatabase;
  readonly migrated: MigrationReport;
  /** Closes both handles, which empties the write-ahead log. The profile stays held. */
  close(): void;
}

const ledgerFile = 'ledger.db';
const busyTimeoutMs = 5_000;
const quickCheckBytes = 128 * 1024 * 1024;

/** Where the ledger of a profile lies. */
export function ledgerPathOf(profileDirectory: string): string {
  return path.join(profileDirectory, ledgerFile);
}

/**
 * Opens the encrypted ledger of a profile, migrated to the newest version. Every reason not to is a typed
 * refusal; there is no stand-in in memory for a ledger that does not open.
 */
export function openLedger(opening: LedgerOpening): Result<LedgerDatabase, LedgerRefusal> {
  assert(opening.profile.held, 'the profile is held while its ledger is open');
  const file = ledgerPathOf(opening.profile.directory);
  try {
    const present = checkPresence(file, opening.mode);
    return present.ok ? openPresent(opening, file) : present;
  } catch (error) {
    const refusal = storageErrorToRefusal(error, opening.profile.directory);
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

function checkPresence(file: string, mode: LedgerOpening['mode']): Result<void, LedgerRefusal> {
  const header = readLedgerHeader(file);
  const isNew = header === 'missing' || header === 'empty';
  if (mode === 'create' && !isNew) return refused({ code: 'ledgerExists' });
  if (mode === 'create' || header === 'encrypted') return ok(undefined);
  return refused({ code: 'damagedLedger', damage: header, detail: `the ledger file is ${header}` });
}

function openPresent(opening: LedgerOpening, file: string): Result<LedgerDatabase, LedgerRefusal> {
  const driver = opening.driver ?? sqlcipherDriver;
  const depth = depthOf(opening.check ?? 'auto', file);
  const { key, nowMs } = opening;
  const sound = depth === 'none' ? ok(undefined) : checkExisting(driver, file, key, depth);
  if (!sound.ok) return sound;
  const migrations = readMigrations(opening.migrationsDirectory);
  const migrated = migrateLedger({ driver, ledgerPath: file, key, migrations, nowMs });
  if (!migrated.ok) return migrated;
  const connections = openHandles(driver, file, key);
  assert(readLedgerHeader(file) === 'encrypted', 'what lies on the disk is encrypted');
  return ok({
    path: file,
    read: connections.read.database,
    write: connections.write.database,
    migrated: migrated.value,
    close() {
      // The last one to close moves the log into the file; a read-only handle could not.
      connections.read.close();
      connections.write.close();
    },
  });
}

function depthOf(check: NonNullable<LedgerOpening['check']>, file: string): IntegrityDepth | 'none' {
  if (fileBytes(file) === 0) return 'none';
  if (check !== 'auto') return check;
  const endedUncleanly = fileBytes(`${file}-wal`) > 0;
  return endedUncleanly || fileBytes(file) <= quickCheckBytes ? 'quick' : 'none';
}

function checkExisting(
  driver: SqlDriver,
  file: string,
  key: Uint8Array,
  depth: IntegrityDepth,
): Result<void, LedgerRefusal> {
  const connection = driver.openReadable({ path: file, key, create: false, busyTimeoutMs });
  try {
    return checkIntegrity(connection.database, depth);
  } finally {
    connection.close();
  }
}

interface Handles {
  readonly read: SqlConnection<ReadableDatabase>;
  readonly write: SqlConnection<WritableDatabase>;
}

function openHandles(driver: SqlDriver, file: string, key: Uint8Array): Handles {
  const write = driver.openWritable({ path: file, key, create: false, busyTimeoutMs });
  try {
    const [mode] = write.database.returning<{ journal_mode: string }>('PRAGMA journal_mode=WAL');
    assert(mode?.journal_mode === 'wal', 'the ledger uses a write-ahead log');
    return { write, read: driver.openReadable({ path: file, key, create: false, busyTimeoutMs }) };
  } catch (error) {
    write.close();
    throw error;
  }
}
