import { present } from '../../lib/assert.ts';
import { ok, type Result, refused } from '../../lib/result.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  shiftToWorkingDay,
  type WorkingCalendar,
  type WorkingDayShift,
} from '../calendar.ts';
import {
  addDays,
  addMonthsClamped,
  dateParts,
  daysBetween,
  daysInMonth,
  earlierDate,
  endOfMonth,
  type PlainDate,
  startOfMonth,
} from '../dates.ts';
import type { PlanFrequency, SalaryDay } from './record.ts';

/**
 * Where a payment goes that falls on a closed day: the next working day, the one before, the next one unless
 * that is in another month (then the one before), or nowhere.
 */
export type PlanShift = WorkingDayShift | 'modifiedAfter';

/** All that makes the dates of a plan. */
export interface PlanRhythm {
  readonly frequency: PlanFrequency;
  /** The first payment's day; with a salary day, the day from which the first one is looked for. */
  readonly firstOn: PlainDate;
  /** The business date; no payment stands before it. */
  readonly on: PlainDate;
  readonly holidayShift: PlanShift;
  readonly calendar: WorkingCalendar;
  readonly salaryDay?: SalaryDay | null;
  /** The dates of a custom plan. */
  readonly dates?: readonly PlainDate[] | null;
  /** A payment made apart from the instalments, before them. */
  readonly downPayment?: { readonly amountMinor: number; readonly dueOn: PlainDate } | null;
  /** Dates and amounts that a person typed into single rows; `number` counts the instalments from 1. */
  readonly typedRows?: readonly TypedRow[] | null;
}

/** What a person typed into one row of the schedule. */
export interface TypedRow {
  readonly number: number;
  readonly dueOn: PlainDate | null;
  readonly amountMinor: number | null;
}

/** A payment's day, and the day it would have without days off. */
export interface PlanDate {
  readonly dueOn: PlainDate;
  readonly nominalOn: PlainDate;
}

/** Why there are no such dates. */
export type DateRefusal =
  | { readonly code: 'firstInPast'; readonly firstOn: PlainDate; readonly on: PlainDate }
  | { readonly code: 'firstTooFar'; readonly firstOn: PlainDate }
  | { readonly code: 'salaryDayMissing' }
  | { readonly code: 'datesTooFew'; readonly dates: number }
  | { readonly code: 'datesNotIncreasing'; readonly number: number };

/** Further away than ten years a first date is a slip of the pen. */
const FARTHEST_FIRST_DAYS = 3660;
/** 250 monthly payments end within this. */
const FARTHEST_DAYS = 36_600;

/** Why no plan begins so: a first date in the past or years away, or a custom or salary plan without its dates. */
export function rhythmRefusal(rhythm: PlanRhythm): DateRefusal | null {
  const { frequency, on, salaryDay } = rhythm;
  if (frequency === 'salaryDay' && (salaryDay ?? null) === null) return { code: 'salaryDayMissing' };
  if (frequency === 'custom' && (rhythm.dates ?? []).length === 0) return { code: 'datesTooFew', dates: 0 };
  const first = firstDate(rhythm);
  if (first < on) return { code: 'firstInPast', firstOn: first, on };
  return daysBetween(on, first) > FARTHEST_FIRST_DAYS ? { code: 'firstTooFar', firstOn: first } : null;
}

/**
 * The nominal date of the instalment at a place from 0, before any shift and any typed date; null past the
 * end of custom dates. Always counted from the first date, never from the one before.
 */
export function nominalDate(rhythm: PlanRhythm, at: number): PlainDate | null {
  const { firstOn, frequency } = rhythm;
  switch (frequency) {
    case 'weekly':
      return addDays(firstOn, 7 * at);
    case 'fortnightly':
      return addDays(firstOn, 14 * at);
    case 'monthly':
      return addMonthsClamped(firstOn, at);
    case 'salaryDay':
      return salaryDate(rhythm, at);
    case 'custom':
      return rhythm.dates?.[at] ?? null;
  }
}

