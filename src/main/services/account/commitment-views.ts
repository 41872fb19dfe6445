import type { PlanView, PromiseView, StandingView } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { compareDates, type PlainDate } from '../../../shared/domain/dates.ts';
import { isPlanRunning } from '../../../shared/domain/plan/view.ts';
import { keepingOf, type ViewedPromise } from '../../../shared/domain/promise/view.ts';
import { holdStands } from '../compliance-facts.ts';
import { plansOn } from './account-of.ts';

/** Promises, the newest first. */
export function promiseViews(promises: readonly ViewedPromise[]): PromiseView[] {
  return promises
    .map((viewed) => ({ ...viewed, kept: keepingOf(viewed) }))
    .map(({ promise, paid, status, kept }) => ({
      promiseId: promise.promiseId,
      amount: { amountMinor: promise.amountMinor, currency: promise.currency },
      paidMinor: paid.paidMinor,
      madeOn: promise.madeOn,
      dueOn: promise.dueOn,
      graceUntil: promise.graceUntil,
      mode: promise.mode,
      level: promise.level,
      status,
      kept,
      replaces: promise.replaces,
    }))
    .reverse();
}

/** The plan in force or waiting for approval, else the newest one; null where none was ever written. */
export function planView(state: AccountState, on: PlainDate): PlanView | null {
  const plans = plansOn(state, on);
  const shown = plans.find(({ view }) => isPlanRunning(view.status)) ?? plans[0];
  if (shown === undefined) return null;
  const { plan, view } = shown;
  return {
    planId: plan.planId,
    total: { amountMinor: plan.totalMinor, currency: plan.currency },
    paidMinor: view.paidMinor,
    frequency: plan.frequency,
    status: view.status,
    proposedOn: plan.proposedOn,
    nextDueOn: view.nextDueOn,
    nextDueMinor: view.nextDueMinor ?? 0,
    missedCount: view.missedCount,
    breaches: plan.breaches,
    instalments: view.instalments,
  };
}

/** Disputes and holds that stand on a date, the oldest first. */
export function standingViews(state: AccountState, on: PlainDate): StandingView[] {
  const disputes = [...state.disputes.values()]
    .filter((dispute) => dispute.closed === null)
    .map(({ event }): StandingView => {
      const { disputeId, reason, reviewBy, amountMinor } = event.data;
      const since = event.businessDate;
      return { id: disputeId, kind: 'dispute', code: reason, since, until: null, reviewBy, amountMinor };
    });
  const holds = [...state.holds.values()]
    .filter((hold) => hold.clearedOn === null && holdStands(hold.event.data.until, on))
    .map(({ event }): StandingView => {
      const { holdId, hold, until, reviewBy } = event.data;
      return {
        id: holdId,
        kind: 'hold',
        code: hold,
        since: event.businessDate,
        until,
        reviewBy,
        amountMinor: null,
      };
    });
  return [...disputes, ...holds].sort((one, other) => compareDates(one.since, other.since));
}

/** How many promises, plans and voids of the account wait for a second person. */
export function countPending(state: AccountState): number {
  const promises = [...state.promises.values()].filter((promise) => promise.authored === 'pendingApproval');
  const plans = [...state.plans.values()].filter((plan) => plan.authored === 'pendingApproval');
  const voids = [...state.receipts.values()].filter((receipt) => receipt.void?.state === 'pending');
  return promises.length + plans.length + voids.length;
}
