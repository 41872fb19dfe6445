import { present } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import { addDays, dateOfParts, dateParts, type PlainDate } from '../dates.ts';
import type { ClosedPeriod } from './business-date.ts';
import type { PeriodPolicy } from './policy.ts';

/** First and last day of a year of accounts. */
export interface FinancialYear {
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
}

/** The year of a book's accounts that a day lies in: from 1 April to 31 March, unless the book says otherwise. */
export function financialYearOf(policy: PeriodPolicy, bookId: string, on: PlainDate): FinancialYear {
  const start = policy.yearStartsOnByBook[bookId] ?? policy.yearStartsOn;
  const { year } = dateParts(on);
  const firstDayOf = (calendarYear: number): PlainDate =>
    present(dateOfParts(calendarYear, start.month, start.day), 'a day up to the 28th, which every month has');
  const begins = on >= firstDayOf(year) ? year : year - 1;
  return { startsOn: firstDayOf(begins), endsOn: addDays(firstDayOf(begins + 1), -1) };
}

/** Why a period cannot be closed. */
export type CloseYearRefusal =
  | { readonly code: 'periodNotOver'; readonly endsOn: PlainDate }
  | { readonly code: 'periodAlreadyClosed'; readonly startsOn: PlainDate; readonly endsOn: PlainDate };

/** Whether a year may be closed: it is over, and not closed already (a reopened one closes by itself). */
export function decideYearClose(
  year: FinancialYear,
  today: PlainDate,
  periods: readonly ClosedPeriod[],
): Result<FinancialYear, CloseYearRefusal> {
  if (year.endsOn >= today) return refused({ code: 'periodNotOver', endsOn: year.endsOn });
  const overlaps = periods.find(({ startsOn, endsOn }) => startsOn <= year.endsOn && year.startsOn <= endsOn);
  if (overlaps === undefined) return ok(year);
  return refused({ code: 'periodAlreadyClosed', startsOn: overlaps.startsOn, endsOn: overlaps.endsOn });
}
