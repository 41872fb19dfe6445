import { frozenToObject } from '../../shared/domain/events/frozen-object.ts';
import { isScopeLine, type PlacedEvent, textToPageLine } from '../../shared/wire/event-lines.ts';
import type { Acknowledgement } from '../../shared/wire/frames.ts';
import { selectByEnvelope } from '../db/queries/sync-events.ts';
import { saveSyncHeld } from '../db/queries/sync-hub.ts';
import { outdateWorklist } from '../db/queries/worklist.ts';
import { type DeviceSelf, readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { placeOwnEvents } from '../ledger/place-own.ts';
import { takeInEvents } from '../ledger/take-in.ts';
import { changeHub, readHub, takeInTerms } from './hub-state.ts';
import { isOwnChain } from './requests.ts';

/** What an acknowledgement came to; `foreign`: it is of another chain or epoch, and nothing was changed. */
export type AcknowledgementTaken =
  | { readonly kind: 'foreign' }
  | { readonly kind: 'taken'; readonly highWater: number; readonly placed: number; readonly held: number };

/**
 * Takes places for own events, in the caller's transaction. The hub's head must be this device's own chain at that sequence:
 * the answer to a copy of this device, or to what it was before, places nothing (the bug of seed 1238).
 */
export function takeAcknowledgement(ledger: Ledger, answer: Acknowledgement): AcknowledgementTaken {
  const { write } = ledger;
  const hub = readHub(write);
  const self = readSelf(write);
  if (answer.epoch !== hub.epoch || !isOwnChain(write, self, answer.highWater)) return { kind: 'foreign' };
  const { seq: highWater } = answer.highWater;
  if (!answer.places.every(([seq, , count]) => seq + count - 1 <= highWater)) return { kind: 'foreign' };
  const terms = takeInTerms(hub);
  const placed = placeOwnEvents(ledger, terms, answer.places);
  const canonical = answer.duplicates.flatMap((duplicate) => canonicalOf(ledger, self, duplicate) ?? []);
  takeInEvents(ledger, terms, canonical, { isOfPage: false });
  if (placed.refolded.length + canonical.length > 0) outdateWorklist(write);
  for (const { seq, reason } of answer.held) saveSyncHeld(write, { device: self.device, seq, reason });
  const tops = answer.places.map(([, place, count]) => place + count - 1);
  changeHub(write, {
    topPlace: Math.max(hub.topPlace, ...tops),
    ackedSeq: Math.max(hub.ackedSeq, highWater),
    backedUpPlace: Math.max(hub.backedUpPlace, answer.backedUpPlace),
  });
  return { kind: 'taken', highWater, placed: placed.placed, held: placed.held };
}

/** The envelope under which the hub has an own event already; null where the line is not of that event. */
function canonicalOf(
  { write }: Ledger,
  self: DeviceSelf,
  { seq, line }: Acknowledgement['duplicates'][number],
): PlacedEvent | null {
  const own = selectByEnvelope(write, self.device, seq);
  const read = textToPageLine(line);
  if (own === undefined || read === null || isScopeLine(read)) return null;
  return frozenToObject(read.facts)?.['id'] === own.id ? read : null;
}
