import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { laddersOf } from './ladders.ts';

/** What a book gives for paying early, oldest first, with the caps of the policy (row N7). */
export const listEarlyPaymentLadders: WaitingService<'listEarlyPaymentLadders'> = (context, input) => {
  const { maximumBasisPoints, maximumDays } = context.resources.settlementPolicy.ladder;
  return ok({
    today: context.today,
    ladders: laddersOf(context).filter(({ bookId }) => bookId === input.bookId),
    caps: { maximumBasisPoints, maximumDays },
  });
};
