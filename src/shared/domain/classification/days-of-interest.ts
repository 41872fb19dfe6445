import { addDays, type PlainDate } from '../dates.ts';
import type { OverdueStep } from './overdue-steps.ts';
import type { LoanRestructure } from './restructures.ts';
import type { ClassificationRules } from './rules.ts';

/** One loan of a borrower with a creditor. */
export interface BorrowerLoan {
  readonly accountId: string;
  readonly steps: readonly OverdueStep[];
  /** New terms that stand; absent: none. */
  readonly restructures?: readonly LoanRestructure[];
}

/**
 * The evenings up to a day on which a class can change, in order: where what is overdue changes, where a class begins, where a
 * rule does, and the days that were named. Stages of a class begin on others, which are known once it does.
 */
export function daysOfInterest(
  loans: readonly BorrowerLoan[],
  rules: ClassificationRules,
  until: PlainDate,
  named: readonly PlainDate[],
): PlainDate[] {
  const fromDays = new Set(rules.versions.flatMap(({ classes }) => classes.map(({ fromDay }) => fromDay)));
  const days = new Set<PlainDate>([...rules.versions.map(({ effectiveFrom }) => effectiveFrom), ...named]);
  for (const { steps } of loans) {
    for (const [at, { sinceOn, oldestDueOn }] of steps.entries()) {
      days.add(sinceOn);
      if (oldestDueOn === null) continue;
      const endsOn = steps[at + 1]?.sinceOn ?? null;
      for (const fromDay of fromDays) {
        const on = addDays(oldestDueOn, fromDay - 1);
        if (on > sinceOn && (endsOn === null || on < endsOn)) days.add(on);
      }
    }
  }
  return [...days].filter((on) => on <= until).sort();
}
