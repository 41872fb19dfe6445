import type { PromiseView, StandingView } from '../../../shared/contract/account.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import { compareDates, type PlainDate } from '../../../shared/domain/dates.ts';
import { pendingTweaks } from '../../../shared/domain/plan/pending-tweak.ts';
import { keepingOf, type ViewedPromise } from '../../../shared/domain/promise/view.ts';
import { holdStands } from '../compliance-facts.ts';

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

/** How many promises, plans, voids and deductions of the account wait for a second person. */
export function countPending(state: AccountState): number {
  const promises = [...state.promises.values()].filter((promise) => promise.authored === 'pendingApproval');
  const plans = [...state.plans.values()].filter((plan) => plan.authored === 'pendingApproval');
  const tweaks = [...state.plans.values()].flatMap(pendingTweaks);
  const voids = [...state.receipts.values()].filter((receipt) => receipt.void?.state === 'pending');
  const deductions = [...state.deductions.deductions.values()].filter(({ decided }) => decided === null);
  return promises.length + plans.length + tweaks.length + voids.length + deductions.length;
}
