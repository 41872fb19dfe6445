import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { raiseReview } from '../review/review.ts';

import type { AccountState } from './state.ts';

type OfficeEvent =
  | EventOf<'difference.decided'>
  | EventOf<'difference.reopened'>
  | EventOf<'receipt.answered'>;

/** What a person decided about a file's other figures, and what the office's program said of a receipt. */
export function applyOffice(state: AccountState, event: OfficeEvent, effects: Effects): void {
  switch (event.kind) {
    case 'difference.decided':
      decideDifference(state, event, effects);
      return;
    case 'difference.reopened':
      state.decidedDifferences.delete(event.data.importId);
      return;
    case 'receipt.answered':
      answerReceipt(state, event, effects);
      return;
  }
}

/** The first decision stands; another one that says otherwise is shown to a person. */
function decideDifference(state: AccountState, event: EventOf<'difference.decided'>, effects: Effects): void {
  const known = state.decidedDifferences.get(event.data.importId);
  if (known === undefined) {
    state.decidedDifferences.set(event.data.importId, event);
    return;
  }
  if (known.id === event.id || sameWords(known, event)) return;
  raiseReview(state, effects, 'differenceDecidedTwice', 'medium', [known.id, event.id]);
}

function sameWords(one: EventOf<'difference.decided'>, other: EventOf<'difference.decided'>): boolean {
  const words = ({ data }: EventOf<'difference.decided'>): string =>
    JSON.stringify([data.receipts, data.reversals, data.parts]);
  return words(one) === words(other);
}

function answerReceipt(state: AccountState, event: EventOf<'receipt.answered'>, effects: Effects): void {
  const { receiptId, entry, answer } = event.data;
  const key = officeAnswerKey(receiptId, entry);
  const before = state.officeAnswers.get(key);
  state.officeAnswers.set(key, event);
  touch(effects, 'receipt', receiptId);
  if (before !== undefined && before.id !== event.id) settleRejection(state, before.id, effects);
  if (answer === 'rejected') {
    raiseReview(state, effects, 'receiptRejectedByOffice', 'medium', [event.id]);
  }
}

/** A newer word settles what an older rejection asked. */
function settleRejection(state: AccountState, eventId: string, effects: Effects): void {
  for (const review of state.reviews.values()) {
    const isItsOwn = review.kind === 'receiptRejectedByOffice' && review.eventIds.includes(eventId);
    if (!isItsOwn || review.state === 'resolved') continue;
    state.reviews.set(review.key, { ...review, state: 'resolved' });
    touch(effects, 'review', review.key);
  }
}

/** Where the office's word on a receipt, or on its reversal, is kept. */
export function officeAnswerKey(receiptId: string, entry: 'receipt' | 'reversal'): string {
  return `${entry}:${receiptId}`;
}
