import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { setAsideDraft } from '../../../shared/domain/account/reallocation.ts';
import { accountStream, walletStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { claimedTenders } from '../../../shared/domain/receipt/claimed-tenders.ts';
import { countedNotes } from '../../../shared/domain/receipt/denominations.ts';
import { ok } from '../../../shared/lib/result.ts';
import { nextReceiptNumber } from '../../ledger/device-self.ts';
import { discountDrafts } from '../concession/discount-drafts.ts';
import type { ServiceContext, ServiceResult, WritingService } from '../service.ts';
import {
  choiceOf,
  directionOf,
  type ReceiptReady,
  type ReceiptTerms,
  receiptFacts,
} from './receipt-facts.ts';

/**
 * Records money taken: the receipt with its number and split, and the cash in the taker's wallet, as one group of
 * events in one transaction (decided 8). The receipt's id is the command's, so pressing twice is one receipt.
 */
export const recordReceipt: WritingService<'recordReceipt'> = (context, input) =>
  issueReceipt(context, input, false);

/** The same for money that a line of the bank shows: its day is proved, however long ago it was. */
export function issueReceipt(
  context: ServiceContext,
  input: ParsedInputOf<'recordReceipt'>,
  isShownByBank: boolean,
): ServiceResult<'recordReceipt'> {
  const ready = receiptFacts(context, input, isShownByBank);
  if (!ready.ok) return ready;
  const { facts, receivedOn, split, account, allocation } = ready.value;
  const receiptId = input.commandId;
  const denominations = countedNotes(input.denominations);
  const number = ready.value.paperNumber ?? nextReceiptNumber(context.ledger.write);
  const receipt: EventDraft<'receipt.recorded'> = {
    kind: 'receipt.recorded',
    stream: accountStream(input.accountId),
    data: {
      receiptId,
      number,
      currency: account.opened.currency,
      amountMinor: input.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0),
      tenders: claimedTenders(input.tenders, receivedOn, context.resources.receiptPolicy),
      ...(denominations === null ? {} : { denominations: [...denominations] }),
      lines: [...facts.lines],
      unappliedMinor: facts.unappliedMinor,
      remainingDueMinor: split.remainingDueMinor,
      ...(split.dueNowMinor === null ? {} : { dueNowMinor: split.dueNowMinor }),
      ...(split.discountMinor === 0 ? {} : { discountMinor: split.discountMinor }),
      basis: facts.basis,
      policyId: allocation.id,
      ...namedClaims(input),
      ...paperFacts(context.user.userId, ready.value, input),
      payerIsDebtor: input.payerIsDebtor,
      practice: context.session.practice,
    },
    personal: {
      payerName: input.payerName,
      note: input.note,
      ...(input.choice === null ? {} : { choiceReason: input.choice.reason }),
    },
  };
  context.append(
    [
      ...replacingDrafts(ready.value, input),
      receipt,
      ...discountDrafts(account, receiptId, ready.value.discounts),
      ...cashDrafts(ready.value.takenBy, receiptId, ready.value),
    ],
    receivedOn,
  );
  return ok({ receiptId, number, split });
}

/** Who named the claims, kept with the receipt: it is split by them again if an earlier one is taken back. */
function namedClaims(
  input: ReceiptTerms,
): Pick<EventDraft<'receipt.recorded'>['data'], 'direction' | 'choice' | 'replaces'> {
  const direction = directionOf(input);
  const choice = choiceOf(input);
  return {
    ...(direction === null ? {} : { direction: direction.items }),
    ...(choice === null ? {} : { choice: choice.items }),
    ...(input.replaces === null ? {} : { replaces: input.replaces.receiptId }),
  };
}

/** The void of the receipt whose amount was wrong, asked for in the same act; until it is decided, that one pays nothing. */
function replacingDrafts({ account }: ReceiptReady, { replaces }: ReceiptTerms): readonly EventDraft[] {
  if (replaces === null) return [];
  const { receiptId, reason } = replaces;
  const setAside = setAsideDraft(account.state, receiptId);
  return [
    {
      kind: 'receipt.voidRequested',
      stream: accountStream(account.opened.accountId),
      data: { receiptId, reason },
      personal: { note: null },
    },
    ...(setAside === null ? [] : [setAside]),
  ];
}

/** Where it was written first, with whom the money is, and to which day of a closed year it belongs. */
function paperFacts(
  userId: string,
  { takenBy }: ReceiptReady,
  { paper, belongsTo }: ReceiptTerms,
): Pick<EventDraft<'receipt.recorded'>['data'], 'paper' | 'takenBy' | 'belongsTo'> {
  return {
    ...(paper === null ? {} : { paper }),
    ...(takenBy === userId ? {} : { takenBy }),
    ...(belongsTo === null ? {} : { belongsTo }),
  };
}

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
