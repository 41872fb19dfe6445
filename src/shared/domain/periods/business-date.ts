import { ok, type Result, refused } from '../../lib/result.ts';
import { addDays, type PlainDate } from '../dates.ts';
import type { roles } from '../events/team-kinds.ts';
import type { PeriodPolicy } from './policy.ts';

/** A role of the house. */
type Role = (typeof roles)[number];

/** A closed period of a book. */
export interface ClosedPeriod {
  readonly periodId: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  /** Until this day it takes facts again; null where nobody reopened it. */
  readonly reopenedUntilOn: PlainDate | null;
}

/** All that decides on which day a fact may stand. */
export interface BusinessDateQuestion {
  /** The day asked for; null is today. */
  readonly on: PlainDate | null;
  readonly today: PlainDate;
  readonly roles: readonly Role[];
  readonly policy: PeriodPolicy;
  /** Closed periods of the book the fact belongs to. */
  readonly periods: readonly ClosedPeriod[];
  /** The person's last closed day of cash, where the fact touches it; null where none is. */
  readonly closedDayOn: PlainDate | null;
  /** A bank's statement shows the day: the days of a role, which keep memory honest, do not bind it. */
  readonly isProven?: boolean;
  /** It is a contact, with what was said at it: no money moved. */
  readonly isContact?: boolean;
}

/** Why a fact may not stand on that day. `periodClosed` has two ways out: today's date, or a period reopened. */
export type BusinessDateRefusal =
  | { readonly code: 'dateInFuture' }
  | { readonly code: 'dateTooFar'; readonly oldestOn: PlainDate; readonly daysBack: number }
  | {
      readonly code: 'periodClosed';
      readonly startsOn: PlainDate;
      readonly endsOn: PlainDate;
      readonly today: PlainDate;
    };

/** The day a fact stands on, and what it amends by standing there. */
export interface BusinessDateFacts {
  readonly on: PlainDate;
  readonly amendsClosedDay: boolean;
  /** The reopened period it is an amendment of. */
  readonly amendsPeriodId: string | null;
}

/** How many days back a person may date a fact: the most that one of the roles may. */
export function daysBackOf(policy: PeriodPolicy, roles: readonly Role[], isContact = false): number {
  const daysByRole = isContact ? policy.contactDaysBackByRole : policy.daysBackByRole;
  return Math.max(0, ...roles.map((role) => daysByRole[role] ?? 0));
}

/**
 * The one rule of business dates, for every command that has one: never ahead, not further back than the role may, never
 * into a closed period unless it was reopened. A day whose cash is closed takes it as a dated amendment.
 */
export function decideBusinessDate(
  question: BusinessDateQuestion,
): Result<BusinessDateFacts, BusinessDateRefusal> {
  const { today, policy, roles, periods, closedDayOn } = question;
  const on = question.on ?? today;
  if (on > today) return refused({ code: 'dateInFuture' });
  const period = periods.find(({ startsOn, endsOn }) => startsOn <= on && on <= endsOn);
  const isReopened =
    period !== undefined && period.reopenedUntilOn !== null && today <= period.reopenedUntilOn;
  if (period !== undefined && !isReopened) {
    return refused({ code: 'periodClosed', startsOn: period.startsOn, endsOn: period.endsOn, today });
  }
  const daysBack = daysBackOf(policy, roles, question.isContact);
  const oldestOn = addDays(today, -daysBack);
  // A reopened period says itself how long it takes facts; the days of a role would shut it again.
  if (on < oldestOn && !isReopened && question.isProven !== true)
    return refused({ code: 'dateTooFar', oldestOn, daysBack });
  return ok({
    on,
    amendsClosedDay: closedDayOn !== null && on <= closedDayOn,
    amendsPeriodId: period?.periodId ?? null,
  });
}
