import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { comparePlans, type PlanDifference } from '../../../shared/domain/plan/compare.ts';
import { decidePlan, type PlanFacts } from '../../../shared/domain/plan/decide.ts';
import type { PlanScope } from '../../../shared/domain/plan/policy.ts';
import { solveOfTerms } from '../../../shared/domain/plan/solve-terms.ts';
import { remainingInstalments } from '../../../shared/domain/plan/view.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { type KnownAccount, outstandingMinor, plansOn } from '../account/account-of.ts';
import { lawOfAccount } from '../compliance-facts.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** A plan that may be written: the account it stands on and its schedule with the limits it goes beyond. */
export interface PlanReady {
  readonly account: KnownAccount;
  readonly facts: PlanFacts;
  /** Against what is still to be paid on the plan it replaces; null where it replaces none. */
  readonly differences: readonly PlanDifference[] | null;
}

/** Decides the terms of a plan on an account, beside or in place of another. */
export function planFacts(
  context: ServiceContext,
  input: Pick<ParsedInputOf<'previewPlan'>, 'accountId' | 'terms' | 'replaces'>,
): Result<PlanReady, Refusal<RefusalCodeOf<'previewPlan'>>> {
  const { terms, replaces } = input;
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const solved = solveOfTerms(terms);
  if (solved === null) return refuse('planNeedsCountOrAmount');
  const { state, opened } = account.value;
  const existing = plansOn(state, context.today);
  const decided = decidePlan({
    ...terms,
    ...solved,
    on: context.today,
    calendar: context.resources.calendar,
    currency: opened.currency,
    accountCurrency: opened.currency,
    outstandingMinor: outstandingMinor(state, context.today),
    existing: existing.map(({ plan, view }) => ({ planId: plan.planId, status: view.status })),
    policy: context.resources.planPolicy,
    scope: planScope(context, account.value),
    replaces,
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  const old = existing.find(({ plan }) => plan.planId === replaces)?.view;
  const differences =
    old === undefined ? null : comparePlans(remainingInstalments(old), decided.value.instalments);
  return { ok: true, value: { account: account.value, facts: decided.value, differences } };
}

/** Whose plan it would be and on what debt, for the limits of the house. */
export function planScope(context: ServiceContext, account: KnownAccount): PlanScope {
  const { product, creditor } = lawOfAccount(context, account);
  const { roles, userId } = context.user;
  return { product, creditor: creditor ?? '', roles, userId };
}
