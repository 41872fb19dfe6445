import { eventKinds } from './kinds.ts';

/**
 * The kinds of events that a version of the app can read, with the newest version of each. The engine is given one, so that an
 * older app is the same engine with fewer kinds.
 */
export type Catalogue = ReadonlyMap<string, number>;

/** What this version of the app can read. */
export const ownCatalogue: Catalogue = new Map(
  Object.entries(eventKinds).map(([kind, { version }]) => [kind, version]),
);

/**
 * Number of this version's catalogue: one higher whenever a kind or a version of a kind is added (a frozen list of the kinds by
 * number holds it to that). Older apps are told by it that their writing ends (sync.md 2.10).
 */
export const catalogueVersion = 1;
