import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { assert } from '../../shared/lib/assert.ts';
import { swapInto, syncDirectory } from './durable-file.ts';
import type { ProfileLock } from './profile-lock.ts';

/** What lies in a profile and can be exchanged as a whole. */
export type ProfilePart = 'ledger.db' | 'hub.db' | 'keys.json' | 'lockout.json' | 'attachments';

const incoming = 'incoming';
const markerName = 'exchange.json';
const markerSchema = z.strictObject({
  parts: z.array(z.enum(['ledger.db', 'hub.db', 'keys.json', 'lockout.json', 'attachments'])),
  asideName: z.string().regex(/^[\w.-]{1,80}$/u),
});

type Marker = z.infer<typeof markerSchema>;

/** The folder in which the parts of another ledger are made ready; new and empty. */
export function prepareIncoming(profileDirectory: string): string {
  const folder = path.join(profileDirectory, incoming);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Removes what was made ready and not taken. */
export function discardIncoming(profileDirectory: string): void {
  rmSync(path.join(profileDirectory, incoming), { recursive: true, force: true });
}

/**
 * Puts the parts that lie ready in the place of the present ones, which are kept in `aside/<name>` and never deleted.
 * The ledger must be closed. The marker is the moment of truth: a kill before it leaves the old profile, one after it
 * is brought to its end by the next start (`finishExchange`).
 */
export function exchangeProfile(
  profile: ProfileLock,
  exchange: { readonly parts: readonly ProfilePart[]; readonly asideName: string },
): void {
  assert(profile.held, 'a profile is held while its parts are exchanged');
  const { directory } = profile;
  for (const part of exchange.parts) {
    assert(existsSync(path.join(directory, incoming, part)), `the part ${part} lies ready`);
  }
  const marker = markerSchema.parse({ ...exchange, parts: [...exchange.parts] });
  writeMarker(directory, marker);
  apply(directory, marker);
}

/** Brings an exchange to its end that was killed on its way, and clears away one that had not begun. */
export function finishExchange(profile: ProfileLock): void {
  const { directory } = profile;
  const file = path.join(directory, markerName);
  if (existsSync(file)) apply(directory, markerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  else discardIncoming(directory);
}

function apply(directory: string, { parts, asideName }: Marker): void {
  const aside = path.join(directory, 'aside', asideName);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const part of parts) {
    const ready = path.join(directory, incoming, part);
    // Still lying ready: what stands in its place is the old one.
    if (!existsSync(ready)) continue;
    const companions = part.endsWith('.db') ? [`${part}-wal`, `${part}-shm`] : [];
    for (const name of [...companions, part]) {
      const place = path.join(directory, name);
      if (existsSync(place)) renameSync(place, path.join(aside, name));
    }
    renameSync(ready, path.join(directory, part));
    syncDirectory(directory);
  }
  rmSync(path.join(directory, markerName), { force: true });
  discardIncoming(directory);
  syncDirectory(directory);
}

function writeMarker(directory: string, marker: Marker): void {
  const file = path.join(directory, markerName);
  writeFileSync(`${file}.partial`, JSON.stringify(marker), { mode: 0o600 });
  swapInto(`${file}.partial`, file);
}
