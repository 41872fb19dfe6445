import { accountStream, walletStream } from '../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../shared/domain/events/kinds.ts';
import { currency, type Hand, markerOf } from './hand.ts';

/** Cash taken: the receipt and the cash in the taker's wallet, in one group (decided 8). */
export function receiptDrafts(hand: Hand, accountId: string): EventDraft[] {
  const receiptId = hand.newId();
  const amountMinor = hand.random.between(100, 500_000);
  return [
    {
      kind: 'receipt.recorded',
      stream: accountStream(accountId),
      data: {
        receiptId,
        number: hand.nextReceiptNumber(),
        currency,
        amountMinor,
        tenders: [{ tender: 'cash', amountMinor, reference: null, bank: null, instrumentOn: null }],
        lines: [],
        unappliedMinor: amountMinor,
        basis: 'orderOfTime',
        payerIsDebtor: true,
        practice: false,
      },
      personal: { payerName: markerOf(accountId), note: null },
    },
    {
      kind: 'cash.received',
      stream: walletStream(hand.userId),
      data: { receiptId, accountId, currency, amountMinor },
      personal: null,
    },
  ];
}

/** Cash offered to a colleague; empty where there is nobody. */
export function handOverDrafts(hand: Hand): EventDraft[] {
  const others = hand.colleagues.filter((userId) => userId !== hand.userId);
  if (others.length === 0) return [];
  return [
    {
      kind: 'cash.handedOver',
      stream: walletStream(hand.userId),
      data: {
        handoverId: hand.newId(),
        toUserId: hand.random.pick(others),
        currency,
        amountMinor: hand.random.between(1, 500) * 100,
        denominations: null,
      },
      personal: null,
    },
  ];
}

/** The receiver's word on an offer: his answer in the giver's wallet, the cash in his own. */
export function takeCashDrafts(
  hand: Hand,
  offer: { readonly handoverId: string; readonly fromUserId: string; readonly amountMinor: number },
): EventDraft[] {
  const { handoverId, fromUserId, amountMinor } = offer;
  return [
    {
      kind: 'cash.handoverAnswered',
      stream: walletStream(fromUserId),
      data: {
        handoverId,
        way: 'inBahi',
        answer: 'accepted',
        toUserId: hand.userId,
        currency,
        amountMinor,
        countedMinor: amountMinor,
        denominations: null,
        note: '',
      },
      personal: null,
    },
    {
      kind: 'cash.taken',
      stream: walletStream(hand.userId),
      data: { handoverId, fromUserId, currency, amountMinor },
      personal: null,
    },
  ];
}
