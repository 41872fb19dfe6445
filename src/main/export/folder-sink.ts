import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

/** A file of an export as the manifest names it. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes files below one folder, each flushed to the disk, and remembers their sizes and hashes. */
export interface FolderSink {
  readonly folder: string;
  /** Writes one file out of its pieces; answers when it is on the disk. */
  write(relativePath: string, pieces: Iterable<string | Uint8Array>): Promise<WrittenFile>;
  /** All files so far, in the order of their paths. */
  readonly files: () => readonly WrittenFile[];
}

/**
 * A sink into a folder that is there. `breathe` is waited for between pieces, so that others get their turn, and ends the
 * work by throwing. Errors of the file system are thrown.
 */
export function createFolderSink(folder: string, breathe: () => Promise<void>): FolderSink {
  const filesByPath = new Map<string, WrittenFile>();
  return {
    folder,
    write: async (relativePath, pieces) => {
      const written = await writePieces(path.join(folder, relativePath), pieces, breathe);
      const file = { path: relativePath, ...written };
      filesByPath.set(relativePath, file);
      return file;
    },
    files: () => [...filesByPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
  };
}

async function writePieces(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  breathe: () => Promise<void>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  mkdirSync(path.dirname(file), { recursive: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    for (const piece of pieces) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(chunk);
      for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
      bytes += chunk.length;
      await breathe();
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { bytes, sha256: hash.digest('hex') };
}
