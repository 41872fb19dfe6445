import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { planFacts } from './plan-facts.ts';

/** The schedule a plan would have, its sum exact, with the limits it goes beyond and what it would change. */
export const previewPlan: WaitingService<'previewPlan'> = (context, input) => {
  const ready = planFacts(context, input);
  if (!ready.ok) return ready;
  const { schedule, breaches, needsApproval, overPaymentMinor } = ready.value.facts;
  return ok({
    instalments: schedule.rows.map(({ dueOn, amountMinor, balanceMinor }) => ({
      dueOn,
      amountMinor,
      balanceMinor,
    })),
    totalMinor: input.terms.totalMinor,
    needsApproval,
    breaches,
    overPaymentMinor,
    differences: ready.value.differences,
  });
};
