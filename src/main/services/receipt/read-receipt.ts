import { createHash } from 'node:crypto';
import { z } from 'zod';
import type {
  ReceiptLeaf,
  ReceiptName,
  ReceiptSplit,
  ReceiptView,
} from '../../../shared/contract/receipt.ts';
import { layoutOn } from '../../../shared/domain/account/receipt-layout.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue, type ReceiptState } from '../../../shared/domain/account/state.ts';
import { tenderKey, tenderStanding } from '../../../shared/domain/account/tender-standing.ts';
import type { SplitLine } from '../../../shared/domain/allocation/split.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipt, selectReceiptFacts } from '../../db/queries/receipts.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';

/** One receipt as its paper shows it, with the state of a void and the hash of its frozen facts. */
export const readReceipt: WaitingService<'readReceipt'> = (context, input) => {
  const row = selectReceipt(context.read, input.receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const team = context.ledger.states.team(context.session.teamId);
  const state = context.ledger.states.account(row.accountId);
  const receipt = present(state.receipts.get(row.receiptId), 'the receipt of its row');
  const recorded = receipt.event.data;
  const replacedBy = [...state.receipts.values()].find(({ event }) => event.data.replaces === row.receiptId);
  const facts = selectReceiptFacts(context.read, input.receiptId) ?? '';
  return ok({
    receiptId: row.receiptId,
    number: row.number,
    accountId: row.accountId,
    account: row.accountKey,
    partyName: row.partyName ?? '',
    bookTitle: row.bookTitle ?? '',
    teamName: team.founded?.personal?.name ?? '',
    receivedOn: plainDate(row.receivedOn),
    recordedMs: row.recordedMs,
    recordedByName: row.recordedByName ?? '',
    payerName: row.payerName,
    payerIsDebtor: row.payerIsDebtor === 1,
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    tenders: z.array(tenderValue).parse(JSON.parse(row.tenders)),
    tenderStandings: recorded.tenders.map((tender, at) =>
      tenderStanding(tender, state.tenderWords.get(tenderKey(row.receiptId, at)) ?? []),
    ),
    denominations: recorded.denominations ?? null,
    split: splitOf(context, state, receipt),
    note: row.note,
    leaf: leafOf(context, receipt),
    belongsTo: recorded.belongsTo ?? null,
    choiceReason: receipt.event.personal?.choiceReason ?? null,
    replaces: nameOf(state.receipts.get(recorded.replaces ?? '')),
    replacedBy: nameOf(replacedBy),
    now: nowOf(state, receipt),
    signedCopy: signedCopyOf(state, row.receiptId),
    practice: row.practice === 1,
    voidState: row.voidState ?? 'none',
    voidReason: row.voidReason,
    factsHash: createHash('sha256').update(facts).digest('hex'),
  });
};

/** The split as the receipt froze it: a paper printed again says what the first one said. */
function splitOf(context: ServiceContext, state: AccountState, receipt: ReceiptState): ReceiptSplit {
  const { lines, unappliedMinor, basis, policyId, remainingDueMinor, dueNowMinor, discountMinor } =
    receipt.event.data;
  const policy =
    policyId === undefined ? undefined : context.resources.allocationPolicies.policiesById[policyId];
  return {
    lines: linesOf(state, receipt, lines),
    unappliedMinor,
    basis,
    policy: policy === undefined ? null : { policyId: policy.id, title: policy.title },
    remainingDueMinor:
      remainingDueMinor ?? openItems(state, context.today).reduce((sum, item) => sum + item.openMinor, 0),
    dueNowMinor: dueNowMinor ?? null,
    discountMinor: discountMinor ?? 0,
    warnings: [],
  };
}

function linesOf(
  state: AccountState,
  receipt: ReceiptState,
  lines: readonly SplitLine[],
): ReceiptSplit['lines'] {
  return lines.map(({ itemId, amountMinor, component = 'principal' }) => {
    const item = state.items.get(itemId);
    const value = item === undefined ? null : currentValue(item);
    return {
      itemId,
      number: value?.number ?? itemId,
      dueOn: value?.dueOn ?? receipt.event.businessDate,
      component,
      openMinor: amountMinor,
      amountMinor,
    };
  });
}

/** How it lies on the claims now, where that is no longer as its paper says. */
function nowOf(state: AccountState, receipt: ReceiptState): ReceiptView['now'] {
  if (receipt.relaid === undefined) return null;
  const { lines, unappliedMinor } = layoutOn(receipt);
  return { lines: linesOf(state, receipt, lines), unappliedMinor };
}

function signedCopyOf(state: AccountState, receiptId: string): ReceiptView['signedCopy'] {
  const signed = state.acknowledgments.get(`receipt.${receiptId}`);
  return signed === undefined ? null : { attachmentId: signed.attachmentId, restartsOn: signed.restartsOn };
}

function nameOf(receipt: ReceiptState | undefined): ReceiptName | null {
  if (receipt === undefined) return null;
  const { receiptId, number } = receipt.event.data;
  return { receiptId, number };
}

/** The leaf of a pre-printed book it was entered from; null for a number of a device. */
function leafOf(context: ServiceContext, { event }: ReceiptState): ReceiptLeaf | null {
  const { paper, takenBy = event.user } = event.data;
  if (paper === undefined) return null;
  const taker = context.ledger.states.team(context.session.teamId).users.get(takenBy);
  return { ...paper, takenByName: taker?.name ?? '' };
}
