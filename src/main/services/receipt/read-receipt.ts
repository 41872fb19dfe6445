import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import { currentValue } from '../../../shared/domain/account/state.ts';
import { plainDate } from '../../../shared/domain/dates.ts';
import { tenderValue } from '../../../shared/domain/events/account-kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type ReceiptRow, selectReceipt, selectReceiptFacts } from '../../db/queries/receipts.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';

const linesColumn = z.array(z.object({ itemId: z.string(), amountMinor: z.int() }));

/** One receipt as its paper shows it, with the state of a void and the hash of its frozen facts. */
export const readReceipt: WaitingService<'readReceipt'> = (context, input) => {
  const row = selectReceipt(context.read, input.receiptId);
  if (row === undefined) return refuse('unknownReceipt');
  const team = context.ledger.states.team(context.session.teamId);
  const recorded = context.ledger.states.account(row.accountId).receipts.get(row.receiptId)?.event.data;
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
    denominations: recorded?.denominations ?? null,
    split: splitOf(context, row, recorded?.remainingDueMinor),
    note: row.note,
    practice: row.practice === 1,
    voidState: row.voidState ?? 'none',
    voidReason: row.voidReason,
    factsHash: createHash('sha256').update(facts).digest('hex'),
  });
};

/** The split as the receipt froze it: a paper printed again says what the first one said. */
function splitOf(context: ServiceContext, row: ReceiptRow, frozenMinor: number | undefined) {
  const state = context.ledger.states.account(row.accountId);
  const lines = linesColumn.parse(JSON.parse(row.lines));
  const openMinor =
    frozenMinor ?? openItems(state, context.today).reduce((sum, item) => sum + item.openMinor, 0);
  return {
    lines: lines.map((line) => {
      const item = state.items.get(line.itemId);
      const value = item === undefined ? null : currentValue(item);
      return {
        itemId: line.itemId,
        number: value?.number ?? line.itemId,
        dueOn: value?.dueOn ?? plainDate(row.receivedOn),
        openMinor: line.amountMinor,
        amountMinor: line.amountMinor,
      };
    }),
    unappliedMinor: row.unappliedMinor,
    basis: row.basis,
    remainingDueMinor: openMinor,
    warnings: [],
  };
}
