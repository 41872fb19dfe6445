import { dateToDayNumber, daysBetween, type PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import type { BookSnapshot } from './book-snapshot.ts';
import type { StandingHold } from './holds.ts';
import type { Because, Lane, Placement } from './placement.ts';
import type { WorklistPolicy } from './policy.ts';

/** What the lanes look at, beside the account. */
export interface LaneContext {
  readonly on: PlainDate;
  readonly policy: WorklistPolicy;
  readonly book: BookSnapshot;
}

/** A placement in a lane. */
export type InLane = Extract<Placement, { kind: 'lane' }>;

const dayMs = 86_400_000;

/**
 * The lane that an account's own events call for on a day, before anything hides it: the first of lanes 0–6 of catalogue
 * E2 that fits. Null where nothing is due and nothing asks for attention. Freeze reviews come before appointments: nobody
 * calls a person reported dead because a call-back was noted.
 */
export function candidateLane(
  facts: AccountFacts,
  holds: readonly StandingHold[],
  context: LaneContext,
): InLane | null {
  return (
    legalClock(facts, context) ??
    reviewDue(holds.filter((hold) => hold.isFreeze)) ??
    appointmentToday(facts, context) ??
    moneyMovingToday(facts, context) ??
    reviewDue(holds) ??
    disputeReview(facts, context) ??
    broken(facts, context) ??
    warm(facts, context) ??
    pastDue(facts) ??
    preDue(facts, context)
  );
}

/** The promise is past its grace without having been kept: broken, whether or not the fold has said so yet. */
export function isPromiseOver(facts: AccountFacts, on: PlainDate): boolean {
  return facts.promise !== null && !facts.promise.isPendingApproval && on > facts.promise.graceUntil;
}

/** The oldest instalment of the plan that passed unpaid by a day; null where the plan is on track. */
export function planMissedOn(facts: AccountFacts, on: PlainDate): PlainDate | null {
  const plan = facts.plan;
  if (plan === null) return null;
  if (plan.missedOn !== null) return plan.missedOn;
  if (plan.nextDueOn === null) return null;
  return on > (plan.graceUntil ?? plan.nextDueOn) ? plan.nextDueOn : null;
}

function inLane(lane: Lane, orderKey: number, key: string, params: Because['params']): InLane {
  return { kind: 'lane', lane, orderKey, because: { key, params } };
}

function legalClock(facts: AccountFacts, { on, policy }: LaneContext): InLane | null {
  const deadline = facts.legalDeadline;
  if (deadline === null) return null;
  const days = daysBetween(on, deadline.on);
  if (days > policy.legalClockDays) return null;
  return inLane(0, dateToDayNumber(deadline.on), 'because.legalClock', {
    step: deadline.step,
    on: deadline.on,
    days,
  });
}

/** Today's and yesterday's appointments; older ones have gone to the supervisor (`reminderEscalations`). */
function appointmentToday(facts: AccountFacts, { on, policy }: LaneContext): InLane | null {
  const appointment = facts.appointment;
  if (appointment === null || appointment.on > on) return null;
  const daysOverdue = daysBetween(appointment.on, on);
  if (daysOverdue > policy.reminderOverdueDays) return null;
  // A visit or call without an hour comes after those that have one on its day.
  const orderKey = appointment.atMs ?? (dateToDayNumber(appointment.on) + 1) * dayMs;
  const { channel, on: agreedFor, tried } = appointment;
  const time = appointment.atMs === null ? {} : { atMs: appointment.atMs };
  const params = { channel, on: agreedFor, daysOverdue, ...time };
  if (tried !== undefined) {
    const told = { ...params, triedAtMs: tried.atMs, outcome: tried.outcome };
    const key = tried.on === on ? 'because.appointmentTriedToday' : 'because.appointmentTried';
    return inLane(1, orderKey, key, told);
  }
  const key = daysOverdue > 0 ? 'because.appointmentOverdue' : 'because.appointmentToday';
  return inLane(1, orderKey, key, params);
}

function moneyMovingToday(facts: AccountFacts, { on }: LaneContext): InLane | null {
  const { promise, plan, currency } = facts;
  if (promise !== null && !promise.isPendingApproval && on <= promise.graceUntil) {
    const params = { amountMinor: promise.amountMinor, currency, dueOn: promise.dueOn };
    const orderKey = dateToDayNumber(promise.dueOn);
    if (on > promise.dueOn) return inLane(2, orderKey, 'because.promiseInGrace', params);
    if (on === promise.dueOn) return inLane(2, orderKey, 'because.promiseDue', params);
    if (promise.remindOn !== null && on >= promise.remindOn) {
      return inLane(2, orderKey, 'because.promiseReminder', params);
    }
  }
  if (plan !== null && plan.nextDueOn !== null && on >= plan.nextDueOn && planMissedOn(facts, on) === null) {
    const params = { amountMinor: plan.amountMinor, currency, dueOn: plan.nextDueOn };
    return inLane(2, dateToDayNumber(plan.nextDueOn), 'because.instalmentDue', params);
  }
  return null;
}

/** A hold without an end, or with a review before its end, is looked at on its day, and until somebody did. */
function reviewDue(holds: readonly StandingHold[]): InLane | null {
  const due = holds
    .filter((hold) => hold.isReviewDue)
    .sort((left, right) => (left.backOn < right.backOn ? -1 : 1));
  const first = due[0];
  if (first === undefined) return null;
  return inLane(2, dateToDayNumber(first.backOn), 'because.reviewDue', {
    hold: first.kind,
    on: first.backOn,
  });
}

/** A dispute past its review date asks for an answer, whether it holds all of the debt or a part. */
function disputeReview(facts: AccountFacts, { on }: LaneContext): InLane | null {
  if (facts.dispute === null || on < facts.dispute.reviewBy) return null;
  const reviewBy = facts.dispute.reviewBy;
  return inLane(2, dateToDayNumber(reviewBy), 'because.disputeReview', { on: reviewBy });
}

/** Whether nothing of what is late may be asked for while the dispute is open. */
export function isFullyDisputed(facts: AccountFacts): boolean {
  if (facts.dispute === null) return false;
  return facts.dispute.isWhole || (facts.overdueMinor > 0 && facts.disputedMinor >= facts.overdueMinor);
}

/** Whether money in hand already covers what is late. */
export function isCovered(facts: AccountFacts): boolean {
  return facts.overdueMinor > 0 && facts.unappliedMinor >= facts.overdueMinor;
}

function broken(facts: AccountFacts, { on, policy }: LaneContext): InLane | null {
  if (facts.attemptsSinceBreak >= policy.attemptsAfterBreak) return null;
  const { bounce, brokenPromise, promise, currency } = facts;
  if (bounce !== null) {
    const params = { on: bounce.bouncedOn, amountMinor: bounce.amountMinor, currency };
    const count = bounce.heldCount ?? 0;
    // Latitude's queues 012 and 019: with cheques still in hand the next one tells whether the payer can pay.
    if (count > 0) return inLane(3, 0, 'because.bouncedOthersHeld', { ...params, count });
    return inLane(3, 0, 'because.bounced', params);
  }
  const missedOn = planMissedOn(facts, on);
  if (missedOn !== null) return inLane(3, 0, 'because.planMissed', { on: missedOn });
  if (facts.overdueMinor <= 0) return null;
  if (promise !== null && isPromiseOver(facts, on)) {
    const params = { on: promise.dueOn, amountMinor: promise.amountMinor, currency };
    return inLane(3, 0, 'because.promiseBroken', params);
  }
  if (brokenPromise === null) return null;
  const params = { on: brokenPromise.dueOn, amountMinor: brokenPromise.amountMinor, currency };
  return inLane(3, 0, 'because.promiseBroken', params);
}

/** A sign of life, the newest first: attention decays (Chehrazi, Glynn, Weber). */
function warm(facts: AccountFacts, { on, policy }: LaneContext): InLane | null {
  if (facts.inboundAtMs !== null) {
    return inLane(4, -facts.inboundAtMs, 'because.inbound', { atMs: facts.inboundAtMs });
  }
  const answeredOn = facts.disputeAnsweredOn;
  if (answeredOn !== null) {
    return inLane(4, -dateToDayNumber(answeredOn) * dayMs, 'because.disputeAnswered', { on: answeredOn });
  }
  const paidOn = facts.partialPaymentOn;
  if (paidOn === null || facts.overdueMinor <= 0 || paidOn > on) return null;
  const isHandled = facts.lastTouchedOn !== null && facts.lastTouchedOn > paidOn;
  if (isHandled || daysBetween(paidOn, on) > policy.partialPaymentDays) return null;
  return inLane(4, -dateToDayNumber(paidOn) * dayMs, 'because.partialPayment', { on: paidOn });
}

/** Money in hand that has covered the debt for a week is no reason to hide it: somebody sets it against the items. */
function pastDue(facts: AccountFacts): InLane | null {
  if (facts.overdueMinor <= 0) return null;
  const { overdueMinor, unappliedMinor, currency, daysPastDue } = facts;
  if (isCovered(facts)) {
    return inLane(5, 0, 'because.covered', { amountMinor: overdueMinor, unappliedMinor, currency });
  }
  return inLane(5, 0, 'because.pastDue', { amountMinor: overdueMinor, currency, days: daysPastDue });
}

/** Due within the week, and large or owed by a late payer; over once reminded inside that week. */
function preDue(facts: AccountFacts, { on, policy, book }: LaneContext): InLane | null {
  const dueOn = facts.nextDueOn;
  if (dueOn === null || facts.nextDueMinor <= 0) return null;
  const days = daysBetween(on, dueOn);
  if (days < 0 || days > policy.preDueDays) return null;
  const isReminded =
    facts.lastTouchedOn !== null && daysBetween(facts.lastTouchedOn, dueOn) <= policy.preDueDays;
  if (isReminded) return null;
  const p95Minor = book.p95OverdueMinorByCurrency[facts.currency] ?? 0;
  const isLarge = p95Minor > 0 && facts.nextDueMinor * 1000 >= p95Minor * policy.preDueLargePermille;
  const isLatePayer = facts.averageDaysLate !== null && facts.averageDaysLate >= policy.latePayerDays;
  if (!isLarge && !isLatePayer) return null;
  const key = isLarge ? 'because.preDueLarge' : 'because.preDueLatePayer';
  return inLane(6, 0, key, { amountMinor: facts.nextDueMinor, currency: facts.currency, dueOn, days });
}
