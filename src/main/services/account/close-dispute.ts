import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { accountOf } from './account-of.ts';

/** Ends a dispute with its result; from then on its claims are collectible again. */
export const closeDispute: WritingService<'closeDispute'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const dispute = account.value.state.disputes.get(input.disputeId);
  if (dispute === undefined || dispute.closed !== null) return refuse('nothingPending');
  const { disputeId, result, reason } = input;
  context.append([
    {
      kind: 'dispute.closed',
      stream: accountStream(input.accountId),
      data: { disputeId, result, reason },
      personal: null,
    },
  ]);
  return ok({});
};
