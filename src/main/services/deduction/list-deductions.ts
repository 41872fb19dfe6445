import { ok } from '../../../shared/lib/result.ts';
import { selectDeductions, sumDeductions } from '../../db/queries/deductions.ts';
import type { WaitingService } from '../service.ts';
import { deductionView } from './deduction-view.ts';

/** Deductions of the house, open ones first by the day somebody has to look at them, with their totals. */
export const listDeductions: WaitingService<'listDeductions'> = (context, { states, limit, offset }) => {
  const rows = selectDeductions(context.read, { accountId: null, states, limit, offset });
  const sums = sumDeductions(context.read, states);
  return ok({
    rows: rows.map((row) => deductionView(context, row)),
    total: sums.reduce((sum, { count }) => sum + count, 0),
    totals: sums.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
  });
};
