import { closeSync, existsSync, openSync, readSync, statfsSync, statSync } from 'node:fs';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase } from './driver.ts';
import { type DamagedLedger, type DiskFull, type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';

const plainHeader = Buffer.from('SQLite format 3\0', 'latin1');

/** What the first bytes of a ledger file say: an encrypted one starts with random salt. */
export type LedgerHeader = 'missing' | 'empty' | 'plaintext' | 'encrypted';

/** Answers what the file on disk is, without opening it: a plain SQLite header means that nothing is encrypted. */
export function readLedgerHeader(file: string): LedgerHeader {
  if (!existsSync(file)) return 'missing';
  const header = Buffer.alloc(plainHeader.length);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, header, 0, header.length, 0) === 0) return 'empty';
  } finally {
    closeSync(descriptor);
  }
  return header.equals(plainHeader) ? 'plaintext' : 'encrypted';
}

/** How thoroughly a ledger is checked: `quick` skips comparing indexes with their tables. */
export type IntegrityDepth = 'quick' | 'full';

/**
 * Reads every page (each carries the cipher's own checksum) and the structure on them. Refuses with
 * `damagedLedger` and SQLite's first sentence. About 2 ms a megabyte quick, 4 ms full, on a cold cache.
 */
export function checkIntegrity(
  database: ReadableDatabase,
  depth: IntegrityDepth,
): Result<void, LedgerRefusal> {
  const pragma = depth === 'full' ? 'integrity_check' : 'quick_check';
  try {
    const answer = database.get<Record<string, string>>(`PRAGMA ${pragma}(1)`);
    const sentence = answer?.[pragma] ?? 'no answer';
    if (sentence === 'ok') return ok(undefined);
    return refused(damaged(sentence));
  } catch (error) {
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/** Refuses with `damagedLedger` when a row points at a row that is not there. */
export function checkForeignKeys(database: ReadableDatabase): Result<void, DamagedLedger> {
  const orphan = database.get<{ table: string; parent: string }>('PRAGMA foreign_key_check');
  if (orphan === undefined) return ok(undefined);
  return refused({
    code: 'damagedLedger',
    damage: 'foreignKeys',
    detail: `${orphan.table} points at a missing row of ${orphan.parent}`,
  });
}

function damaged(sentence: string): DamagedLedger {
  const firstLine = sentence.split('\n').find((line) => !line.startsWith('***')) ?? sentence;
  return { code: 'damagedLedger', damage: 'integrity', detail: firstLine };
}

/** The room a ledger keeps free before it takes new work: 200 MB (sync.md 2.3). */
export const freeSpaceGuardBytes = 200 * 1024 * 1024;

/** Bytes this user may still write in the file system of a folder, or null where it does not say. */
export function readFreeBytes(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** Refuses with `diskFull` when less than `neededBytes` is free. An unknown amount is let through: the write itself will tell. */
export function requireFreeSpace(freeBytes: number | null, neededBytes: number): Result<void, DiskFull> {
  if (freeBytes === null || freeBytes >= neededBytes) return ok(undefined);
  return refused({ code: 'diskFull', freeBytes, neededBytes });
}

/** Size of a file in bytes; 0 when it is not there. */
export function fileBytes(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
