import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { touchLines } from './apply-allocation.ts';
import { instrumentsOfReceipt } from './apply-instruments.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
import { postReceiptChange, receiptPairs } from './receipt-entries.ts';
import { raiseReview } from './reviews.ts';
import { type AccountState, isInAccountCurrency, type ReceiptState } from './state.ts';

type ReceiptEvent =
  | EventOf<'receipt.recorded'>
  | EventOf<'receipt.voidRequested'>
  | EventOf<'receipt.voidDecided'>;

/** Money in, a void asked for, and the word of a second person on it. */
export function applyReceipt(state: AccountState, event: ReceiptEvent, effects: Effects): void {
  if (event.kind === 'receipt.recorded') {
    recordReceipt(state, event, effects);
  } else {
    const receipt = state.receipts.get(event.data.receiptId);
    if (receipt === undefined) {
      raiseReview(state, effects, 'voidOfUnknownReceipt', 'high', [event.id]);
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
  const { receiptId, lines, amountMinor } = event.data;
  if (state.receipts.has(receiptId)) return;
  for (const twin of state.receipts.values()) {
    const same =
      twin.event.data.amountMinor === amountMinor && twin.event.businessDate === event.businessDate;
    // A receipt in the place of another is no second one.
    const isReplaced = event.data.replaces === twin.event.data.receiptId;
    if (same && !isReplaced && twin.void?.state !== 'approved') {
      raiseReview(state, effects, 'likelyDuplicateReceipt', 'medium', [twin.event.id, event.id]);
    }
  }
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
