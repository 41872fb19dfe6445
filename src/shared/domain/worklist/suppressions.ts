import { addDays, dateParts, endOfMonth, type PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import { isCovered, isFullyDisputed, planMissedOn } from './candidate-lane.ts';
import type { StandingHold } from './holds.ts';
import {
  asideReasons,
  type Because,
  type Lane,
  type SuppressionReason,
  suppressionReasons,
} from './placement.ts';
import type { WorklistPolicy } from './policy.ts';

/** A reason not to work an account, with the first day on which it is looked at again. */
export interface Suppression {
  readonly reason: SuppressionReason;
  readonly until: PlainDate;
  readonly because: Because;
}

const reasonOrder: readonly SuppressionReason[] = [...suppressionReasons, ...asideReasons];

/**
 * The reason that hides an account from lanes 3–6 on a day: of all that stand, the one that lasts longest, so that the
 * account does come back on the date shown; equal dates by the order of E4. Null where nothing hides it.
 */
export function suppressionOf(
  facts: AccountFacts,
  holds: readonly StandingHold[],
  lane: Lane,
  on: PlainDate,
  policy: WorklistPolicy,
): Suppression | null {
  return longest([
    ...holdSuppressions(holds),
    ...commitmentSuppressions(facts, on),
    ...standingSuppressions(facts, on, policy),
    ...asideSuppressions(facts, lane, on),
  ]);
}

/** The freeze that beats every lane, where one stands on the day. */
export function freezeOf(holds: readonly StandingHold[]): Suppression | null {
  return longest(holdSuppressions(holds.filter((hold) => hold.isFreeze)));
}

function longest(suppressions: readonly Suppression[]): Suppression | null {
  const [first] = [...suppressions].sort(
    (left, right) =>
      (left.until < right.until ? 1 : left.until > right.until ? -1 : 0) ||
      reasonOrder.indexOf(left.reason) - reasonOrder.indexOf(right.reason),
  );
  return first ?? null;
}

function hidden(reason: SuppressionReason, until: PlainDate, params: Because['params'] = {}): Suppression {
  return { reason, until, because: { key: `hidden.${reason}`, params: { until, ...params } } };
}

function holdSuppressions(holds: readonly StandingHold[]): readonly Suppression[] {
  return holds
    .filter((hold) => !hold.isReviewDue)
    .map((hold) => hidden(hold.reason, hold.backOn, { hold: hold.kind }));
}

function commitmentSuppressions(facts: AccountFacts, on: PlainDate): readonly Suppression[] {
  const { promise, plan, appointment, currency } = facts;
  const found: Suppression[] = [];
  if (promise !== null && !promise.isPendingApproval && on < promise.dueOn) {
    const backOn = promise.remindOn !== null && promise.remindOn > on ? promise.remindOn : promise.dueOn;
    found.push(
      hidden('promiseRunning', backOn, { amountMinor: promise.amountMinor, currency, dueOn: promise.dueOn }),
    );
  }
  if (plan !== null && plan.nextDueOn !== null && plan.nextDueOn > on && planMissedOn(facts, on) === null) {
    found.push(hidden('planOnTrack', plan.nextDueOn, { amountMinor: plan.amountMinor, currency }));
  }
  if (appointment !== null && appointment.on > on) {
    found.push(hidden('followUpPlanned', appointment.on, { channel: appointment.channel }));
  }
  return found;
}

function standingSuppressions(
  facts: AccountFacts,
  on: PlainDate,
  policy: WorklistPolicy,
): readonly Suppression[] {
  const found: Suppression[] = [];
  if (isFullyDisputed(facts) && facts.dispute !== null && facts.dispute.reviewBy > on) {
    found.push(hidden('fullDispute', facts.dispute.reviewBy));
  }
  if (facts.contactCapUntil !== null && facts.contactCapUntil > on) {
    found.push(hidden('contactCapReached', facts.contactCapUntil));
  }
  const smallOrCovered = smallOrCoveredUntil(facts, on, policy);
  if (smallOrCovered !== null) {
    const params = { overdueMinor: facts.overdueMinor, unappliedMinor: facts.unappliedMinor };
    found.push(hidden('smallOrCovered', smallOrCovered, { ...params, currency: facts.currency }));
  }
  return found;
}

/**
 * Money in hand that covers the debt waits for its review; a balance too small to ask for shows itself on the first of
 * each month, so that nothing is hidden for ever.
 */
function smallOrCoveredUntil(facts: AccountFacts, on: PlainDate, policy: WorklistPolicy): PlainDate | null {
  if (isCovered(facts) && facts.unappliedSince !== null) {
    const reviewOn = addDays(facts.unappliedSince, policy.unappliedReviewDays);
    return reviewOn > on ? reviewOn : null;
  }
  const smallMinor = policy.smallBalanceMinor[facts.currency] ?? 0;
  const isSmall = facts.overdueMinor > 0 && facts.overdueMinor < smallMinor;
  if (!isSmall && !isCovered(facts)) return null;
  return dateParts(on).day === 1 ? null : addDays(endOfMonth(on), 1);
}

/** What the agent put aside. A contact of today ends lanes 5 and 6 for the day; lanes 3 and 4 end by their own rules. */
function asideSuppressions(facts: AccountFacts, lane: Lane, on: PlainDate): readonly Suppression[] {
  const tomorrow = addDays(on, 1);
  const found: Suppression[] = [];
  if (facts.snoozedUntil !== null && facts.snoozedUntil > on)
    found.push(hidden('snoozed', facts.snoozedUntil));
  if (facts.skippedOn === on) found.push(hidden('skipped', tomorrow));
  if (lane >= 5 && facts.lastTouchedOn === on) found.push(hidden('treatedToday', tomorrow));
  return found;
}
