import { assert } from '../lib/assert.ts';
import { addDays, dateParts, dayOfWeek, type PlainDate } from './dates.ts';

/** A day on which business rests, and what it is called. */
export interface Holiday {
  readonly on: PlainDate;
  readonly name: string;
}

/** Which days business works, as data: editable, and sent with a ledger so that every device counts alike. */
export interface WorkingCalendar {
  readonly weeklyOff: 'sunday';
  /** Indian banks rest on the second and the fourth Saturday of a month; a setting (ux.md §4.11). */
  readonly secondAndFourthSaturdayOff: boolean;
  readonly holidays: readonly Holiday[];
}

/** Why a day is no working day; the language layer words it. */
export type DayOff =
  | { readonly kind: 'weeklyOff' }
  | { readonly kind: 'secondOrFourthSaturday' }
  | { readonly kind: 'holiday'; readonly name: string };

/** Where a date goes that falls on a day off. */
export type WorkingDayShift = 'before' | 'after' | 'none';

const SATURDAY = 6;
const SUNDAY = 7;
/** No list keeps business at rest for as long as this; a longer search is a bug in the calendar. */
const LONGEST_REST_DAYS = 400;

// The same list is asked for thousands of dates in a ranking, so each list is indexed once.
const namesByDateOfList = new WeakMap<readonly Holiday[], ReadonlyMap<PlainDate, string>>();

/** Why a date is no working day, or undefined where it is one. A holiday's name goes before Saturday and Sunday. */
export function dayOffOn(date: PlainDate, calendar: WorkingCalendar): DayOff | undefined {
  const name = holidayNames(calendar.holidays).get(date);
  if (name !== undefined) return { kind: 'holiday', name };
  const weekday = dayOfWeek(date);
  if (weekday === SUNDAY) return { kind: 'weeklyOff' };
  if (weekday !== SATURDAY || !calendar.secondAndFourthSaturdayOff) return undefined;
  const saturdayOfMonth = Math.ceil(dateParts(date).day / 7);
  return saturdayOfMonth === 2 || saturdayOfMonth === 4 ? { kind: 'secondOrFourthSaturday' } : undefined;
}

/** Whether business works on a date: no Sunday, no second or fourth Saturday (a setting), nothing in the list. */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): boolean {
  return dayOffOn(date, calendar) === undefined;
}

/** The first working day after a date, never the date itself. */
export function nextWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  return stepToWorkingDay(addDays(date, 1), 1, calendar);
}

/** The last working day before a date, never the date itself. */
export function previousWorkingDay(date: PlainDate, calendar: WorkingCalendar): PlainDate {
  return stepToWorkingDay(addDays(date, -1), -1, calendar);
}

/**
 * The date `workingDays` working days after a date; before it where negative, the date itself for 0. Friday and two
 * days of grace end on Tuesday where Saturday rests and on Monday where it does not (row P2, decided.md 19).
 */
export function addWorkingDays(date: PlainDate, workingDays: number, calendar: WorkingCalendar): PlainDate {
  assert(Number.isSafeInteger(workingDays), 'working days are whole');
  let reached = date;
  for (let left = workingDays; left > 0; left--) reached = nextWorkingDay(reached, calendar);
  for (let left = workingDays; left < 0; left++) reached = previousWorkingDay(reached, calendar);
  return reached;
}

/** The date itself if business works on it or nothing is shifted, else the nearest working day before or after. */
export function shiftToWorkingDay(
  date: PlainDate,
  shift: WorkingDayShift,
  calendar: WorkingCalendar,
): PlainDate {
  if (shift === 'none') return date;
  return stepToWorkingDay(date, shift === 'after' ? 1 : -1, calendar);
}

/** Whether the calendar has a list for a year: no year is without a single holiday. */
export function calendarCovers(year: number, calendar: WorkingCalendar): boolean {
  return calendar.holidays.some(({ on }) => dateParts(on).year === year);
}

/**
 * The year whose list is missing and should be asked for, or undefined: this year's at any time, next year's from
 * 1 November (ux.md §4.11).
 */
export function missingCalendarYear(today: PlainDate, calendar: WorkingCalendar): number | undefined {
  const { year, month } = dateParts(today);
  if (!calendarCovers(year, calendar)) return year;
  return month >= 11 && !calendarCovers(year + 1, calendar) ? year + 1 : undefined;
}

function stepToWorkingDay(from: PlainDate, step: 1 | -1, calendar: WorkingCalendar): PlainDate {
  let date = from;
  for (let tried = 0; tried < LONGEST_REST_DAYS; tried++) {
    if (isWorkingDay(date, calendar)) return date;
    date = addDays(date, step);
  }
  throw new Error('Assertion failed: a calendar has a working day within a year');
}

function holidayNames(holidays: readonly Holiday[]): ReadonlyMap<PlainDate, string> {
  const known = namesByDateOfList.get(holidays);
  if (known !== undefined) return known;
  const names = new Map(holidays.map(({ on, name }) => [on, name]));
  namesByDateOfList.set(holidays, names);
  return names;
}
