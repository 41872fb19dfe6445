import { ok, type Result, refused } from '../../lib/result.ts';
import { addWorkingDays, type WorkingCalendar } from '../calendar.ts';
import { overPaymentMinor, type PlanBreach, planBreaches } from './limits.ts';
import { type PlanLimits, type PlanPolicy, type PlanScope, planLimitsFor } from './policy.ts';
import type { PlanInstalment, PlanStatus } from './record.ts';
import { type PlanSchedule, type ScheduleQuestion, type ScheduleRefusal, schedulePlan } from './schedule.ts';
import { isPlanRunning } from './view.ts';

/** All that decides whether a plan can be proposed. */
export interface PlanQuestion extends ScheduleQuestion {
  readonly currency: string;
  /** The currency of the account, which a plan on it must have. */
  readonly accountCurrency: string;
  readonly outstandingMinor: number;
  /** The account's plans as they stand on the business date. */
  readonly existing: readonly { readonly planId: string; readonly status: PlanStatus }[];
  readonly policy: PlanPolicy;
  readonly scope: PlanScope;
  /** The plan in force that this one takes the place of (row N3). */
  readonly replaces?: string | null;
}

/** A plan's instalments with the limits it goes beyond. */
export interface PlanFacts {
  readonly schedule: PlanSchedule;
  readonly instalments: readonly PlanInstalment[];
  readonly limits: PlanLimits;
  readonly breaches: readonly PlanBreach[];
  /** A breach waits for a second person, since nobody can phone in from the field (row N2). */
  readonly needsApproval: boolean;
  /** By how much it comes to more than is owed: a warning. */
  readonly overPaymentMinor: number;
}

/** Why a plan cannot be proposed so. */
export type PlanRefusal =
  | ScheduleRefusal
  | { readonly code: 'currencyDiffers'; readonly currency: string; readonly accountCurrency: string }
  | { readonly code: 'planRunning'; readonly planId: string; readonly status: PlanStatus }
  | { readonly code: 'planNotRunning' };

/**
 * Whether a plan can be proposed, its schedule, and the limits of the house it goes beyond. Refused where
 * no exact schedule exists, where another plan waits, or where one runs that this one does not replace.
 */
export function decidePlan(question: PlanQuestion): Result<PlanFacts, PlanRefusal> {
  const { currency, accountCurrency, on, outstandingMinor, calendar } = question;
  if (currency !== accountCurrency) return refused({ code: 'currencyDiffers', currency, accountCurrency });
  const rival = rivalOf(question);
  if (rival !== null) return refused(rival);
  const schedule = schedulePlan(question);
  if (!schedule.ok) return schedule;
  const limits = planLimitsFor(question.policy, question.scope);
  const instalments = instalmentsOf(schedule.value, limits, calendar);
  const breaches = planBreaches({ instalments, currency, on, outstandingMinor, limits });
  return ok({
    schedule: schedule.value,
    instalments,
    limits,
    breaches,
    needsApproval: breaches.length > 0,
    overPaymentMinor: overPaymentMinor({ instalments, outstandingMinor }),
  });
}

/** The payments as a plan's event holds them, the down payment first, each with its grace frozen as a date. */
export function instalmentsOf(
  schedule: PlanSchedule,
  limits: Pick<PlanLimits, 'graceWorkingDays'>,
  calendar: WorkingCalendar,
): readonly PlanInstalment[] {
  return schedule.rows.map(({ dueOn, amountMinor }): PlanInstalment => {
    return { dueOn, amountMinor, graceUntil: addWorkingDays(dueOn, limits.graceWorkingDays, calendar) };
  });
}

function rivalOf({ existing, replaces }: PlanQuestion): PlanRefusal | null {
  const running = existing.filter(({ status }) => isPlanRunning(status));
  const replaced = replaces ?? null;
  if (replaced !== null && !running.some(({ planId }) => planId === replaced)) {
    return { code: 'planNotRunning' };
  }
  const rival = running.find(({ planId }) => planId !== replaced);
  return rival === undefined ? null : { code: 'planRunning', planId: rival.planId, status: rival.status };
}
