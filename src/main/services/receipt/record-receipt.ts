import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { countedNotes } from '../../../shared/domain/receipt/denominations.ts';
import { ok } from '../../../shared/lib/result.ts';
import { nextReceiptNumber } from '../../ledger/device-self.ts';
import type { WritingService } from '../service.ts';
import { type ReceiptReady, receiptFacts } from './receipt-facts.ts';

/**
 * Records money taken: the receipt with its number and split, and the cash in the taker's wallet, as one group of
 * events in one transaction (decided 8). The receipt's id is the command's, so pressing twice is one receipt.
 */
export const recordReceipt: WritingService<'recordReceipt'> = (context, input) => {
  const ready = receiptFacts(context, input);
  if (!ready.ok) return ready;
  const { facts, receivedOn, split, account } = ready.value;
  const receiptId = input.commandId;
  const denominations = countedNotes(input.denominations);
  const number = nextReceiptNumber(context.ledger.write);
  const receipt: EventDraft<'receipt.recorded'> = {
    kind: 'receipt.recorded',
    stream: accountStream(input.accountId),
    data: {
      receiptId,
      number,
      currency: account.opened.currency,
      amountMinor: input.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0),
      tenders: input.tenders,
      ...(denominations === null ? {} : { denominations: [...denominations] }),
      lines: [...facts.lines],
      unappliedMinor: facts.unappliedMinor,
      remainingDueMinor: split.remainingDueMinor,
      basis: facts.basis,
      payerIsDebtor: input.payerIsDebtor,
      practice: context.session.practice,
    },
    personal: { payerName: input.payerName, note: input.note },
  };
  context.append([receipt, ...cashDrafts(context.user.userId, receiptId, ready.value)], receivedOn);
  return ok({ receiptId, number, split });
};

function cashDrafts(userId: string, receiptId: string, ready: ReceiptReady): EventDraft[] {
  const { accountId, currency } = ready.account.opened;
  if (ready.facts.cashMinor === 0) return [];
  return [
    {
      kind: 'cash.received',
      stream: walletStream(userId),
      data: { receiptId, accountId, currency, amountMinor: ready.facts.cashMinor },
      personal: null,
    },
  ];
}
