import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectUnapplied, sumUnapplied } from '../../db/queries/allocation.ts';
import type { WaitingService } from '../service.ts';

/** Money against no claim that nobody has resolved, oldest first, with its totals. */
export const listUnapplied: WaitingService<'listUnapplied'> = (context, input) => {
  const accountId = input.accountId ?? null;
  const sums = sumUnapplied(context.read, accountId);
  const rows = selectUnapplied(context.read, { accountId, limit: input.limit, offset: input.offset });
  return ok({
    rows: rows.map(({ amountMinor, currency, partyName, receivedOn, ...row }) => ({
      ...row,
      partyName: partyName ?? '',
      receivedOn: plainDate(receivedOn),
      amount: { amountMinor, currency },
    })),
    total: sums.reduce((count, sum) => count + sum.receipts, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  });
};
