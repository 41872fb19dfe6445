import { paymentsOf } from '../account/paid-amounts.ts';
import type { PlainDate } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import { decidePlan } from '../plan/decide.ts';
import type { PlanFrequency, PlanInstalment } from '../plan/record.ts';
import { isPlanRunning, viewPlan } from '../plan/view.ts';
import type { AccountLife } from './account-life.ts';

/** What a plan is agreed on. */
export interface PlanTerms {
  readonly totalMinor: number;
  readonly count: number;
  readonly frequency: PlanFrequency;
  readonly firstOn: PlainDate;
  readonly by: string;
}

/** A plan written today. */
export interface WrittenPlan {
  readonly planId: string;
  readonly instalments: readonly PlanInstalment[];
  readonly needsApproval: boolean;
}

/** Writes a plan today by the house's rules; null where they refuse it. */
export function proposePlan(life: AccountLife, terms: PlanTerms): WrittenPlan | null {
  const { rules } = life.setting;
  const decided = decidePlan({
    totalMinor: terms.totalMinor,
    solve: { by: 'count', count: terms.count },
    frequency: terms.frequency,
    firstOn: terms.firstOn,
    on: life.today,
    // As the form has it unless somebody chooses otherwise.
    holidayShift: 'after',
    calendar: rules.calendar,
    remainder: 'last',
    currency: 'INR',
    accountCurrency: 'INR',
    outstandingMinor: life.open().totalMinor,
    existing: plansToday(life),
    policy: rules.planPolicy,
    scope: {
      product: life.start.law.product,
      creditor: life.start.law.creditor,
      roles: ['desk'],
      userId: terms.by,
    },
  });
  if (!decided.ok) return null;
  const { instalments, needsApproval, breaches } = decided.value;
  const planId = life.act(terms.by, ({ commandId }) => [
    {
      kind: 'plan.proposed',
      stream: accountStream(life.start.accountId),
      data: {
        planId: commandId,
        currency: 'INR',
        totalMinor: terms.totalMinor,
        frequency: terms.frequency,
        instalments: instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor })),
        needsApproval,
        breaches: [...breaches],
        interactionId: null,
      },
      personal: null,
    },
  ]);
  return planId === null ? null : { planId, instalments, needsApproval };
}

/** A second person's word on a plan beyond authority. */
export function decideOnPlan(life: AccountLife, planId: string, decision: 'approved' | 'rejected'): void {
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'plan.decided',
      stream: accountStream(life.start.accountId),
      data: { planId, decision, reason: decision === 'rejected' ? 'First payment too small' : '' },
      personal: null,
    },
  ]);
}

/** Ends the plans that still run. */
export function cancelPlans(life: AccountLife, reason: string): void {
  for (const { planId, status } of plansToday(life)) {
    if (!isPlanRunning(status)) continue;
    life.act(life.setting.staff.desk, () => [
      {
        kind: 'plan.cancelled',
        stream: accountStream(life.start.accountId),
        data: { planId, reason },
        personal: null,
      },
    ]);
  }
}

/** Whether a plan is in force or waits today. */
export function isPlanRunningToday(life: AccountLife): boolean {
  return plansToday(life).some(({ status }) => isPlanRunning(status));
}

function plansToday(life: AccountLife) {
  const payments = paymentsOf(life.state);
  return [...life.state.plans.values()].map((plan) => ({
    planId: plan.planId,
    status: viewPlan(plan, payments, life.today).status,
  }));
}
