import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { decidePlanTransition } from '../../../shared/domain/plan/transitions.ts';
import { ok } from '../../../shared/lib/result.ts';
import { plansOn } from '../account/account-of.ts';
import { accountToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

/** Ends a plan before its time; what was paid on it stays paid. */
export const cancelPlan: WritingService<'cancelPlan'> = (context, input) => {
  const account = accountToday(context, input.accountId);
  if (!account.ok) return account;
  const found = plansOn(account.value.state, context.today).find(({ plan }) => plan.planId === input.planId);
  if (found === undefined) return refuse('planNotRunning');
  const { status } = found.view;
  const { proposedBy } = found.plan;
  const decided = decidePlanTransition({ act: 'cancel', status, proposedBy, by: context.user.userId });
  if (!decided.ok) return refuse('planNotRunning');
  context.append([
    {
      kind: 'plan.cancelled',
      stream: accountStream(input.accountId),
      data: { planId: input.planId, reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
