import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { accountOf } from './account-of.ts';

/** Lifts a hold on contact, with the reason kept. */
export const clearHold: WritingService<'clearHold'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const hold = account.value.state.holds.get(input.holdId);
  if (hold === undefined || hold.clearedOn !== null) return refuse('nothingPending');
  context.append([
    {
      kind: 'hold.cleared',
      stream: accountStream(input.accountId),
      data: { holdId: input.holdId, reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
