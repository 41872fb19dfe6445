import { paymentsOf } from '../account/paid-amounts.ts';
import type { PlainDate } from '../dates.ts';
import { accountStream } from '../events/envelope.ts';
import { decidePlan } from '../plan/decide.ts';
import { type PlanScope, planLimitsFor } from '../plan/policy.ts';
import type { PlanFrequency, PlanInstalment } from '../plan/record.ts';
import { decideTweak } from '../plan/tweak.ts';
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
    scope: scopeOf(life, terms.by),
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

function scopeOf(life: AccountLife, userId: string): PlanScope {
  const { product, creditor } = life.start.law;
  return { product, creditor, roles: ['desk'], userId };
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

/** Moves one payment of a plan in force, as far as the house allows without asking; nothing where it does not. */
export function movePayment(life: AccountLife, planId: string, number: number, dueOn: PlainDate): void {
  const plan = life.state.plans.get(planId);
  if (plan === undefined) return;
  const { rules, staff } = life.setting;
  const decided = decideTweak({
    plan,
    view: viewPlan(plan, paymentsOf(life.state), life.today),
    change: { what: 'dueOn', number, dueOn },
    on: life.today,
    calendar: rules.calendar,
    allowClosedDay: false,
    limits: planLimitsFor(rules.planPolicy, scopeOf(life, staff.desk)),
    outstandingMinor: life.open().totalMinor,
  });
  if (!decided.ok || decided.value.needsApproval) return;
  const instalments = decided.value.instalments.map((one) => ({
    dueOn: one.dueOn,
    amountMinor: one.amountMinor,
  }));
  life.act(staff.desk, ({ commandId }) => [
    {
      kind: 'plan.tweaked',
      stream: accountStream(life.start.accountId),
      data: {
        planId,
        tweakId: commandId,
        number,
        instalments,
        needsApproval: false,
        breaches: [],
        reason: 'salaryLate',
      },
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
