import { type Effects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { EventOf } from '../events/kinds.ts';
import { type EntryPair, postingsOfPairs } from '../ledger/posting.ts';
import { raiseReview } from '../review/review.ts';
import { moveCash } from './movement.ts';
import type { HandoverState, WalletState } from './values.ts';

/** Where a hand-over stands. `onPaper`: given to a cashier without Bahi, not confirmed by the office yet. */
export type HandoverStanding = 'offered' | 'onPaper' | 'disputed' | 'accepted' | 'withdrawn';

type HandoverEvent =
  | EventOf<'cash.handedOver'>
  | EventOf<'cash.countersigned'>
  | EventOf<'cash.handoverAnswered'>
  | EventOf<'cash.handoverWithdrawn'>
  | EventOf<'cash.taken'>;

/** An offer, a countersigned paper, the other side's word, or an offer taken back. */
export function applyHandover(state: WalletState, event: HandoverEvent, effects: Effects): void {
  const { handoverId } = event.data;
  if (event.kind === 'cash.taken') {
    takeIn(state, event, effects);
    return;
  }
  const known = state.handovers.get(handoverId) ?? { offered: null, answers: [], withdrawn: null };
  switch (event.kind) {
    case 'cash.handedOver':
    case 'cash.countersigned':
      if (known.offered !== null) return;
      state.handovers.set(handoverId, { ...known, offered: event });
      if (event.kind === 'cash.countersigned') giveOnPaper(state, event, effects);
      break;
    case 'cash.handoverAnswered':
      if (known.answers.some(({ id }) => id === event.id)) return;
      state.handovers.set(handoverId, { ...known, answers: [...known.answers, event] });
      if (event.data.answer === 'accepted' && !isAccepted(known)) accept(state, event, effects);
      break;
    case 'cash.handoverWithdrawn':
      if (known.withdrawn !== null) return;
      state.handovers.set(handoverId, { ...known, withdrawn: event });
  }
  touch(effects, 'handover', handoverId);
  noteTakenBack(state, handoverId, effects);
}

/**
 * One took the offer back while the other, who had not heard of it, said that the cash is theirs. The acceptance stands, for it is
 * the word of who has it; who of the two really has it only they know.
 */
function noteTakenBack(state: WalletState, handoverId: string, effects: Effects): void {
  const known = state.handovers.get(handoverId);
  const accepted = known?.answers.find(({ data }) => data.answer === 'accepted');
  const withdrawn = known?.withdrawn ?? null;
  if (accepted === undefined || withdrawn === null) return;
  raiseReview(state, effects, 'takenBackAndAccepted', 'high', [accepted.id, withdrawn.id], {
    about: handoverId,
    subject: handoverId,
    chosen: accepted.id,
    alternative: withdrawn.id,
  });
}

/** Where a hand-over stands now: an acceptance is final, an offer taken back is over, else the last word counts. */
export function handoverStanding(known: HandoverState): HandoverStanding {
  if (isAccepted(known)) return 'accepted';
  if (known.withdrawn !== null) return 'withdrawn';
  if (known.answers.length > 0) return 'disputed';
  return known.offered?.kind === 'cash.countersigned' ? 'onPaper' : 'offered';
}

function isAccepted({ answers }: HandoverState): boolean {
  return answers.some(({ data }) => data.answer === 'accepted');
}

function takeIn(state: WalletState, event: EventOf<'cash.taken'>, effects: Effects): void {
  const { handoverId, currency, amountMinor } = event.data;
  if (state.takenHandovers.has(handoverId)) return;
  state.takenHandovers.add(handoverId);
  moveCash(state, event, { currency, amountMinor, subjectId: handoverId }, effects);
}

function giveOnPaper(state: WalletState, event: EventOf<'cash.countersigned'>, effects: Effects): void {
  const { handoverId, currency, amountMinor } = event.data;
  moveCash(state, event, { currency, amountMinor: -amountMinor, subjectId: handoverId }, effects);
  post(event, currency, effects, {
    debit: 'cash.onPaper',
    credit: `cash:${streamSubject(event.stream)}`,
    amountMinor,
  });
}

/** The giver's side posts for both wallets, so that the entry balances in one event. */
function accept(state: WalletState, event: EventOf<'cash.handoverAnswered'>, effects: Effects): void {
  const { handoverId, way, toUserId, currency, amountMinor } = event.data;
  if (way === 'onPaper' || toUserId === null) {
    post(event, currency, effects, { debit: 'cash.office', credit: 'cash.onPaper', amountMinor });
    return;
  }
  moveCash(state, event, { currency, amountMinor: -amountMinor, subjectId: handoverId }, effects);
  post(event, currency, effects, {
    debit: `cash:${toUserId}`,
    credit: `cash:${streamSubject(event.stream)}`,
    amountMinor,
  });
}

function post(
  event: Parameters<typeof postingsOfPairs>[0],
  currency: string,
  effects: Effects,
  pair: EntryPair,
): void {
  effects.postings.push(...postingsOfPairs(event, currency, [pair]));
}
