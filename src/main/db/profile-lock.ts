import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { assert } from '../../shared/lib/assert.ts';
import type { Brand } from '../../shared/lib/brand.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type AlreadyOpen, type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';

/** The right to open the ledger of one profile folder: held by at most one process of the machine. */
export interface ProfileLock {
  readonly directory: Brand<string, 'LockedProfileDirectory'>;
  readonly held: boolean;
  release(): void;
}

const lockFile = 'profile.lock';
const holderFile = 'host.json';

/**
 * Takes the profile folder for this process, creating the folder if need be; refuses with `alreadyOpen`
 * (and who holds it), `readOnlyFolder` or `diskFull`. The lock is SQLite's exclusive lock on an empty file:
 * the operating system gives it back when the holder dies, however it dies, so a lock is never stale.
 */
export function acquireProfile(directory: string, nowMs: number): Result<ProfileLock, LedgerRefusal> {
  const folder = path.resolve(directory);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = path.join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
    return lockFolder(folder, nowMs);
  } catch (error) {
    const refusal = storageErrorToRefusal(error, folder);
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

function lockFolder(folder: string, nowMs: number): Result<ProfileLock, LedgerRefusal> {
  // The file stays empty and is never read by hand: closing any other handle of it would drop a POSIX lock.
  const connection = new Database(path.join(folder, lockFile), { timeout: 0 });
  try {
    connection.pragma('journal_mode=MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    const refusal = storageErrorToRefusal(error, folder);
    if (refusal === null) throw error;
    return refused(refusal.code === 'alreadyOpen' ? readHolder(folder) : refusal);
  }
  const holder = path.join(folder, holderFile);
  writeFileSync(holder, JSON.stringify({ processId: process.pid, sinceMs: nowMs }), { mode: 0o600 });
  let held = true;
  return ok({
    directory: folder as ProfileLock['directory'],
    get held() {
      return held;
    },
    release() {
      assert(held, 'a profile is released once');
      held = false;
      rmSync(holder, { force: true });
      connection.close();
    },
  });
}

/** The note the holder left. It is only for words: the lock itself does not depend on it. */
function readHolder(folder: string): AlreadyOpen {
  try {
    const note: unknown = JSON.parse(readFileSync(path.join(folder, holderFile), 'utf8'));
    if (typeof note === 'object' && note !== null && 'processId' in note && 'sinceMs' in note) {
      const { processId, sinceMs } = note;
      if (typeof processId === 'number' && typeof sinceMs === 'number') {
        return { code: 'alreadyOpen', processId, sinceMs };
      }
    }
  } catch {
    // Missing or half written: the holder is just starting or stopping.
  }
  return { code: 'alreadyOpen', processId: null, sinceMs: null };
}
