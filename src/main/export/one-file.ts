import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { unzipSync, Zip, ZipDeflate } from 'fflate';
import { ok, type Result, refused } from '../../shared/lib/result.ts';

/** A ZIP of the old format knows sizes up to four gigabytes; beyond that a folder is the way. */
const mostPackedBytes = 0xf000_0000;

/** A packed export is read at once, so that a torn one is never taken for whole; a larger one is unpacked by hand first. */
const mostReadBytes = 512 * 1024 * 1024;

/** Packs a folder into one ZIP file; an earlier file of the name is replaced only by a whole one. Answers its bytes. */
export async function packFolder(
  folder: string,
  file: string,
): Promise<Result<number, { readonly code: 'tooLargeForOneFile' }>> {
  const names = filesBelow(folder);
  const plainBytes = names.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  if (plainBytes > mostPackedBytes) return refused({ code: 'tooLargeForOneFile' });
  const partial = `${file}.partial`;
  const descriptor = openSync(partial, 'w', 0o600);
  let bytes = 0;
  const failures: Error[] = [];
  try {
    const zip = new Zip((error, piece) => {
      if (error !== null) failures.push(error);
      for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
      bytes += piece.length;
    });
    for (const name of names) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      for await (const piece of createReadStream(path.join(folder, name))) entry.push(piece as Uint8Array);
      entry.push(new Uint8Array(), true);
    }
    zip.end();
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
  renameSync(partial, file);
  return ok(bytes);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
}

/** Names that stay inside the folder they are unpacked into. */
const plainName = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/u;

/**
 * Unpacks a file that `packFolder` made into a new folder. Refuses with `notPacked` what is no such file or a torn one,
 * and with `tooLargeForOneFile` what is to be unpacked by hand.
 */
export function unpackFile(
  file: string,
  folder: string,
): Result<void, { readonly code: 'notPacked' | 'tooLargeForOneFile' }> {
  if (statSync(file).size > mostReadBytes) return refused({ code: 'tooLargeForOneFile' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let unpackedBytes = 0;
  let isPlain = true;
  try {
    const entries = unzipSync(readFileSync(file), {
      filter: ({ name, originalSize }) => {
        unpackedBytes += originalSize;
        isPlain &&= plainName.test(name) && unpackedBytes <= 8 * mostReadBytes;
        return isPlain;
      },
    });
    if (!isPlain) return refused({ code: 'notPacked' });
    for (const [name, content] of Object.entries(entries)) {
      const place = path.join(folder, name);
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, content, { mode: 0o600 });
    }
    return ok(undefined);
  } catch (error) {
    // fflate throws plain numbers and errors of its own for what is no ZIP; the file system's are somebody else's.
    if (error instanceof Error && 'syscall' in error) throw error;
    return refused({ code: 'notPacked' });
  }
}
