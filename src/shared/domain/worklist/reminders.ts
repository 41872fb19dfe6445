import { ok, type Result, refused } from '../../lib/result.ts';
import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import type { AccountFacts } from './account-facts.ts';
import { standingHolds } from './holds.ts';
import type { Because } from './placement.ts';
import type { WorklistPolicy } from './policy.ts';

/** Something that rots: it goes to the supervisor's list (row W7). */
export interface ReminderEscalation {
  readonly kind: 'appointmentOverdue' | 'holdReviewOverdue';
  /** The day it was for. */
  readonly on: PlainDate;
  readonly daysOverdue: number;
  readonly because: Because;
}

/**
 * Reminders of an account that have been overdue for more days than the policy grants. An escalated appointment no longer
 * keeps the account in lane 1: it is back in its own lane and the supervisor sees why.
 */
export function reminderEscalations(
  facts: AccountFacts,
  on: PlainDate,
  policy: WorklistPolicy,
): readonly ReminderEscalation[] {
  const found: ReminderEscalation[] = [];
  if (facts.appointment !== null) {
    const { on: setFor, channel } = facts.appointment;
    found.push(...escalated('appointmentOverdue', setFor, on, policy, { channel }));
  }
  for (const hold of standingHolds(facts.holds, on, policy)) {
    if (!hold.isReviewDue) continue;
    found.push(...escalated('holdReviewOverdue', hold.backOn, on, policy, { hold: hold.kind }));
  }
  return found;
}

function escalated(
  kind: ReminderEscalation['kind'],
  setFor: PlainDate,
  on: PlainDate,
  policy: WorklistPolicy,
  params: Because['params'],
): readonly ReminderEscalation[] {
  const daysOverdue = daysBetween(setFor, on);
  if (daysOverdue <= policy.reminderOverdueDays) return [];
  return [
    {
      kind,
      on: setFor,
      daysOverdue,
      because: { key: `escalation.${kind}`, params: { ...params, daysOverdue } },
    },
  ];
}

/** Why an account cannot be put aside until a day. */
export type SnoozeRefusal =
  | { readonly code: 'snoozeNotAhead' }
  | { readonly code: 'snoozeTooFar'; readonly latest: PlainDate };

/** Whether an account may be put aside until a day: tomorrow at the earliest, the policy's days at most (row W7). */
export function checkSnooze(
  until: PlainDate,
  on: PlainDate,
  policy: WorklistPolicy,
): Result<PlainDate, SnoozeRefusal> {
  const latest = addDays(on, policy.snoozeMaxDays);
  if (until <= on) return refused({ code: 'snoozeNotAhead' });
  return until > latest ? refused({ code: 'snoozeTooFar', latest }) : ok(until);
}
