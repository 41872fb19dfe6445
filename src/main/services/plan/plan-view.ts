import type { PlanView } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { comparePlans } from '../../../shared/domain/plan/compare.ts';
import type { PlanRecord } from '../../../shared/domain/plan/record.ts';
import { isPlanInForce, isPlanRunning, type ViewedPlan } from '../../../shared/domain/plan/view.ts';
import { plansOn } from '../account/account-of.ts';

/** The plan in force, else the one that waits, else the newest one; null where none was ever written. */
export function planView(state: AccountState, on: PlainDate): PlanView | null {
  const plans = plansOn(state, on);
  const shown =
    plans.find(({ view }) => isPlanInForce(view.status)) ??
    plans.find(({ view }) => isPlanRunning(view.status)) ??
    plans[0];
  return shown === undefined ? null : viewOf(shown.plan, shown.view);
}

/** The plan that waits for a second person to take the place of the one in force; null where there is none. */
export function planProposal(state: AccountState, on: PlainDate): PlanView | null {
  const plans = plansOn(state, on);
  const waiting = plans.find(({ view }) => view.status === 'pendingApproval');
  const isBesideAnother = plans.some(({ view }) => isPlanInForce(view.status));
  return waiting === undefined || !isBesideAnother ? null : viewOf(waiting.plan, waiting.view);
}

function viewOf(plan: PlanRecord, view: ViewedPlan): PlanView {
  return {
    planId: plan.planId,
    total: { amountMinor: plan.totalMinor, currency: plan.currency },
    paidMinor: view.paidMinor,
    frequency: plan.frequency,
    salaryDay: plan.salaryDay ?? null,
    downPaymentMinor: plan.downPaymentMinor ?? null,
    status: view.status,
    proposedOn: plan.proposedOn,
    nextDueOn: view.nextDueOn,
    nextDueMinor: view.nextDueMinor ?? 0,
    behindMinor: view.behindMinor,
    missedCount: view.missedCount,
    brokenOn: view.brokenOn,
    breaches: plan.breaches,
    instalments: view.instalments.map(({ dueOn, amountMinor, paidMinor, state }) => ({
      dueOn,
      amountMinor,
      paidMinor,
      state,
    })),
    replaces: plan.replaces ?? null,
    replacedBy: plan.replacedBy ?? null,
    tweaks: (plan.tweaks ?? []).map(({ tweakId, tweakedOn, appliedOn, authored, before, after }) => ({
      tweakId,
      tweakedOn,
      appliedOn,
      state: authored,
      differences: comparePlans(before, after).filter(({ kind }) => kind !== 'same'),
    })),
  };
}
