import { ok, type Result, refused } from '../../lib/result.ts';
import { type PlanBreach, planBreaches } from './limits.ts';
import type { PlanPolicy } from './policy.ts';
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
}

/** A plan's instalments with the limits it goes beyond. */
export interface PlanFacts {
  readonly schedule: PlanSchedule;
  readonly instalments: readonly PlanInstalment[];
  readonly breaches: readonly PlanBreach[];
  /** A breach waits for a second person, since nobody can phone in from the field (row N2). */
  readonly needsApproval: boolean;
}

/** Why a plan cannot be proposed so. */
export type PlanRefusal =
  | ScheduleRefusal
  | { readonly code: 'currencyDiffers'; readonly currency: string; readonly accountCurrency: string }
  | { readonly code: 'planRunning'; readonly planId: string; readonly status: PlanStatus };

/**
 * Whether a plan can be proposed, its schedule, and the limits of the house it goes beyond. Refused where
 * no exact schedule exists or another plan still runs or waits: that one is cancelled first.
 */
export function decidePlan(question: PlanQuestion): Result<PlanFacts, PlanRefusal> {
  const { currency, accountCurrency, on, outstandingMinor, policy } = question;
  if (currency !== accountCurrency) return refused({ code: 'currencyDiffers', currency, accountCurrency });
  const running = question.existing.find(({ status }) => isPlanRunning(status));
  if (running !== undefined) {
    return refused({ code: 'planRunning', planId: running.planId, status: running.status });
  }
  const schedule = schedulePlan(question);
  if (!schedule.ok) return schedule;
  const instalments = instalmentsOf(schedule.value);
  const breaches = planBreaches({ instalments, currency, on, outstandingMinor, policy });
  return ok({ schedule: schedule.value, instalments, breaches, needsApproval: breaches.length > 0 });
}

/** The instalments as a plan's event holds them. */
export function instalmentsOf(schedule: PlanSchedule): readonly PlanInstalment[] {
  return schedule.rows.map(({ dueOn, amountMinor }): PlanInstalment => ({ dueOn, amountMinor }));
}
