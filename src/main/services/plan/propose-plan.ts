import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { planFacts } from './plan-facts.ts';

/** Writes a plan; beyond the house's limits it waits for a second person. Its id is the command's. */
export const proposePlan: WritingService<'proposePlan'> = (context, input) => {
  const ready = planFacts(context, input);
  if (!ready.ok) return ready;
  const { account, facts } = ready.value;
  const { totalMinor, frequency, downPayment, salaryDay, typedRows } = input.terms;
  const isDatedByHand = typedRows.some(
    ({ number, dueOn }) => dueOn !== null && number <= facts.schedule.count,
  );
  const isBySalary = frequency === 'salaryDay' && salaryDay !== null && !isDatedByHand;
  context.append([
    {
      kind: 'plan.proposed',
      stream: accountStream(input.accountId),
      data: {
        planId: input.commandId,
        currency: account.opened.currency,
        totalMinor,
        // Its paper says how often; a date that was typed makes that untrue.
        frequency: isDatedByHand ? 'custom' : frequency,
        instalments: [...facts.instalments],
        needsApproval: facts.needsApproval,
        breaches: [...facts.breaches],
        interactionId: null,
        brokenAfterMissed: facts.limits.brokenAfterMissed,
        ...(downPayment === null ? {} : { downPaymentMinor: downPayment.amountMinor }),
        ...(isBySalary ? { salaryDay } : {}),
        ...(input.replaces === null ? {} : { replaces: input.replaces }),
      },
      personal: null,
    },
  ]);
  return ok({ planId: input.commandId, pendingApproval: facts.needsApproval });
};
