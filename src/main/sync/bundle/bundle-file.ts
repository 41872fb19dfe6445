import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { swapInto } from '../../db/durable-file.ts';
import { type BundleHeader, type BundleRefusal, mostBundleBytes } from './bundle-header.ts';
import { bundleDigest } from './bundle-seal.ts';

/** The ending of a bundle's name. */
export const bundleEnding = '.bahi';

/** The name of a bundle's file: whose it is, the day and its number, so that a folder of them sorts itself. */
export function bundleName(header: BundleHeader, day: string): string {
  const number = String(header.number).padStart(3, '0');
  const end = header.kind === 'answers' ? '-answer' : '';
  return `bahi-${header.device.slice(0, 6)}-${day}-${header.series.slice(0, 4)}-${number}${end}${bundleEnding}`;
}

/** What was put on the stick is not what was given: the stick is bad. Nothing is left of it. */
export type NotReadBack = { readonly code: 'notReadBack' };

/**
 * Puts a bundle into a folder: under another name first, flushed, read back from there and compared byte for byte, and only then
 * under its own. Throws what the file system throws; what was begun is removed.
 */
export function keepBundle(folder: string, name: string, file: Uint8Array): Result<string, NotReadBack> {
  const place = path.join(folder, name);
  const partial = `${place}.partial`;
  try {
    const descriptor = openSync(partial, 'w', 0o600);
    try {
      for (let written = 0; written < file.length; ) written += writeSync(descriptor, file, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (bundleDigest(readFileSync(partial)) !== bundleDigest(file)) {
      rmSync(partial, { force: true });
      return refused({ code: 'notReadBack' });
    }
    swapInto(partial, place);
    return ok(place);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** The bytes of a bundle's file. Refuses `notABundle` where it is far too large for one. Throws what the file system throws. */
export function readBundleFile(file: string): Result<Uint8Array, BundleRefusal> {
  if (statSync(file).size > mostBundleBytes) return refused({ code: 'notABundle' });
  return ok(readFileSync(file));
}
