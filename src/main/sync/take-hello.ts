import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import type { EpochRun } from '../../shared/domain/events/epoch-runs.ts';
import type { HelloAnswer, PlacedRun } from '../../shared/wire/frames.ts';
import { protocolRange } from '../../shared/wire/frames.ts';
import { updateContext } from '../db/queries/devices.ts';
import { hasPastUnplaced } from '../db/queries/sync-events.ts';
import { saveSyncHeld } from '../db/queries/sync-hub.ts';
import { outdateWorklist } from '../db/queries/worklist.ts';
import { readSelf } from '../ledger/device-self.ts';
import { placeOwnEvents } from '../ledger/place-own.ts';
import { changeHub, enterEpoch, learnRuns, readHub, startOver, takeInTerms } from './hub-state.ts';
import type { MeetingParts } from './meeting.ts';
import { isOwnChain } from './requests.ts';

/** What a hello came to. `stale`: the answer does not fit the ledger as it is now, and nothing was changed. */
export type HelloTaken =
  | { readonly kind: 'stale' }
  | { readonly kind: 'problem'; readonly problem: 'otherHub' | 'protocol' }
  | { readonly kind: 'rekey'; readonly cause: 'fork' | 'behind' | 'restored' }
  | {
      readonly kind: 'taken';
      readonly sentAgain: number;
      readonly placed: number;
      readonly held: number;
      readonly startedOver: boolean;
    };

/**
 * Takes the hub's word on where this device stands with it, in the caller's transaction. The chain is compared before anything
 * is believed: a copy of this device may have been there meanwhile, and its places are not ours. What waits under a name that
 * this ledger had before is sent by nobody else: it takes a new one, and writes everything that waits anew in its order.
 */
export function takeHello(parts: MeetingParts, answer: HelloAnswer): HelloTaken {
  const { ledger } = parts;
  const { write } = ledger;
  const hub = readHub(write);
  const self = readSelf(write);
  if (hub.hub !== null && hub.hub !== answer.hub) return { kind: 'problem', problem: 'otherHub' };
  const [oldest, newest] = protocolRange;
  if (answer.protocol < oldest || answer.protocol > newest) return { kind: 'problem', problem: 'protocol' };
  const isOtherEpoch = answer.epoch !== hub.epoch;
  if (isOtherEpoch !== (answer.forkPlace !== null)) return { kind: 'stale' };
  if (!isOwnChain(write, self, answer.highWater)) {
    const isBehind =
      answer.highWater.seq > self.seq && isOwnChain(write, self, { seq: self.seq, chain: answer.chainAtOwn });
    return { kind: 'rekey', cause: isBehind ? 'behind' : 'fork' };
  }
  if (!answer.places.every((run) => isWithin(run, answer))) return { kind: 'stale' };
  const sentAgain = isOtherEpoch
    ? enterEpoch(ledger, { epoch: answer.epoch, forkPlace: answer.forkPlace ?? 0, runs: runsOf(answer) })
    : 0;
  const relearnt = isOtherEpoch ? 0 : learnRuns(ledger, runsOf(answer));
  if (self.epoch === hublessEpoch && !isOtherEpoch) updateContext(write, answer.epoch, 0);
  const placed = placeOwnEvents(ledger, takeInTerms(readHub(write)), answer.places);
  for (const { seq, reason } of answer.held ?? []) saveSyncHeld(write, { device: self.device, seq, reason });
  if (sentAgain + relearnt + placed.refolded.length > 0) outdateWorklist(write);
  const startedOver = answer.scopeKey !== readHub(write).scopeKey;
  if (startedOver) startOver(write, answer.scopeKey);
  changeHub(write, {
    hub: answer.hub,
    topPlace: answer.top,
    ackedSeq: answer.highWater.seq,
    backedUpPlace: answer.backedUpPlace,
    skewMs: answer.nowMs - parts.nowMs(),
    oldestWriter: answer.oldestWriter,
    bootNonce: parts.bootNonce,
  });
  if (hasPastUnplaced(write)) return { kind: 'rekey', cause: 'restored' };
  return { kind: 'taken', sentAgain, placed: placed.placed, held: placed.held, startedOver };
}

function runsOf({ runs = [] }: HelloAnswer): readonly EpochRun[] {
  return runs.map(([epoch, fromPlace]) => ({ epoch, fromPlace }));
}

/** Whether a run of places lies within what the hub says it holds. */
function isWithin([seq, place, count]: PlacedRun, { highWater, top }: HelloAnswer): boolean {
  return seq + count - 1 <= highWater.seq && place + count - 1 <= top;
}
