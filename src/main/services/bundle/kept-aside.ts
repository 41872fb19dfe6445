import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { writeDurably } from '../../keys/durable-file.ts';
import { readBundleParts } from '../../sync/bundle/bundle-header.ts';
import type { GivenFile } from './file-row.ts';

const folderName = 'bundles-aside';

/** Files that wait for the one before them. */
export function keptAside(profileDirectory: string): readonly GivenFile[] {
  const folder = path.join(profileDirectory, folderName);
  return namesIn(folder).flatMap((name) => {
    const bytes = readFileSync(path.join(folder, name));
    const parts = readBundleParts(bytes);
    return parts.ok ? [{ name, bytes, header: parts.value.header }] : [];
  });
}

/** Keeps a file whose forerunner is missing, and lets go of one that was taken or will never be. */
export function keepAside(profileDirectory: string, file: GivenFile, row: BundleFileRow): void {
  const folder = path.join(profileDirectory, folderName);
  const { header } = file;
  if (header === null) return;
  // Never the name that somebody gave it: a name from outside is no path.
  const place = path.join(folder, `${header.device.replaceAll(/\W/g, '')}-${header.number}.bahi`);
  if (row.outcome === 'kept') {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeDurably(place, file.bytes);
  } else if (row.outcome === 'taken' || row.problem === 'replayed' || row.problem === 'older') {
    rmSync(place, { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.bahi'));
  } catch {
    return []; // nothing was ever kept aside
  }
}
