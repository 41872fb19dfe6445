import { areConcurrent, type CausalPoint } from '../events/causality.ts';
import type { AccountEvent, EventOf } from '../events/kinds.ts';
import type { PrecedenceWord, SpokenNoun, SpokenWord } from './precedence.ts';
import type { AccountState } from './state.ts';

/** Holds under which nothing is agreed: of another's choice of hours or a quiet time a promise knows nothing. */
const suspendingHolds: ReadonlySet<string> = new Set<EventOf<'hold.set'>['data']['hold']>([
  'complaint',
  'hardship',
  'agency',
  'deceased',
  'insolvency',
  'legalRepresentation',
]);

/** What an event says as far as precedence goes; nothing for most. To be asked once the event has been applied. */
export function wordsOf(state: AccountState, event: AccountEvent): readonly SpokenWord[] {
  return saidBy(state, event).map(({ word, noun, subject, endedBy = null }) => ({
    eventId: event.id,
    device: event.device,
    seq: event.seq,
    context: event.context,
    place: event.place,
    sentFor: event.sentFor,
    on: event.businessDate,
    word,
    noun,
    subject,
    endedBy,
  }));
}

type Said = Pick<SpokenWord, 'word' | 'noun' | 'subject'> & Partial<Pick<SpokenWord, 'endedBy'>>;

function saidBy(state: AccountState, event: AccountEvent): readonly Said[] {
  switch (event.kind) {
    case 'hold.set':
      return suspendingHolds.has(event.data.hold)
        ? [{ word: 'hold', noun: 'account', subject: event.data.holdId }]
        : [];
    case 'dispute.opened':
      return [{ word: 'dispute', noun: 'account', subject: event.data.disputeId }];
    case 'receipt.voidDecided':
      return [decision('void', event.data.receiptId, event.data.decision)];
    case 'promise.made':
    case 'promise.decided':
    case 'promise.withdrawn':
      return saidOfPromise(state, event);
    case 'plan.proposed':
    case 'plan.decided':
    case 'plan.tweaked':
    case 'plan.cancelled':
      return saidOfPlan(state, event);
    case 'settlement.offered':
    case 'settlement.accepted':
    case 'settlement.cancelled':
    case 'concession.decided':
      return saidOfSettlement(state, event);
    default:
      return [];
  }
}

function saidOfPromise(
  state: AccountState,
  event: EventOf<'promise.made' | 'promise.decided' | 'promise.withdrawn'>,
): readonly Said[] {
  const subject = event.data.promiseId;
  switch (event.kind) {
    case 'promise.withdrawn':
      return [{ word: 'ended', noun: 'promise', subject, endedBy: event.data.by }];
    case 'promise.decided':
      if (event.data.decision === 'rejected') return [decision('promise', subject, 'rejected')];
      return made('promise', subject, state.promises.get(subject)?.replaces ?? null);
    case 'promise.made':
      return event.data.needsApproval ? [] : made('promise', subject, event.data.replaces);
  }
}

function saidOfPlan(
  state: AccountState,
  event: EventOf<'plan.proposed' | 'plan.decided' | 'plan.tweaked' | 'plan.cancelled'>,
): readonly Said[] {
  const subject = event.data.planId;
  switch (event.kind) {
    case 'plan.cancelled':
      return [{ word: 'ended', noun: 'plan', subject }];
    case 'plan.tweaked':
      return event.data.needsApproval ? [] : [{ word: 'tweaked', noun: 'plan', subject }];
    case 'plan.proposed':
      return event.data.needsApproval ? [] : made('plan', subject, event.data.replaces ?? null);
    case 'plan.decided':
      if (event.data.tweakId !== undefined) {
        return event.data.decision === 'approved' ? [{ word: 'tweaked', noun: 'plan', subject }] : [];
      }
      if (event.data.decision === 'rejected') return [decision('plan', subject, 'rejected')];
      return made('plan', subject, state.plans.get(subject)?.replaces ?? null);
  }
}

function saidOfSettlement(
  state: AccountState,
  event: EventOf<
    'settlement.offered' | 'settlement.accepted' | 'settlement.cancelled' | 'concession.decided'
  >,
): readonly Said[] {
  const subject = event.data.concessionId;
  if (!state.concessions.compromises.has(subject)) return [];
  switch (event.kind) {
    case 'settlement.offered':
      return event.data.requiredLevel === null ? made('settlement', subject, null) : [];
    case 'settlement.accepted':
      return made('settlement', subject, null);
    case 'settlement.cancelled':
      return [{ word: 'ended', noun: 'settlement', subject }];
    case 'concession.decided':
      return [decision('settlement', subject, event.data.decision)];
  }
}

function decision(noun: SpokenNoun, subject: string, said: 'approved' | 'rejected'): Said {
  return { word: said === 'approved' ? 'made' : 'declined', noun, subject };
}

function made(noun: SpokenNoun, subject: string, replaces: string | null): readonly Said[] {
  const itself: Said = { word: 'made', noun, subject };
  return replaces === null ? [itself] : [itself, { word: 'replaced', noun, subject: replaces }];
}

/** Whether something was said of this promise, plan or settlement that the author had not seen, nor the other this. */
export function isSpokenUnseen(
  state: AccountState,
  event: CausalPoint,
  subject: string,
  word?: PrecedenceWord,
): boolean {
  return state.spokenWords.some(
    (spoken) =>
      spoken.subject === subject &&
      (word === undefined || spoken.word === word) &&
      areConcurrent(spoken, event),
  );
}

/** Whether the event was applied before, of those whose second application could undo what precedence made of the first. */
export function isSpoken(state: AccountState, event: AccountEvent): boolean {
  return state.spokenWords.some(({ eventId }) => eventId === event.id);
}
