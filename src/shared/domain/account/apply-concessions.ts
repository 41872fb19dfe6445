import type { CompromiseRecord, ConcessionStep, ConcessionWord } from '../concession/records.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import { raiseReview } from '../review/review.ts';
import { receiptsOfDay } from './apply-plans.ts';

import { isSpokenUnseen } from './spoken-words.ts';
import type { AccountState } from './state.ts';

/** What is told of concessions. */
export type ConcessionEvent = Extract<
  AccountEvent,
  {
    kind:
      | `settlement.${string}`
      | `waiver.${string}`
      | `writeOff.${string}`
      | `concession.${string}`
      | `restructure.${string}`
      | `hardship.${string}`
      | `discount.${string}`;
  }
>;

const concessionKinds: ReadonlySet<string> = new Set<ConcessionEvent['kind']>([
  'settlement.offered',
  'settlement.accepted',
  'settlement.cancelled',
  'waiver.proposed',
  'writeOff.proposed',
  'concession.decided',
  'restructure.recorded',
  'hardship.opened',
  'hardship.closed',
  'discount.allowed',
]);

/** True for what gives something up or bears with somebody. */
export function isConcessionEvent(event: { readonly kind: string }): event is ConcessionEvent {
  return concessionKinds.has(event.kind);
}

/** Settlements, waivers, write-offs, restructures, hardship and discounts. What no longer fits is kept, not obeyed. */
export function applyConcession(state: AccountState, event: ConcessionEvent, effects: Effects): void {
  switch (event.kind) {
    case 'settlement.offered':
      offer(state, event, effects);
      return;
    case 'waiver.proposed':
    case 'writeOff.proposed':
      propose(state, event, effects);
      return;
    case 'concession.decided':
      say(state, event, event.data.decision, effects);
      return;
    case 'settlement.accepted':
      say(state, event, 'accepted', effects);
      return;
    case 'settlement.cancelled':
      say(state, event, 'cancelled', effects);
      return;
    default:
      applyRelief(state, event, effects);
  }
}

type ReliefEvent = Extract<
  ConcessionEvent,
  { kind: `restructure.${string}` | `hardship.${string}` | `discount.${string}` }
>;

function applyRelief(state: AccountState, event: ReliefEvent, effects: Effects): void {
  const { hardships, restructures, discounts } = state.concessions;
  switch (event.kind) {
    case 'restructure.recorded':
      if (restructures.has(event.data.restructureId)) return;
      restructures.set(event.data.restructureId, event);
      touch(effects, 'restructure', event.data.restructureId);
      return;
    case 'hardship.opened':
      if (hardships.has(event.data.hardshipId)) return;
      hardships.set(event.data.hardshipId, { event, closed: null });
      touch(effects, 'hardship', event.data.hardshipId);
      return;
    case 'hardship.closed': {
      const known = hardships.get(event.data.hardshipId);
      // One that is not here yet waits: see `putAsideEarly`.
      if (known === undefined || known.closed !== null) return;
      const closed = { on: event.businessDate, result: event.data.result };
      hardships.set(event.data.hardshipId, { ...known, closed });
      touch(effects, 'hardship', event.data.hardshipId);
      return;
    }
    case 'discount.allowed':
      if (discounts.has(event.data.discountId)) return;
      discounts.set(event.data.discountId, event);
      if (!state.receipts.has(event.data.receiptId)) {
        raiseReview(state, effects, 'concessionUnknown', 'medium', [event.id]);
      }
  }
}

function askedBy(
  event: EventOf<'settlement.offered' | 'waiver.proposed' | 'writeOff.proposed'>,
): Pick<CompromiseRecord, 'concessionId' | 'eventId' | 'proposedOn' | 'proposedBy' | 'authored' | 'steps'> {
  return {
    concessionId: event.data.concessionId,
    eventId: event.id,
    proposedOn: event.businessDate,
    proposedBy: event.user,
    authored: event.data.requiredLevel === null ? 'approved' : 'pendingApproval',
    steps: [],
  };
}

function offer(state: AccountState, event: EventOf<'settlement.offered'>, effects: Effects): void {
  const { data } = event;
  if (isKnown(state, data.concessionId)) return;
  const earlierReceiptIds = receiptsOfDay(state, event);
  state.concessions.compromises.set(data.concessionId, {
    ...askedBy(event),
    data,
    planId: null,
    earlierReceiptIds,
  });
  touch(effects, 'compromise', data.concessionId);
}

function propose(
  state: AccountState,
  event: EventOf<'waiver.proposed'> | EventOf<'writeOff.proposed'>,
  effects: Effects,
): void {
  const { concessionId } = event.data;
  if (isKnown(state, concessionId)) return;
  const { waivers, writeOffs } = state.concessions;
  if (event.kind === 'waiver.proposed') waivers.set(concessionId, { ...askedBy(event), data: event.data });
  else writeOffs.set(concessionId, { ...askedBy(event), data: event.data });
  touch(effects, 'concession', concessionId);
}

function isKnown({ concessions }: AccountState, concessionId: string): boolean {
  const { compromises, waivers, writeOffs } = concessions;
  return [compromises, waivers, writeOffs].some((known) => known.has(concessionId));
}

type WordEvent = EventOf<'concession.decided' | 'settlement.accepted' | 'settlement.cancelled'>;

/** Adds a word to what it is about; one that no longer fits is shown to a person and changes nothing. */
function say(state: AccountState, event: WordEvent, word: ConcessionStep['word'], effects: Effects): void {
  const { compromises, waivers, writeOffs } = state.concessions;
  const { concessionId } = event.data;
  const step = { word, on: event.businessDate, by: event.user };
  const compromise = compromises.get(concessionId);
  const waiver = waivers.get(concessionId);
  const writeOff = writeOffs.get(concessionId);
  const known = compromise ?? waiver ?? writeOff;
  if (known === undefined) return;
  const isLate = compromise !== undefined && word !== 'cancelled' && step.on > compromise.data.validUntil;
  if (!follows(known.authored, word, compromise !== undefined) || isLate || isOwnWord(known, event)) {
    // The same word twice is one word.
    if (known.authored !== word && !isSpokenUnseen(state, event, concessionId))
      raiseReview(state, effects, 'concessionOutOfOrder', 'medium', [event.id]);
    return;
  }
  const said = { authored: word, steps: [...known.steps, step] };
  if (compromise !== undefined) {
    const planId = event.kind === 'settlement.accepted' ? event.data.planId : compromise.planId;
    compromises.set(concessionId, { ...compromise, ...said, planId });
  }
  if (waiver !== undefined) waivers.set(concessionId, { ...waiver, ...said });
  if (writeOff !== undefined) writeOffs.set(concessionId, { ...writeOff, ...said });
  touch(effects, compromise === undefined ? 'concession' : 'compromise', concessionId);
}

/** Maker is never checker, and who granted the credit never gives up a part of it. */
function isOwnWord(
  known: { readonly proposedBy: string; readonly data: { readonly sanctionedBy: readonly string[] } },
  event: WordEvent,
): boolean {
  if (event.kind !== 'concession.decided') return false;
  return known.proposedBy === event.user || known.data.sanctionedBy.includes(event.user);
}

function follows(authored: ConcessionWord, word: ConcessionStep['word'], isCompromise: boolean): boolean {
  switch (word) {
    case 'approved':
    case 'rejected':
      return authored === 'pendingApproval';
    case 'accepted':
      return isCompromise && authored === 'approved';
    case 'cancelled':
      return isCompromise && authored !== 'rejected' && authored !== 'cancelled';
  }
}