/**
 * The dates of a down payment, if any, and of `count` instalments: shifted off closed days as asked, and
 * strictly increasing. Refused where typed dates are out of order, or custom ones too few.
 */
export function planDates(rhythm: PlanRhythm, count: number): Result<readonly PlanDate[], DateRefusal> {
  const nominal: PlainDate[] = [];
  const downPaymentOn = rhythm.downPayment?.dueOn;
  if (downPaymentOn !== undefined) nominal.push(downPaymentOn);
  const typed = new Map((rhythm.typedRows ?? []).map(({ number, dueOn }) => [number, dueOn]));
  for (let at = 0; at < count; at += 1) {
    const date = typed.get(at + 1) ?? nominalDate(rhythm, at);
    if (date === null) return refused({ code: 'datesTooFew', dates: at });
    if (daysBetween(rhythm.on, date) > FARTHEST_DAYS) return refused({ code: 'firstTooFar', firstOn: date });
    const previous = nominal.at(-1);
    if (previous !== undefined && date <= previous) {
      return refused({ code: 'datesNotIncreasing', number: at + 1 });
    }
    nominal.push(date);
  }
  return ok(shifted(rhythm, nominal));
}

function firstDate(rhythm: PlanRhythm): PlainDate {
  const typed = rhythm.typedRows?.find(({ number }) => number === 1)?.dueOn ?? null;
  const first = typed ?? present(nominalDate(rhythm, 0), 'a plan has a first date');
  const before = rhythm.downPayment?.dueOn ?? first;
  return earlierDate(before, first);
}

function salaryDate(rhythm: PlanRhythm, at: number): PlainDate {
  const { firstOn } = rhythm;
  const salaryDay = present(rhythm.salaryDay, 'a plan by salary day has one');
  const month = startOfMonth(firstOn);
  const skipped = dayInMonth(month, salaryDay, rhythm.calendar) < firstOn ? 1 : 0;
  return dayInMonth(addMonthsClamped(month, at + skipped), salaryDay, rhythm.calendar);
}

function dayInMonth(month: PlainDate, salaryDay: SalaryDay, calendar: WorkingCalendar): PlainDate {
  const last = endOfMonth(month);
  switch (salaryDay.kind) {
    case 'lastDay':
      return last;
    case 'lastWorkingDay':
      return isWorkingDay(last, calendar) ? last : previousWorkingDay(last, calendar);
    case 'day':
    case 'around': {
      const { year, month: numbered } = dateParts(month);
      return addDays(month, Math.min(salaryDay.day, daysInMonth(year, numbered)) - 1);
    }
  }
}

function shifted(rhythm: PlanRhythm, nominal: readonly PlainDate[]): readonly PlanDate[] {
  let previous: PlainDate | null = null;
  return nominal.map((nominalOn) => {
    const date = shiftedDate(rhythm, nominalOn);
    // A week or more of holidays can push two payments onto one day; the later one then goes on.
    const dueOn: PlainDate =
      previous !== null && date <= previous ? nextWorkingDay(previous, rhythm.calendar) : date;
    previous = dueOn;
    return { dueOn, nominalOn };
  });
}

function shiftedDate(rhythm: PlanRhythm, nominalOn: PlainDate): PlainDate {
  const { holidayShift, calendar, on, frequency, salaryDay } = rhythm;
  if (isWorkingDay(nominalOn, calendar)) return nominalOn;
  const after = shiftToWorkingDay(nominalOn, 'after', calendar);
  const before = shiftToWorkingDay(nominalOn, 'before', calendar);
  // Shifted back before today it could not be paid, so then it goes forward.
  const back = before < on ? after : before;
  if (frequency === 'salaryDay' && salaryDay?.kind === 'around') {
    return daysBetween(before, nominalOn) < daysBetween(nominalOn, after) ? back : after;
  }
  switch (holidayShift) {
    case 'none':
      return nominalOn;
    case 'after':
      return after;
    case 'before':
      return back;
    case 'modifiedAfter':
      return startOfMonth(after) === startOfMonth(nominalOn) ? after : back;
  }
}
