import { walletStream } from '../../../shared/domain/events/envelope.ts';
import { closeVariance } from '../../../shared/domain/wallet/apply-close.ts';
import { expectDay, standingOfClose } from '../../../shared/domain/wallet/closed-days.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** The supervisor's word on a day whose count differs: never one's own day, never without a reason. */
export const decideCashDay: WritingService<'decideCashDay'> = (context, input) => {
  const { userId, closeId, decision, reason } = input;
  const wallet = context.ledger.states.wallet(userId);
  const counted = wallet.closes.get(closeId)?.counted ?? null;
  if (counted === null || standingOfClose(wallet, closeId) !== 'waiting') return refuse('nothingPending');
  if (context.user.userId === userId || counted.user === context.user.userId) return refuse('makerIsChecker');
  if (reason === '') return refuse('reasonNeeded');
  const { currency, on, expectedMinor } = counted.data;
  // Money moved since the count: it was counted against another figure, so the person counts again.
  if (decision === 'approved' && expectDay(wallet, currency, on).expectedMinor !== expectedMinor) {
    return refuse('countOutdated');
  }
  const varianceMinor = closeVariance(counted.data).cashMinor;
  context.append([
    {
      kind: 'cash.dayDecided',
      stream: walletStream(userId),
      data: { closeId, decision, currency, varianceMinor, reason },
      personal: null,
    },
  ]);
  return ok({});
};
