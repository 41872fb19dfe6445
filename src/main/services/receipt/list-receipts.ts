import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectReceipts, sumCashInHand, sumReceipts } from '../../db/queries/receipts.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { selectWaitingReceipts } from '../../db/queries/sync-work.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** Receipts of a day or of an account, newest first, with totals and the cash in the asker's hands. */
export const listReceipts: WaitingService<'listReceipts'> = (context, input) => {
  const filter = { on: input.on ?? null, accountId: input.accountId ?? null };
  const sums = sumReceipts(context.read, filter);
  const standingOf = receiptStandings(context);
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
      standing: standingOf(row.receiptId),
    })),
    total: sums.reduce((count, sum) => count + sum.receipts, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    cashInHand: sumCashInHand(context.read, context.user.userId),
  });
};

/** Whether the team has a receipt; nobody has to where somebody works alone. */
function receiptStandings({ read }: ServiceContext): (receiptId: string) => 'savedHere' | 'withTeam' | null {
  if (selectSyncHub(read) === undefined) return () => null;
  const waiting = selectWaitingReceipts(read);
  return (receiptId) => (waiting.has(receiptId) ? 'savedHere' : 'withTeam');
}
