import fc from 'fast-check';
import { isWorkingDay, type WorkingCalendar } from '../../../../src/shared/domain/calendar.ts';
import { addDays, type PlainDate, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { SalaryDay } from '../../../../src/shared/domain/plan/record.ts';
import { type ScheduleQuestion, schedulePlan } from '../../../../src/shared/domain/plan/schedule.ts';

export const on = plainDate('2026-11-22');

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(on, days));
const money = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 1_000_000_000_000 }));
const number = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 250 }));

const span = fc.oneof(
  fc.record({ by: fc.constant('count' as const), count: number }),
  fc.record({ by: fc.constant('endOn' as const), endOn: day }),
);

const solve = fc.oneof(
  { weight: 4, arbitrary: span },
  { weight: 2, arbitrary: fc.record({ by: fc.constant('amount' as const), amountMinor: money }) },
  {
    weight: 2,
    arbitrary: fc.record({ by: fc.constant('stepUp' as const), span, amountMinor: money }),
  },
);

const step = fc.record({
  unit: fc.constantFrom('basisPoints' as const, 'minor' as const),
  size: fc.oneof(fc.integer({ min: 0, max: 2_500 }), fc.integer({ min: 0, max: 10_000 })),
  every: fc.integer({ min: 1, max: 13 }),
});

const salaryDay: fc.Arbitrary<SalaryDay> = fc.oneof(
  fc.record({ kind: fc.constantFrom('day', 'around'), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: fc.constantFrom('lastDay', 'lastWorkingDay') }),
);

const calendar = fc.record({ saturdays: fc.boolean(), days: fc.uniqueArray(day, { maxLength: 25 }) }).map(
  ({ saturdays, days }): WorkingCalendar => ({
    weeklyOff: 'sunday',
    secondAndFourthSaturdayOff: saturdays,
    holidays: days.map((holiday) => ({ on: holiday, name: 'Holiday' })),
  }),
);

const dates = fc
  .uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 20 })
  .map((days) => days.toSorted((one, other) => one - other).map((days) => addDays(on, days)));

/** Any question a person can put, whether or not there is a schedule for it. */
export const questions: fc.Arbitrary<ScheduleQuestion> = fc.record({
  totalMinor: money,
  solve,
  frequency: fc.constantFrom('weekly', 'fortnightly', 'monthly', 'salaryDay', 'custom'),
  firstOn: day,
  on: fc.constant(on),
  holidayShift: fc.constantFrom('before', 'after', 'modifiedAfter', 'none'),
  calendar,
  remainder: fc.constantFrom('first', 'last'),
  step: fc.option(step, { nil: null }),
  salaryDay,
  dates,
  downPayment: fc.option(fc.record({ amountMinor: money, dueOn: fc.constant(on) }), { nil: null, freq: 3 }),
  typedRows: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(
        fc.record({
          number: fc.integer({ min: 1, max: 8 }),
          dueOn: fc.option(day, { nil: null }),
          amountMinor: fc.option(money, { nil: null }),
        }),
        { maxLength: 3, selector: (row) => row.number },
      ),
    },
  ),
});

/** What of row N1 a schedule breaks, in words; null where it holds, undefined where there is no schedule. */
export function brokenLaw(question: ScheduleQuestion): string | null | undefined {
  const result = schedulePlan(question);
  if (!result.ok) return undefined;
  const { rows, endsOn, count } = result.value;
  let sumMinor = 0;
  let previous: PlainDate | null = null;
  for (const row of rows) {
    sumMinor += row.amountMinor;
    if (!Number.isSafeInteger(row.amountMinor) || row.amountMinor <= 0) return `row ${row.number} is nothing`;
    if (row.balanceMinor !== question.totalMinor - sumMinor) return `row ${row.number} has another balance`;
    if (previous !== null && row.dueOn <= previous) return `${row.dueOn} after ${previous}`;
    if (row.dueOn < on) return `${row.dueOn} is past`;
    if (question.holidayShift !== 'none' && !isWorkingDay(row.dueOn, question.calendar)) {
      return `${row.dueOn} is a closed day`;
    }
    previous = row.dueOn;
  }
  if (sumMinor !== question.totalMinor) return `the sum is ${sumMinor}`;
  if (endsOn !== previous) return `the end is ${endsOn}`;
  const down = question.downPayment ?? null;
  if (rows.length > 250 || count !== rows.length - (down === null ? 0 : 1)) return `${rows.length} rows`;
  if (down !== null && rows[0]?.amountMinor !== down.amountMinor) return 'another down payment';
  const isTypedLost = (question.typedRows ?? []).some((typed) => {
    const row = rows.find((one) => one.number === typed.number);
    return row !== undefined && typed.amountMinor !== null && row.amountMinor !== typed.amountMinor;
  });
  return isTypedLost ? 'an amount that was typed is another one' : null;
}
