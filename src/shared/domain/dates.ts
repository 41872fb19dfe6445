import { assert } from '../lib/assert.ts';
import type { Brand } from '../lib/brand.ts';

/** A business date `YYYY-MM-DD` of the proleptic Gregorian calendar; texts compare as dates do. */
export type PlainDate = Brand<string, 'PlainDate'>;

/** Days of the week as ISO 8601 counts them: Monday is 1, Sunday 7. */
export type DayOfWeek = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A date in its three numbers; the month is 1 to 12. */
export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether a text is a date that exists, in the form `YYYY-MM-DD`, from year 0001. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return isDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/** A text known to be a date; one that is none is a bug (ask `isPlainDate` about what a user typed). */
export function plainDate(text: string): PlainDate {
  assert(isPlainDate(text), 'a date is YYYY-MM-DD and exists');
  return text;
}

/** The date of three numbers, or undefined where there is no such date (31 April). */
export function dateOfParts(year: number, month: number, day: number): PlainDate | undefined {
  if (!isDate(year, month, day)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as PlainDate;
}

/** Year, month (1–12) and day of a date. */
export function dateParts(date: PlainDate): DateParts {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  };
}

/** The number of two digits of a date: cutting texts out of it would be the dearest step of ranking a book. */
function twoDigits(date: PlainDate, at: number): number {
  return (date.charCodeAt(at) - zeroCode) * 10 + (date.charCodeAt(at + 1) - zeroCode);
}

const zeroCode = 48;

/** How many days a month has; the month is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Whole days since 1970-01-01, for sums and fast comparison (H. Hinnant, "chrono-compatible low-level date
 * algorithms", `days_from_civil`). No `Date` and no time zone is involved.
 */
export function dateToDayNumber(date: PlainDate): number {
  const { year, month, day } = dateParts(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date that many days after 1970-01-01 (Hinnant's `civil_from_days`). */
export function dayNumberToDate(dayNumber: number): PlainDate {
  assert(Number.isSafeInteger(dayNumber), 'a day number is whole');
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return knownDate(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

/** The date `days` calendar days later; earlier where negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dayNumberToDate(dateToDayNumber(date) + days);
}

/**
 * The anchor's day `months` later, or that month's last day where it is shorter: 31 January + 1 = 28 or 29 February.
 * Always count from the anchor: a chain of single steps would drift to the 28th (ux.md finding 9).
 */
export function addMonthsClamped(anchor: PlainDate, months: number): PlainDate {
  assert(Number.isSafeInteger(months), 'months are whole');
  const { year, month, day } = dateParts(anchor);
  const monthNumber = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(monthNumber / 12);
  const targetMonth = (monthNumber % 12) + 1;
  return knownDate(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Calendar days from one date to another; negative where `to` is earlier. Due on the day itself is 0. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dateToDayNumber(to) - dateToDayNumber(from);
}

/** The day of the week, Monday 1 to Sunday 7. */
export function dayOfWeek(date: PlainDate): DayOfWeek {
  // 1970-01-01 was a Thursday.
  return (((((dateToDayNumber(date) + 3) % 7) + 7) % 7) + 1) as DayOfWeek;
}

/** Negative, zero or positive as `left` is before, the same as or after `right`; for sorting. */
export function compareDates(left: PlainDate, right: PlainDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The earlier of two dates. */
export function earlierDate(left: PlainDate, right: PlainDate): PlainDate {
  return left <= right ? left : right;
}

/** The later of two dates. */
export function laterDate(left: PlainDate, right: PlainDate): PlainDate {
  return left >= right ? left : right;
}

/** The first day of the date's month. */
export function startOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}01` as PlainDate;
}

/** The last day of the date's month. */
export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  return knownDate(year, month, daysInMonth(year, month));
}

/** The Monday of the date's week (ux.md §4.6: the week starts on Monday). */
export function startOfWeek(date: PlainDate): PlainDate {
  return addDays(date, 1 - dayOfWeek(date));
}

/** The first of April on which the date's Indian financial year began (April to March). */
export function startOfFinancialYear(date: PlainDate): PlainDate {
  const { year, month } = dateParts(date);
  return knownDate(month >= 4 ? year : year - 1, 4, 1);
}

/** How a date lies to today, for the language layer to word beside the date, never in its place (ux.md finding 2). */
export type RelativeDay =
  | { readonly kind: 'today' }
  | { readonly kind: 'inDays'; readonly days: number }
  | { readonly kind: 'daysAgo'; readonly days: number };

/** Where a date lies from today, in whole days from 1. */
export function relativeDay(date: PlainDate, today: PlainDate): RelativeDay {
  const days = daysBetween(today, date);
  if (days === 0) return { kind: 'today' };
  return days > 0 ? { kind: 'inDays', days } : { kind: 'daysAgo', days: -days };
}

function isDate(year: number, month: number, day: number): boolean {
  if (
    !Number.isInteger(year) ||
    year < 1 ||
    year > 9999 ||
    !Number.isInteger(month) ||
    month < 1 ||
    month > 12
  )
    return false;
  return Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month);
}

function knownDate(year: number, month: number, day: number): PlainDate {
  const date = dateOfParts(year, month, day);
  assert(date !== undefined, 'dates stay within the years 0001 to 9999');
  return date;
}
