import { compromiseOn } from '../../../shared/domain/account/remissions.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { isPlanRunning } from '../../../shared/domain/plan/view.ts';
import { ok } from '../../../shared/lib/result.ts';
import { plansOn } from '../account/account-of.ts';
import { accountToday } from '../periods/account-today.ts';
import { refuse, type WritingService } from '../service.ts';

const cancellable: readonly string[] = ['pendingApproval', 'offered', 'paying', 'broken'];

/** Takes an offer back, or ends a settlement that is not paid; the plan of its payments ends with it. */
export const cancelSettlement: WritingService<'cancelSettlement'> = (context, input) => {
  const account = accountToday(context, input.accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  const { concessionId, reason } = input;
  const record = state.concessions.compromises.get(concessionId);
  if (record === undefined || !cancellable.includes(compromiseOn(state, record, context.today).status)) {
    return refuse('offerNotOpen');
  }
  const stream = accountStream(input.accountId);
  const plan = plansOn(state, context.today).find(({ plan: { planId } }) => planId === record.planId);
  const drafts: EventDraft[] = [
    { kind: 'settlement.cancelled', stream, data: { concessionId, reason }, personal: null },
  ];
  if (plan !== undefined && isPlanRunning(plan.view.status)) {
    const { planId } = plan.plan;
    drafts.push({ kind: 'plan.cancelled', stream, data: { planId, reason }, personal: null });
  }
  context.append(drafts);
  return ok({});
};
