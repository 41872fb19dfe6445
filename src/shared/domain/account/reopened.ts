import type { PlainDate } from '../dates.ts';
import type { Reopened } from '../instrument/record.ts';
import { viewPlan } from '../plan/view.ts';
import { viewPromises } from '../promise/view.ts';
import { paymentsOf } from './paid-amounts.ts';
import { openItems } from './settlements.ts';
import type { AccountState } from './state.ts';

/** What is open and what was counted towards promises and plans on an evening. */
export interface StandingMoney {
  readonly openMinorByItem: ReadonlyMap<string, number>;
  readonly paidMinorByPromise: ReadonlyMap<string, number>;
  readonly paidMinorByPlan: ReadonlyMap<string, number>;
}

/** What is open and counted on the evening of a date. */
export function standingMoney(state: AccountState, on: PlainDate): StandingMoney {
  const payments = paymentsOf(state);
  const promises = viewPromises([...state.promises.values()], payments, on);
  return {
    openMinorByItem: new Map(openItems(state, on).map(({ itemId, openMinor }) => [itemId, openMinor])),
    paidMinorByPromise: new Map(promises.map(({ promise, paid }) => [promise.promiseId, paid.paidMinor])),
    paidMinorByPlan: new Map(
      [...state.plans.values()].map((plan) => [plan.planId, viewPlan(plan, payments, on).paidMinor]),
    ),
  };
}

/** What an event opened again: more is owed on these claims, and these promises and plans count less. */
export function reopenedBy(before: StandingMoney, after: StandingMoney): Reopened {
  const claims = [...after.openMinorByItem].flatMap(([itemId, openMinor]) => {
    const amountMinor = openMinor - (before.openMinorByItem.get(itemId) ?? 0);
    return amountMinor > 0 ? [{ itemId, amountMinor }] : [];
  });
  const promiseIds = fallen(before.paidMinorByPromise, after.paidMinorByPromise);
  return { claims, promiseIds, planIds: fallen(before.paidMinorByPlan, after.paidMinorByPlan) };
}

function fallen(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  return [...before].flatMap(([id, paidMinor]) => (paidMinor > (after.get(id) ?? 0) ? [id] : []));
}
