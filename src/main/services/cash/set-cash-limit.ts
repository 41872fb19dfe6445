import { cashPolicyKey } from '../../../shared/domain/cash/policy.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { cashPolicyOf } from '../periods/house-policies.ts';
import { refuse, type WritingService } from '../service.ts';

/** Gives a person a limit of their own, none, or again that of their roles. Nobody sets their own. */
export const setCashLimit: WritingService<'setCashLimit'> = (context, input) => {
  const { userId, limit } = input;
  const { teamId } = context.session;
  if (!context.ledger.states.team(teamId).users.has(userId)) return refuse('unknownUser');
  const isAlone = context.ledger.states.team(teamId).users.size === 1;
  if (userId === context.user.userId && !isAlone) return refuse('makerIsChecker');
  const policy = cashPolicyOf(context);
  const { [userId]: _own, ...others } = policy.limitsByUser;
  const limitsByUser =
    limit === 'byRole' ? others : { ...others, [userId]: limit === 'none' ? null : [limit] };
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(teamId),
      data: { policy: cashPolicyKey, value: JSON.stringify({ ...policy, limitsByUser }) },
      personal: null,
    },
  ]);
  return ok({});
};
