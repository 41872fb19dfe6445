import { areConcurrent } from '../events/causality.ts';
import type { Effects } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { isReleased } from '../review/held.ts';
import { raiseReview } from '../review/review.ts';
import { settlementsOf } from './settlements.ts';
import { type AccountState, currentValue, type ReceiptState } from './state.ts';

type Recorded = EventOf<'receipt.recorded'>;

/**
 * Whether another receipt bears the number already: the later one in the order is held, not counted, until somebody
 * releases it (decided 13). The hub holds it too; this is for a ledger of events that no hub has seen yet.
 */
export function isNumberTaken(state: AccountState, event: Recorded, effects: Effects): boolean {
  if (isReleased(state, event)) return false;
  const first = [...state.receipts.values()].find((known) => known.event.data.number === event.data.number);
  if (first === undefined) return false;
  state.heldEvents.set(event.id, event);
  raiseReview(state, effects, 'receiptNumberTwice', 'high', [first.event.id, event.id], {
    chosen: first.event.id,
    alternative: event.id,
    subject: event.data.number,
  });
  return true;
}

/**
 * One receipt came under two events: its device went back to a copy of before, and the same draft was saved once more. It counts
 * once, as it was written first. Where the second says something else a person is told: the customer may have two papers of it.
 */
export function noteRecordedTwice(
  state: AccountState,
  first: ReceiptState,
  again: Recorded,
  effects: Effects,
): void {
  if (first.event.id === again.id || isSameReceipt(first.event, again)) return;
  raiseReview(state, effects, 'receiptRecordedTwice', 'high', [first.event.id, again.id], {
    chosen: first.event.id,
    alternative: again.id,
    subject: again.data.number,
  });
}

function isSameReceipt(one: Recorded, other: Recorded): boolean {
  const said = ({ data, businessDate }: Recorded): string => JSON.stringify([businessDate, data]);
  return said(one) === said(other);
}

/**
 * What of a receipt looks like another one: the same amount on the same day may be the same money; cash that two people
 * took on one day, neither knowing of the other, is one thing to ask the payer about. Both count, whatever comes of it.
 */
export function compareReceipts(state: AccountState, event: Recorded, effects: Effects): void {
  const together: string[] = [];
  for (const twin of state.receipts.values()) {
    if (twin.event.businessDate !== event.businessDate || twin.void?.state === 'approved') continue;
    // A receipt in the place of another is no second one.
    if (event.data.replaces === twin.event.data.receiptId) continue;
    if (twin.event.data.amountMinor === event.data.amountMinor) {
      raiseReview(state, effects, 'likelyDuplicateReceipt', 'medium', [twin.event.id, event.id]);
    } else if (isCashOfTwo(twin.event, event)) {
      together.push(twin.event.id);
    }
  }
  if (together.length === 0) return;
  const { businessDate } = event;
  const about = { about: businessDate, subject: businessDate };
  raiseReview(state, effects, 'cashTakenTwice', 'medium', [...together, event.id], about);
}

function isCashOfTwo(one: Recorded, other: Recorded): boolean {
  return takerOf(one) !== takerOf(other) && hasCash(one) && hasCash(other) && areConcurrent(one, other);
}

function takerOf({ data, user }: Recorded): string {
  return data.takenBy ?? user;
}

function hasCash({ data }: Recorded): boolean {
  return data.tenders.some(({ tender }) => tender === 'cash');
}

/** Two receipts that knew nothing of each other may together pay more of a claim than was owed. To be asked after both count. */
export function notePaidBeyond(state: AccountState, event: Recorded, effects: Effects): void {
  const others = [...state.receipts.values()].filter((known) => isUnseenPayment(known, event));
  if (others.length === 0) return;
  const itemIds = new Set(event.data.lines.map(({ itemId }) => itemId));
  for (const itemId of itemIds) {
    const paying = others.filter((known) => known.event.data.lines.some((line) => line.itemId === itemId));
    if (paying.length === 0 || !isPaidBeyond(state, itemId)) continue;
    const eventIds = [...paying.map((known) => known.event.id), event.id];
    raiseReview(state, effects, 'paidMoreThanOwed', 'medium', eventIds, { about: itemId, subject: itemId });
  }
}

function isUnseenPayment(known: ReceiptState, event: Recorded): boolean {
  return known.void?.state !== 'approved' && known.event.id !== event.id && areConcurrent(known.event, event);
}

function isPaidBeyond(state: AccountState, itemId: string): boolean {
  const item = state.items.get(itemId);
  const value = item === undefined ? null : currentValue(item);
  if (item === undefined || value === null) return false;
  const settledMinor = settlementsOf(state, item).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return settledMinor > value.amountMinor;
}
