import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { DigestAnswer } from '../../shared/wire/frames.ts';
import { forgetDeletedWords } from '../db/queries/search-state.ts';
import { selectSyncShelves } from '../db/queries/sync-shelves.ts';
import { grantShelf, handOverShelf } from '../ledger/hand-over.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { readHolding, sumShelvesAgain } from '../ledger/shelf-sums.ts';
import { readHub, startOver, takeInTerms } from './hub-state.ts';

/** What a comparison came to; `stale`: the hub speaks of another state than this one. */
export type DigestTaken = 'stale' | 'same' | 'other';

/**
 * Compares what is here with what the hub holds for this device, in the caller's transaction. Where they differ, the sums are
 * first taken again from the events: only what the events say is believed.
 */
export function takeDigest(ledger: Ledger, answer: DigestAnswer): DigestTaken {
  const { write } = ledger;
  const hub = readHub(write);
  if (answer.epoch !== hub.epoch || answer.place !== hub.pulledPlace) return 'stale';
  if (isHolding(ledger, answer)) return 'same';
  sumShelvesAgain(write, takeInTerms(hub));
  return isHolding(ledger, answer) ? 'same' : 'other';
}

/**
 * Compares shelf by shelf, in the caller's transaction. A shelf that the hub does not count for this device is handed over, one
 * that is whole here and was thought to wait for a grant is here; what differs beyond that has to be fetched again.
 */
export function takeShelfDigests(ledger: Ledger, answer: DigestAnswer): DigestTaken {
  const { write } = ledger;
  const hub = readHub(write);
  if (answer.epoch !== hub.epoch || answer.place !== hub.pulledPlace) return 'stale';
  if (answer.shelves === undefined) return 'stale';
  const terms = takeInTerms(hub);
  const theirs = new Map(answer.shelves.map(([shelf, events, digest]) => [shelf, { events, digest }]));
  let handedOver = 0;
  for (const shelf of selectSyncShelves(write)) {
    const there = theirs.get(shelf.shelf);
    if (there === undefined && shelf.standing === 'here' && shelf.events > 0) {
      handOverShelf(ledger, terms, shelf.shelf, hub.pulledPlace);
      handedOver += 1;
    }
    if (there === undefined || shelf.standing === 'here' || there.events !== shelf.events) continue;
    if (there.digest !== bytesToBase64Url(shelf.digest)) continue;
    grantShelf(ledger, terms, shelf.shelf);
  }
  if (handedOver > 0) forgetDeletedWords(write);
  return isHolding(ledger, answer) ? 'same' : 'other';
}

/** Begins to fetch everything again, in the caller's transaction. */
export function mendHolding({ write }: Ledger): void {
  startOver(write, readHub(write).scopeKey);
}

function isHolding({ write }: Ledger, answer: DigestAnswer): boolean {
  const { events, digest } = readHolding(write);
  return events === answer.events && bytesToBase64Url(digest) === answer.digest;
}
