import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { tweakFacts } from './tweak-facts.ts';

/** Changes one payment of a plan in force; beyond the limits it waits, and the plan stands as it was (row N3). */
export const tweakPlan: WritingService<'tweakPlan'> = (context, input) => {
  const ready = tweakFacts(context, input);
  if (!ready.ok) return ready;
  const { instalments, needsApproval, breaches } = ready.value.facts;
  context.append([
    {
      kind: 'plan.tweaked',
      stream: accountStream(input.accountId),
      data: {
        planId: input.planId,
        tweakId: input.commandId,
        number: input.change.number,
        instalments: [...instalments],
        needsApproval,
        breaches: [...breaches],
        reason: input.reason,
      },
      personal: null,
    },
  ]);
  return ok({ pendingApproval: needsApproval });
};
