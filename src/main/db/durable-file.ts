import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

function syncFile(file: string): void {
  // Windows flushes only a handle that may write.
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes a folder, so that a rename in it outlives a power cut. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return; // a folder cannot be flushed there; NTFS journals the rename
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Puts a finished file in the place of another, so that after a power cut one of the two is there, whole. */
export function swapInto(finished: string, place: string): void {
  syncFile(finished);
  renameSync(finished, place);
  syncDirectory(path.dirname(place));
}

/** Removes a database file that nobody has open, with the journals beside it. Missing files are fine. */
export function removeDatabaseFiles(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}
