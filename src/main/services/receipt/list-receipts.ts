import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipts, sumCashInHand, sumReceipts } from '../../db/queries/receipts.ts';
import type { WaitingService } from '../service.ts';

/** Receipts of a day or of an account, newest first, with totals and the cash in the asker's hands. */
export const listReceipts: WaitingService<'listReceipts'> = (context, input) => {
  const filter = { on: input.on ?? null, accountId: input.accountId ?? null };
  const sums = sumReceipts(context.read, filter);
  const rows = selectReceipts(context.read, { ...filter, limit: input.limit, offset: input.offset });
  return ok({
    rows: rows.map((row) => ({
      receiptId: row.receiptId,
      number: row.number,
      accountId: row.accountId,
      partyName: row.partyName ?? '',
      receivedOn: plainDate(row.receivedOn),
      recordedMs: row.recordedMs,
      recordedByName: row.recordedByName ?? '',
      amount: { amountMinor: row.amountMinor, currency: row.currency },
      voidState: row.voidState ?? ('none' as const),
    })),
    total: sums.reduce((count, sum) => count + sum.receipts, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    cashInHand: sumCashInHand(context.read, context.user.userId),
  });
};
