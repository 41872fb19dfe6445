import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { worklistPolicyKey } from './refresh-worklist.ts';

/** Chooses how lanes 3, 5 and 6 are ranked, for the whole team. Choosing what is chosen already writes nothing. */
export const setWorklistPolicy: WritingService<'setWorklistPolicy'> = (context, input) => {
  if (context.resources.worklistPolicies.policiesById[input.policy] === undefined)
    return refuse('unknownPolicy');
  const team = context.ledger.states.team(context.session.teamId);
  if (team.policies.get(worklistPolicyKey) === input.policy) return ok({});
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(context.session.teamId),
      data: { policy: worklistPolicyKey, value: input.policy },
      personal: null,
    },
  ]);
  return ok({});
};
