import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { planLimitsFor } from '../../../shared/domain/plan/policy.ts';
import { decideTweak, type TweakFacts } from '../../../shared/domain/plan/tweak.ts';
import type { ViewedPlan } from '../../../shared/domain/plan/view.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { outstandingMinor, plansOn } from '../account/account-of.ts';
import { accountForMoneyToday } from '../periods/account-today.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';
import { planScope } from './plan-facts.ts';

/** A tweak that may be written: the plan as it stands, and what becomes of it. */
export interface TweakReady {
  readonly view: ViewedPlan;
  readonly facts: TweakFacts;
}

/** Decides a change of one payment of a plan in force. */
export function tweakFacts(
  context: ServiceContext,
  input: Pick<ParsedInputOf<'previewTweak'>, 'accountId' | 'planId' | 'change' | 'allowClosedDay'>,
): Result<TweakReady, Refusal<RefusalCodeOf<'previewTweak'>>> {
  const account = accountForMoneyToday(context, input.accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  const found = plansOn(state, context.today).find(({ plan }) => plan.planId === input.planId);
  if (found === undefined) return refuse('planNotRunning');
  const decided = decideTweak({
    ...found,
    change: input.change,
    allowClosedDay: input.allowClosedDay,
    on: context.today,
    calendar: context.resources.calendar,
    limits: planLimitsFor(context.resources.planPolicy, planScope(context, account.value)),
    outstandingMinor: outstandingMinor(state, context.today),
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  return ok({ view: found.view, facts: decided.value });
}
