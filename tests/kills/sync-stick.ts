import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '../../src/main/core/core.ts';
import type { BundleFileRow } from '../../src/shared/contract/bundle.ts';
import type { PlaceLocation } from '../../src/shared/contract/messages.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import type { SeededChoice } from './seeded-choice.ts';

/** What a child says that works with a stick, after it is so. */
export type StickLine =
  | { readonly kind: 'begins' }
  | { readonly kind: 'saved'; readonly receiptId: string }
  | { readonly kind: 'written'; readonly name: string }
  | { readonly kind: 'read'; readonly files: readonly BundleFileRow[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: string };

/** The stick as a door announces it. */
export const stickPlace = (stick: string): PlaceLocation => ({
  handle: 'stick-of-the-kill-test',
  path: stick,
});

/** The files on a stick that have their name, in its order: what was begun only is none. */
export const filesOn = (stick: string): readonly string[] =>
  readdirSync(stick)
    .filter((name) => name.endsWith('.bahi'))
    .sort();

/** Drops everything that lies on a stick into a machine; answers go back onto it. */
export async function readStick(core: Core, stick: string): Promise<readonly BundleFileRow[]> {
  const uploads = filesOn(stick).map((name, at) => {
    const file = path.join(stick, name);
    const handle = `file-on-the-stick-${String(at).padStart(4, '0')}`;
    core.announceUpload({ handle, name, path: file, sizeBytes: statSync(file).size, keyBase64: null });
    return handle;
  });
  if (uploads.length === 0) return [];
  core.announcePlace(stickPlace(stick));
  const read = await core.call('readBundles', { uploads, place: stickPlace(stick).handle });
  return (valueOrThrow(read) as { readonly files: readonly BundleFileRow[] }).files;
}

/** A receipt for cash on an account. */
export function takeCash(choice: SeededChoice, accountId: string) {
  const amountMinor = choice.whole(1, 90) * 1_000;
  const tender = { tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null };
  return { commandId: choice.id(), accountId, tenders: [tender] };
}
