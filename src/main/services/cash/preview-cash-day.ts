import { ok } from '../../../shared/lib/result.ts';
import { selectHandovers } from '../../db/queries/cash.ts';
import type { WaitingService } from '../service.ts';
import { countableDay } from './cash-day.ts';
import { handoverView, movementView } from './cash-views.ts';

/** What the day's count will be held against. */
export const previewCashDay: WaitingService<'previewCashDay'> = (context, input) => {
  const day = countableDay(context, { on: input.on ?? null, currency: input.currency });
  if (!day.ok) return day;
  const { on, currency, after, openingMinor, expectedMinor, movements, tenders } = day.value;
  const open = selectHandovers(context.read, { givenBy: context.user.userId, takenBy: null, isOpen: true });
  return ok({
    on,
    currency,
    after,
    openingMinor,
    expectedMinor,
    movements: movements.map((movement) => movementView(context, movement)),
    tenders,
    openHandovers: open.filter(({ way }) => way === 'inBahi').map(handoverView),
  });
};
