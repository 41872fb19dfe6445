import { assert, present } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  shiftToWorkingDay,
  type WorkingCalendar,
  type WorkingDayShift,
} from '../calendar.ts';
import { addDays, addMonthsClamped, daysBetween, type PlainDate } from '../dates.ts';
import type { PlanFrequency } from './record.ts';

/**
 * What the person typed; the other two follow (row N1). The end is the last nominal date, before any
 * holiday shift.
 */
export type PlanSolve =
  | { readonly by: 'count'; readonly count: number }
  | { readonly by: 'amount'; readonly amountMinor: number }
  | { readonly by: 'endOn'; readonly endOn: PlainDate };

/** All that makes a schedule of equal instalments. */
export interface ScheduleQuestion {
  readonly totalMinor: number;
  readonly solve: PlanSolve;
  readonly frequency: PlanFrequency;
  readonly firstOn: PlainDate;
  /** The business date; no instalment stands before it. */
  readonly on: PlainDate;
  readonly holidayShift: WorkingDayShift;
  readonly calendar: WorkingCalendar;
  /** Where the rounding goes: on the last instalment, or one unit each on the first ones. */
  readonly remainder: 'last' | 'first';
}

/** One row of the live table. */
export interface ScheduleRow {
  /** From 1. */
  readonly number: number;
  readonly dueOn: PlainDate;
  /** The date before the holiday shift; differs from `dueOn` where the day was moved. */
  readonly nominalOn: PlainDate;
  readonly amountMinor: number;
  /** What is left of the total after this row. */
  readonly balanceMinor: number;
  /** Whether the row differs from the equal amount so that the sum is exact; the row says so. */
  readonly absorbsRemainder: boolean;
}

/** A schedule whose amounts add up to the total exactly. */
export interface PlanSchedule {
  readonly rows: readonly ScheduleRow[];
  /** What every row holds that absorbs no remainder. */
  readonly equalMinor: number;
  readonly endsOn: PlainDate;
}

/** Why no schedule can be made so. */
export type ScheduleRefusal =
  | { readonly code: 'totalNotPositive' }
  | { readonly code: 'countInvalid'; readonly maximumCount: number }
  | { readonly code: 'amountInvalid' }
  | { readonly code: 'instalmentsTooMany'; readonly count: number; readonly maximumCount: number }
  | { readonly code: 'instalmentBelowOneUnit'; readonly count: number; readonly totalMinor: number }
  | { readonly code: 'firstInPast'; readonly firstOn: PlainDate; readonly on: PlainDate }
  | { readonly code: 'firstTooFar'; readonly firstOn: PlainDate }
  | { readonly code: 'endBeforeFirst'; readonly endOn: PlainDate; readonly firstOn: PlainDate };

/** What a plan's event can hold, and Latitude's highest count (row N2). */
export const mostInstalments = 250;

/** Further away than ten years a first date is a slip of the pen. */
const FARTHEST_FIRST_DAYS = 3660;

/**
 * Equal instalments to an exact sum (row N1), solved for what was not typed. Dates count from the first
 * one, so that the 31st goes over the 28th of February back to the 31st; days off are shifted as asked, and
 * dates strictly increase.
 */
export function schedulePlan(question: ScheduleQuestion): Result<PlanSchedule, ScheduleRefusal> {
  const refusal = dateRefusal(question);
  if (refusal !== null) return refused(refusal);
  const amounts = solveAmounts(question);
  if (!amounts.ok) return amounts;
  const dates = scheduleDates(question, amounts.value.length);
  const equalMinor = equalAmount(question, amounts.value);
  let balanceMinor = question.totalMinor;
  const rows = amounts.value.map((amountMinor, at): ScheduleRow => {
    balanceMinor -= amountMinor;
    const date = present(dates[at], 'a date for each instalment');
    return {
      number: at + 1,
      ...date,
      amountMinor,
      balanceMinor,
      absorbsRemainder: amountMinor !== equalMinor,
    };
  });
  assert(balanceMinor === 0, 'a plan adds up to its total');
  return ok({ rows, equalMinor, endsOn: present(dates.at(-1), 'a last date').dueOn });
}

/**
 * The nominal date of the instalment at a place from 0: always counted from the first date, never from the
 * one before.
 */
export function nominalDate(firstOn: PlainDate, frequency: PlanFrequency, at: number): PlainDate {
  switch (frequency) {
    case 'weekly':
      return addDays(firstOn, 7 * at);
    case 'fortnightly':
      return addDays(firstOn, 14 * at);
    case 'monthly':
      return addMonthsClamped(firstOn, at);
  }
}

