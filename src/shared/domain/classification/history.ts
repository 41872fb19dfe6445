import type { PlainDate } from '../dates.ts';
import { type OverdueStep, overdueStepOn } from './overdue-steps.ts';

/** An event that was written down after days whose evenings it changes: what those days said before it and after. */
export interface OverdueRestatement {
  readonly eventId: string;
  readonly kind: string;
  /** The day it was written down; evenings before this one had been otherwise. */
  readonly on: PlainDate;
  readonly before: readonly OverdueStep[];
  readonly after: readonly OverdueStep[];
}

/** How the oldest unpaid due date of an account moved, by all that is known, and what changed days that were past. */
export interface OverdueHistory {
  readonly steps: readonly OverdueStep[];
  readonly restatements: readonly OverdueRestatement[];
}

/** Nothing was ever overdue. */
export const nothingOverdue: OverdueHistory = { steps: [], restatements: [] };

/** Whether two histories say the same of every evening of some days, both ends included. */
export function sameEvenings(
  one: readonly OverdueStep[],
  other: readonly OverdueStep[],
  from: PlainDate,
  to: PlainDate,
): boolean {
  const wordsOf = (steps: readonly OverdueStep[]): string => {
    const within = steps.filter(({ sinceOn }) => sinceOn > from && sinceOn <= to);
    return JSON.stringify([overdueStepOn(steps, from)?.oldestDueOn ?? null, within]);
  };
  return wordsOf(one) === wordsOf(other);
}
