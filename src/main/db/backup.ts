import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, SqlDriver } from './driver.ts';
import { removeDatabaseFiles, swapInto } from './durable-file.ts';
import {
  checkIntegrity,
  fileBytes,
  freeSpaceGuardBytes,
  readFreeBytes,
  readLedgerHeader,
  requireFreeSpace,
} from './integrity.ts';
import { readLedgerVersion } from './migrations.ts';
import { type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';
import { sqlcipherDriver } from './sqlcipher.ts';

/** A ledger and the file its copy goes to, both under one key. */
export interface LedgerCopy {
  readonly fromPath: string;
  readonly toPath: string;
  readonly key: Uint8Array;
}

/** A backup that was opened again and found whole. */
export interface LedgerBackup {
  readonly path: string;
  readonly bytes: number;
  readonly ledgerVersion: number;
  /** Of the encrypted file, for the list of backups. */
  readonly sha256: string;
}

const busyTimeoutMs = 5_000;

/**
 * Writes a compact copy with `VACUUM INTO`, encrypted with the same key (`db.backup()` fails on encrypted files).
 * Sees one moment of the ledger, also while it is in use. Row numbers survive only where a table names them
 * (`INTEGER PRIMARY KEY`). SQLite's errors are thrown.
 */
export function copyLedger(driver: SqlDriver, copy: LedgerCopy): void {
  const connection = driver.openWritable({
    path: copy.fromPath,
    key: copy.key,
    create: false,
    busyTimeoutMs,
  });
  try {
    connection.database.run('VACUUM INTO ?', [copy.toPath]);
  } finally {
    connection.close();
  }
}

/** Opens a copy and compares it with its original: encrypted, sound, same version, as many rows in every table. */
export function verifyCopy(driver: SqlDriver, copy: LedgerCopy): Result<void, LedgerRefusal> {
  const inspected = inspectLedger(driver, copy.toPath, copy.key);
  if (!inspected.ok) return inspected;
  const before = summarise(driver, copy.fromPath, copy.key);
  if (JSON.stringify(before) === JSON.stringify(summarise(driver, copy.toPath, copy.key)))
    return ok(undefined);
  return refused({ code: 'damagedLedger', damage: 'integrity', detail: 'the copy differs from the ledger' });
}

/** Opens any ledger file to read: refuses unless it is encrypted, opens with the key and is sound. Answers its version. */
export function inspectLedger(
  driver: SqlDriver,
  file: string,
  key: Uint8Array,
): Result<{ readonly ledgerVersion: number }, LedgerRefusal> {
  const header = readLedgerHeader(file);
  if (header !== 'encrypted') {
    return refused({ code: 'damagedLedger', damage: header, detail: `the file is ${header}` });
  }
  try {
    return reading(driver, file, key, (database) => {
      const sound = checkIntegrity(database, 'full');
      return sound.ok ? ok({ ledgerVersion: readLedgerVersion(database) }) : sound;
    });
  } catch (error) {
    const refusal = storageErrorToRefusal(error, path.dirname(file));
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/**
 * Backs a ledger up, also one that is open: copy, verification, flush to the disk, and only then the final name.
 * Refuses with `diskFull`, `readOnlyFolder`, `wrongKey` or `damagedLedger`; an earlier backup of the name is
 * replaced only by a whole one.
 */
export function backUpLedger(
  copy: LedgerCopy,
  driver: SqlDriver = sqlcipherDriver,
): Result<LedgerBackup, LedgerRefusal> {
  const folder = path.dirname(copy.toPath);
  const partial = { ...copy, toPath: `${copy.toPath}.partial` };
  try {
    const room = requireFreeSpace(readFreeBytes(folder), fileBytes(copy.fromPath) + freeSpaceGuardBytes);
    if (!room.ok) return room;
    removeDatabaseFiles(partial.toPath);
    copyLedger(driver, partial);
    const inspected = inspectLedger(driver, partial.toPath, copy.key);
    if (!inspected.ok) return inspected;
    swapInto(partial.toPath, copy.toPath);
    return ok({
      path: copy.toPath,
      bytes: fileBytes(copy.toPath),
      ledgerVersion: inspected.value.ledgerVersion,
      sha256: fileSha256(copy.toPath),
    });
  } catch (error) {
    const refusal = storageErrorToRefusal(error, folder);
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

function summarise(driver: SqlDriver, file: string, key: Uint8Array): unknown {
  return reading(driver, file, key, (database) => {
    const tables = database.all<{ name: string; sql: string | null }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    );
    const stored = tables.filter(
      ({ name, sql }) => sql?.startsWith('CREATE TABLE') && !name.startsWith('sqlite_'),
    );
    return {
      ledgerVersion: readLedgerVersion(database),
      rowsByTable: stored.map(({ name }) => [
        name,
        database.get<{ rows: number }>(`SELECT count(*) AS rows FROM "${name.replaceAll('"', '""')}"`)?.rows,
      ]),
    };
  });
}

function reading<Value>(
  driver: SqlDriver,
  file: string,
  key: Uint8Array,
  work: (database: ReadableDatabase) => Value,
): Value {
  const connection = driver.openReadable({ path: file, key, create: false, busyTimeoutMs });
  try {
    return work(connection.database);
  } finally {
    connection.close();
  }
}

function fileSha256(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(1024 * 1024);
  const descriptor = openSync(file, 'r');
  try {
    for (let read = readSync(descriptor, chunk); read > 0; read = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}
