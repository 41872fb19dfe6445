import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { decidePlan, type PlanFacts } from '../../../shared/domain/plan/decide.ts';
import type { PlanSolve } from '../../../shared/domain/plan/schedule.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { accountForMoney, type KnownAccount, outstandingMinor, plansOn } from '../account/account-of.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** A plan that may be written: the account it stands on and its schedule with the limits it goes beyond. */
export interface PlanReady {
  readonly account: KnownAccount;
  readonly facts: PlanFacts;
}

/** Decides the terms of a plan on an account. */
export function planFacts(
  context: ServiceContext,
  accountId: string,
  terms: ParsedInputOf<'previewPlan'>['terms'],
): Result<PlanReady, Refusal<RefusalCodeOf<'previewPlan'>>> {
  const account = accountForMoney(context, accountId);
  if (!account.ok) return account;
  const solve = solveOf(terms);
  if (solve === null) return refuse('planNeedsCountOrAmount');
  const { state, opened } = account.value;
  const outstanding = outstandingMinor(state, context.today);
  const decided = decidePlan({
    totalMinor: terms.totalMinor,
    solve,
    frequency: terms.frequency,
    firstOn: terms.firstOn,
    on: context.today,
    holidayShift: terms.holidayShift,
    calendar: context.resources.calendar,
    remainder: 'last',
    currency: opened.currency,
    accountCurrency: opened.currency,
    outstandingMinor: outstanding,
    existing: plansOn(state, context.today).map(({ plan, view }) => ({
      planId: plan.planId,
      status: view.status,
    })),
    policy: context.resources.planPolicy,
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  return { ok: true, value: { account: account.value, facts: decided.value } };
}

function solveOf(terms: ParsedInputOf<'previewPlan'>['terms']): PlanSolve | null {
  if (terms.count !== null) return { by: 'count', count: terms.count };
  if (terms.instalmentMinor !== null) return { by: 'amount', amountMinor: terms.instalmentMinor };
  return null;
}
