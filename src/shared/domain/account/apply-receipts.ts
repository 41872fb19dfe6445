import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { closeReview, raiseReview, reviewKeyOf } from '../review/review.ts';
import { touchLines } from './apply-allocation.ts';
import { instrumentsOfReceipt } from './apply-instruments.ts';
import { compareReceipts, isNumberTaken, notePaidBeyond, noteRecordedTwice } from './compare-receipts.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
import { postReceiptChange, receiptPairs } from './receipt-entries.ts';

import { type AccountState, isInAccountCurrency, type ReceiptState } from './state.ts';

type ReceiptEvent =
  | EventOf<'receipt.recorded'>
  | EventOf<'receipt.voidRequested'>
  | EventOf<'receipt.voidDecided'>;

/** Money in, a void asked for, and the word of a second person on it. */
export function applyReceipt(state: AccountState, event: ReceiptEvent, effects: Effects): void {
  if (event.kind === 'receipt.recorded') {
    recordReceipt(state, event, effects);
    applyEarlyVoids(state, event.data.receiptId, effects);
  } else {
    const receipt = state.receipts.get(event.data.receiptId);
    if (receipt === undefined) {
      waitForReceipt(state, event, effects);
      return;
    }
    const changed =
      event.kind === 'receipt.voidRequested'
        ? withVoidRequest(receipt, event)
        : withVoidDecision(receipt, event);
    if (changed === receipt) return;
    const before = receiptPairs(state, receipt);
    state.receipts.set(event.data.receiptId, changed);
    if (changed.void?.state === 'approved') {
      postReceiptChange(effects, event, receipt.event.data.currency, before, []);
      for (const { instrumentId, source } of state.instruments.values()) {
        if (source?.receiptId === event.data.receiptId) touch(effects, 'instrument', instrumentId);
      }
    }
    touch(effects, 'receipt', event.data.receiptId);
    touchLines(receipt, effects);
  }
  refreshPaidAmounts(state, effects);
}

function recordReceipt(state: AccountState, event: EventOf<'receipt.recorded'>, effects: Effects): void {
  const { receiptId, lines } = event.data;
  const known = state.receipts.get(receiptId);
  if (known !== undefined) {
    noteRecordedTwice(state, known, event, effects);
    return;
  }
  if (isNumberTaken(state, event, effects)) return;
  compareReceipts(state, event, effects);
  state.receipts.set(receiptId, { event, void: null });
  if (!isInAccountCurrency(state, { event, void: null })) {
    raiseReview(state, effects, 'receiptInOtherCurrency', 'high', [event.id]);
  }
  touch(effects, 'receipt', receiptId);
  for (const line of lines) {
    touch(effects, 'item', line.itemId);
    if (!state.items.has(line.itemId)) raiseReview(state, effects, 'receiptWithoutItem', 'high', [event.id]);
  }
  instrumentsOfReceipt(state, event, effects);
  const pairs = receiptPairs(state, { event, void: null });
  postReceiptChange(effects, event, event.data.currency, [], pairs);
  notePaidBeyond(state, event, effects);
}

/** A void may be placed before its receipt: a person is told, and it takes effect when the receipt is there. */
function waitForReceipt(
  state: AccountState,
  event: EventOf<'receipt.voidRequested' | 'receipt.voidDecided'>,
  effects: Effects,
): void {
  const { receiptId } = event.data;
  const waiting = state.earlyVoids.get(receiptId) ?? [];
  if (waiting.some(({ id }) => id === event.id)) return;
  state.earlyVoids.set(receiptId, [...waiting, event]);
  raiseReview(state, effects, 'voidOfUnknownReceipt', 'high', [event.id]);
}

function applyEarlyVoids(state: AccountState, receiptId: string, effects: Effects): void {
  const waiting = state.earlyVoids.get(receiptId);
  if (waiting === undefined || !state.receipts.has(receiptId)) return;
  state.earlyVoids.delete(receiptId);
  for (const event of waiting) {
    applyReceipt(state, event, effects);
    closeReview(state, effects, reviewKeyOf('voidOfUnknownReceipt', [event.id]), null);
  }
}

function withVoidRequest(receipt: ReceiptState, event: EventOf<'receipt.voidRequested'>): ReceiptState {
  if (receipt.void !== null && receipt.void.state !== 'rejected') return receipt;
  return {
    ...receipt,
    void: {
      state: 'pending',
      reason: event.data.reason,
      requestedBy: event.user,
      requestedMs: event.hlc[0],
      requestedOn: event.businessDate,
      decidedOn: null,
      decidedBy: null,
    },
  };
}

function withVoidDecision(receipt: ReceiptState, event: EventOf<'receipt.voidDecided'>): ReceiptState {
  if (receipt.void?.state !== 'pending') return receipt;
  return {
    ...receipt,
    void: {
      ...receipt.void,
      state: event.data.decision,
      decidedOn: event.businessDate,
      decidedBy: event.user,
    },
  };
}