function dateRefusal(question: ScheduleQuestion): ScheduleRefusal | null {
  const { totalMinor, firstOn, on } = question;
  if (!Number.isSafeInteger(totalMinor) || totalMinor <= 0) return { code: 'totalNotPositive' };
  if (firstOn < on) return { code: 'firstInPast', firstOn, on };
  return daysBetween(on, firstOn) > FARTHEST_FIRST_DAYS ? { code: 'firstTooFar', firstOn } : null;
}

function solveAmounts(question: ScheduleQuestion): Result<readonly number[], ScheduleRefusal> {
  const { solve } = question;
  switch (solve.by) {
    case 'count':
      return amountsOfCount(question, solve.count);
    case 'endOn': {
      const { endOn } = solve;
      const { firstOn, frequency } = question;
      if (endOn < firstOn) return refused({ code: 'endBeforeFirst', endOn, firstOn });
      let count = 1;
      while (count <= mostInstalments && nominalDate(firstOn, frequency, count) <= endOn) count += 1;
      return amountsOfCount(question, count);
    }
    case 'amount':
      return amountsOfAmount(question, solve.amountMinor);
  }
}

function amountsOfCount(
  { totalMinor, remainder }: ScheduleQuestion,
  count: number,
): Result<readonly number[], ScheduleRefusal> {
  if (!Number.isSafeInteger(count) || count < 1) {
    return refused({ code: 'countInvalid', maximumCount: mostInstalments });
  }
  if (count > mostInstalments) return tooMany(count);
  if (count > totalMinor) return refused({ code: 'instalmentBelowOneUnit', count, totalMinor });
  const restMinor = totalMinor % count;
  const equalMinor = (totalMinor - restMinor) / count;
  return ok(
    Array.from({ length: count }, (_, at) => {
      if (remainder === 'first') return at < restMinor ? equalMinor + 1 : equalMinor;
      return at === count - 1 ? equalMinor + restMinor : equalMinor;
    }),
  );
}

function amountsOfAmount(
  { totalMinor, remainder }: ScheduleQuestion,
  amountMinor: number,
): Result<readonly number[], ScheduleRefusal> {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return refused({ code: 'amountInvalid' });
  // Whole numbers throughout: a quotient of large amounts may round to the wrong count.
  const restMinor = totalMinor % amountMinor;
  const count = (totalMinor - restMinor) / amountMinor + (restMinor === 0 ? 0 : 1);
  if (count > mostInstalments) return tooMany(count);
  const oddMinor = totalMinor - amountMinor * (count - 1);
  const odd = remainder === 'first' ? 0 : count - 1;
  return ok(Array.from({ length: count }, (_, at) => (at === odd ? oddMinor : amountMinor)));
}

function tooMany(count: number): Result<never, ScheduleRefusal> {
  return refused({ code: 'instalmentsTooMany', count, maximumCount: mostInstalments });
}

// The amount most rows hold: at the end that carries no remainder, or the one typed.
function equalAmount({ solve, remainder }: ScheduleQuestion, amounts: readonly number[]): number {
  if (solve.by === 'amount' && amounts.length > 1) return solve.amountMinor;
  return present(remainder === 'first' ? amounts.at(-1) : amounts[0], 'an amount');
}

function scheduleDates(
  question: ScheduleQuestion,
  count: number,
): readonly { readonly dueOn: PlainDate; readonly nominalOn: PlainDate }[] {
  let previous: PlainDate | null = null;
  return Array.from({ length: count }, (_, at) => {
    const nominalOn = nominalDate(question.firstOn, question.frequency, at);
    const dueOn = shiftedDate(question, nominalOn, previous);
    previous = dueOn;
    return { dueOn, nominalOn };
  });
}

function shiftedDate(
  { holidayShift, calendar, on }: ScheduleQuestion,
  nominalOn: PlainDate,
  previous: PlainDate | null,
): PlainDate {
  if (holidayShift === 'none' || isWorkingDay(nominalOn, calendar)) return afterPrevious(nominalOn);
  const shifted = shiftToWorkingDay(nominalOn, holidayShift, calendar);
  // Shifted back before today it could not be paid, so then it goes forward.
  return afterPrevious(shifted < on ? shiftToWorkingDay(nominalOn, 'after', calendar) : shifted);

  // A week or more of holidays can push two instalments onto one day; the later one then goes on.
  function afterPrevious(date: PlainDate): PlainDate {
    return previous !== null && date <= previous ? nextWorkingDay(previous, calendar) : date;
  }
}
