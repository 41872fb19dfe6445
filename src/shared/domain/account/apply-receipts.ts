import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { type EntryAccount, type EntryPair, postingsOfPairs } from '../ledger/posting.ts';
import { refreshPaidAmounts } from './paid-amounts.ts';
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
    state.receipts.set(event.data.receiptId, changed);
    if (changed.void?.state === 'approved') {
      effects.postings.push(
        ...postingsOfPairs(event, receipt.event.data.currency, receiptPairs(receipt.event).map(reversed)),
      );
    }
    touch(effects, 'receipt', event.data.receiptId);
    for (const line of receipt.event.data.lines) touch(effects, 'item', line.itemId);
  }
  refreshPaidAmounts(state, effects);
}

function recordReceipt(state: AccountState, event: EventOf<'receipt.recorded'>, effects: Effects): void {
  const { receiptId, lines, amountMinor } = event.data;
  if (state.receipts.has(receiptId)) return;
  for (const twin of state.receipts.values()) {
    const same =
      twin.event.data.amountMinor === amountMinor && twin.event.businessDate === event.businessDate;
    if (same && twin.void?.state !== 'approved') {
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
  effects.postings.push(...postingsOfPairs(event, event.data.currency, receiptPairs(event)));
}

/** Tenders are debited where the money is; the receivable is credited with what was applied, the rest waits unapplied. */
function receiptPairs(event: EventOf<'receipt.recorded'>): EntryPair[] {
  const { tenders, unappliedMinor } = event.data;
  const pairs: EntryPair[] = tenders.map((tender) => ({
    debit: tenderAccount(tender.tender, event.user),
    credit: 'receivable.principal',
    amountMinor: tender.amountMinor,
  }));
  pairs.push({ debit: 'receivable.principal', credit: 'unapplied', amountMinor: unappliedMinor });
  return pairs;
}

function tenderAccount(
  tender: EventOf<'receipt.recorded'>['data']['tenders'][number]['tender'],
  user: string,
): EntryAccount {
  switch (tender) {
    case 'cash':
      return `cash:${user}`;
    case 'cheque':
      return 'instruments.clearing';
    case 'taxDeducted':
      return 'tax.deducted';
    case 'upi':
    case 'bankTransfer':
      return 'bank.claimed';
  }
}

function reversed(pair: EntryPair): EntryPair {
  return { ...pair, amountMinor: -pair.amountMinor };
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
