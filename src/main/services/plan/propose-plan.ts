import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { planFacts } from './plan-facts.ts';

/** Writes a plan; beyond the house's limits it waits for a second person. Its id is the command's. */
export const proposePlan: WritingService<'proposePlan'> = (context, input) => {
  const ready = planFacts(context, input.accountId, input.terms);
  if (!ready.ok) return ready;
  const { account, facts } = ready.value;
  context.append([
    {
      kind: 'plan.proposed',
      stream: accountStream(input.accountId),
      data: {
        planId: input.commandId,
        currency: account.opened.currency,
        totalMinor: input.terms.totalMinor,
        frequency: input.terms.frequency,
        instalments: facts.instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor })),
        needsApproval: facts.needsApproval,
        breaches: [...facts.breaches],
        interactionId: null,
      },
      personal: null,
    },
  ]);
  return ok({ planId: input.commandId, pendingApproval: facts.needsApproval });
};
