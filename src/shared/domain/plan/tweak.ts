import { present } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../calendar.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import { type PlanBreach, planBreaches } from './limits.ts';
import type { PlanLimits } from './policy.ts';
import type { PlanInstalment, PlanRecord, PlanStatus } from './record.ts';
import { isPlanInForce, type ViewedPlan } from './view.ts';

/** One date or one amount of a plan, changed (row N3). */
export type TweakChange =
  | { readonly what: 'dueOn'; readonly number: number; readonly dueOn: PlainDate }
  | { readonly what: 'amount'; readonly number: number; readonly amountMinor: number };

/** A limit that a tweak goes beyond; it then waits for a second person, and the plan stands as it was. */
export type TweakBreach = PlanBreach | 'tweakTooFar' | 'tweaksTooMany';

/** All that decides a tweak. */
export interface TweakQuestion {
  readonly plan: PlanRecord;
  readonly view: ViewedPlan;
  readonly change: TweakChange;
  readonly on: PlainDate;
  readonly calendar: WorkingCalendar;
  /** Whether a person has said that a closed day will do. */
  readonly allowClosedDay: boolean;
  readonly limits: PlanLimits;
  readonly outstandingMinor: number;
}

/** What a tweak makes of the plan. */
export interface TweakFacts {
  readonly instalments: readonly PlanInstalment[];
  readonly breaches: readonly TweakBreach[];
  readonly needsApproval: boolean;
}

/** Why a tweak cannot be. */
export type TweakRefusal =
  | { readonly code: 'planNotRunning'; readonly status: PlanStatus }
  | { readonly code: 'tweakWaits' }
  | { readonly code: 'instalmentUnknown'; readonly number: number }
  | { readonly code: 'instalmentPaid'; readonly number: number }
  | { readonly code: 'lastTakesRest' }
  | { readonly code: 'amountInvalid' }
  | { readonly code: 'amountBelowPaid'; readonly paidMinor: number }
  | { readonly code: 'amountAboveRest'; readonly mostMinor: number }
  | { readonly code: 'nothingChanges' }
  | { readonly code: 'dateInPast'; readonly on: PlainDate }
  | { readonly code: 'dateOutOfOrder'; readonly before: PlainDate | null; readonly after: PlainDate | null }
  | { readonly code: 'dateOnClosedDay'; readonly dueOn: PlainDate };

/**
 * What a plan becomes by a tweak: one date moved between its neighbours, or one amount changed with the last
 * payment taking the difference. A payment that is nothing any more is gone. The total stays, exactly.
 */
export function decideTweak(question: TweakQuestion): Result<TweakFacts, TweakRefusal> {
  const { plan, view, change } = question;
  if (!isPlanInForce(view.status)) return refused({ code: 'planNotRunning', status: view.status });
  if (plan.tweaks?.some(({ authored }) => authored === 'pendingApproval')) {
    return refused({ code: 'tweakWaits' });
  }
  const target = view.instalments[change.number - 1];
  if (target === undefined) return refused({ code: 'instalmentUnknown', number: change.number });
  if (target.state === 'paid') return refused({ code: 'instalmentPaid', number: change.number });
  const changed =
    change.what === 'dueOn' ? withDate(question, change.dueOn) : withAmount(question, change.amountMinor);
  if (!changed.ok) return changed;
  const breaches = tweakBreaches(question, changed.value);
  return ok({ instalments: changed.value, breaches, needsApproval: breaches.length > 0 });
}

function withDate(
  question: TweakQuestion,
  dueOn: PlainDate,
): Result<readonly PlanInstalment[], TweakRefusal> {
  const { plan, change, on, calendar, limits } = question;
  const at = change.number - 1;
  const before = plan.instalments[at - 1]?.dueOn ?? null;
  const after = plan.instalments[at + 1]?.dueOn ?? null;
  if (dueOn === plan.instalments[at]?.dueOn) return refused({ code: 'nothingChanges' });
  if (dueOn < on) return refused({ code: 'dateInPast', on });
  if ((before !== null && dueOn <= before) || (after !== null && dueOn >= after)) {
    return refused({ code: 'dateOutOfOrder', before, after });
  }
  if (!question.allowClosedDay && !isWorkingDay(dueOn, calendar)) {
    return refused({ code: 'dateOnClosedDay', dueOn });
  }
  const graceUntil = addWorkingDays(dueOn, limits.graceWorkingDays, calendar);
  return ok(
    plan.instalments.map((instalment, place) =>
      place === at ? { ...instalment, dueOn, graceUntil } : instalment,
    ),
  );
}

function withAmount(
  { plan, view, change }: TweakQuestion,
  amountMinor: number,
): Result<readonly PlanInstalment[], TweakRefusal> {
  const at = change.number - 1;
  const target = present(view.instalments[at], 'the payment that is changed');
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refused({ code: 'amountInvalid' });
  if (amountMinor === target.amountMinor) return refused({ code: 'nothingChanges' });
  if (amountMinor < target.paidMinor) {
    return refused({ code: 'amountBelowPaid', paidMinor: target.paidMinor });
  }
  if (at === plan.instalments.length - 1) return refused({ code: 'lastTakesRest' });
  const kept = plan.instalments.slice(0, at);
  const later = plan.instalments.slice(at + 1);
  const laterMinor = later.reduce((sum, instalment) => sum + instalment.amountMinor, 0);
  const restMinor = laterMinor + target.amountMinor - amountMinor;
  if (restMinor < 0) return refused({ code: 'amountAboveRest', mostMinor: laterMinor + target.amountMinor });
  const { dueOn, graceUntil } = present(plan.instalments[at], 'the payment that is changed');
  const changed = { dueOn, amountMinor, ...(graceUntil === undefined ? {} : { graceUntil }) };
  return ok([...kept, changed, ...lastAdjusted(later, restMinor)]);
}

/** The later payments for what is left of them: the last one takes the difference, and from it backwards. */
function lastAdjusted(later: readonly PlanInstalment[], restMinor: number): readonly PlanInstalment[] {
  const adjusted: PlanInstalment[] = [];
  let leftMinor = restMinor;
  later.forEach((instalment, at) => {
    const takenMinor = at === later.length - 1 ? leftMinor : Math.min(instalment.amountMinor, leftMinor);
    leftMinor -= takenMinor;
    if (takenMinor > 0) adjusted.push({ ...instalment, amountMinor: takenMinor });
  });
  return adjusted;
}

function tweakBreaches(
  question: TweakQuestion,
  instalments: readonly PlanInstalment[],
): readonly TweakBreach[] {
  const { plan, change, limits, outstandingMinor } = question;
  const { currency, proposedOn } = plan;
  const known = { currency, on: proposedOn, outstandingMinor, limits };
  // What was agreed beyond a limit stays agreed; only what the tweak itself breaks needs a second person.
  const stood = new Set<string>([
    ...plan.breaches,
    ...planBreaches({ ...known, instalments: plan.instalments }),
  ]);
  const broken = planBreaches({ ...known, instalments }).filter((breach) => !stood.has(breach));
  const before = present(plan.instalments[change.number - 1], 'the payment that is changed');
  const movedDays = change.what === 'dueOn' ? Math.abs(daysBetween(before.dueOn, change.dueOn)) : 0;
  const earlier = (plan.tweaks ?? []).filter(({ authored }) => authored === 'applied').length;
  return [
    ...broken,
    ...(movedDays > limits.tweakMaximumDays ? (['tweakTooFar'] as const) : []),
    ...(earlier >= limits.tweakMaximumCount ? (['tweaksTooMany'] as const) : []),
  ];
}
