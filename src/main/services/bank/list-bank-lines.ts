import { ok } from '../../../shared/lib/result.ts';
import { selectBankLines, sumBankLines } from '../../db/queries/bank.ts';
import type { WaitingService } from '../service.ts';
import { lineView } from './bank-views.ts';

/** Lines of the bank by where they stand, oldest first, with what they come to. */
export const listBankLines: WaitingService<'listBankLines'> = (context, input) => {
  const sums = sumBankLines(context.read, input.state);
  return ok({
    rows: selectBankLines(context.read, input.state, input).map((row) => lineView(row, context.today)),
    total: sums.reduce((count, sum) => count + sum.count, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  });
};
