import { z } from 'zod';
import { plainDate } from '../../../shared/domain/dates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countWritebacks, selectWritebacks } from '../../db/queries/writebacks.ts';
import type { WaitingService } from '../service.ts';

const totalsColumn = z.array(z.object({ currency: z.string(), count: z.int(), amountMinor: z.int() }));

/** The receipts files there are, newest first, with what the office has of each. */
export const listWritebacks: WaitingService<'listWritebacks'> = (context, input) =>
  ok({
    rows: selectWritebacks(context.read, input).map((row) => ({
      ...row,
      bookTitle: row.bookTitle ?? '',
      madeByName: row.madeByName ?? '',
      madeOn: plainDate(row.madeOn),
      totals: totalsColumn.parse(JSON.parse(row.totals)),
    })),
    total: countWritebacks(context.read),
  });
