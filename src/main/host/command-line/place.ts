import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { VerbHouse } from './verb.ts';

/** Announces a folder or file of the command line to the ledger host; answers its handle. */
export function announcePlace(house: VerbHouse, typed: string): string {
  const place = { handle: randomBytes(24).toString('base64url'), path: path.resolve(typed) };
  house.host.notify({ kind: 'place', place });
  return place.handle;
}
