import type { DayCount } from '../charges/terms.ts';
import { addDays, type DateParts, dateParts, daysBetween, daysInMonth, type PlainDate } from '../dates.ts';
import { add, type Fraction, fraction, zero } from './fraction.ts';

/** How long a period is under a convention. */
export interface CountedDays {
  readonly days: number;
  /** The part of a year. */
  readonly years: Fraction;
}

/** Counts a period, its first day included and its last day not (ISDA 2006 Definitions s.4.16). */
export function countDays(convention: DayCount, from: PlainDate, to: PlainDate): CountedDays {
  const days = daysBetween(from, to);
  switch (convention) {
    case 'actual/365F':
      return { days, years: fraction(days, 365) };
    case 'actual/360':
      return { days, years: fraction(days, 360) };
    case 'actual/366':
      return { days, years: fraction(days, 366) };
    case '30/360 US':
      return thirties(thirtyDaysUs(from, to));
    case '30E/360':
      return thirties(thirtyDaysEuropean(from, to));
    case 'actual/actual ISDA':
      return { days, years: yearsOfIsda(from, to) };
  }
}

function thirties(days: number): CountedDays {
  return { days, years: fraction(days, 360) };
}

/** Bond basis with the end-of-February rule of the US market (SIA, NASD): the last day of February is a 30th. */
function thirtyDaysUs(from: PlainDate, to: PlainDate): number {
  const start = dateParts(from);
  const end = dateParts(to);
  let first = start.day;
  let last = end.day;
  if (isEndOfFebruary(start) && isEndOfFebruary(end)) last = 30;
  if (isEndOfFebruary(start)) first = 30;
  if (last === 31 && first >= 30) last = 30;
  if (first === 31) first = 30;
  return thirtyDays(start, first, end, last);
}

/** Eurobond basis: a 31st is a 30th, February is as long as it is. */
function thirtyDaysEuropean(from: PlainDate, to: PlainDate): number {
  const start = dateParts(from);
  const end = dateParts(to);
  return thirtyDays(start, Math.min(start.day, 30), end, Math.min(end.day, 30));
}

function thirtyDays(start: DateParts, first: number, end: DateParts, last: number): number {
  return 360 * (end.year - start.year) + 30 * (end.month - start.month) + (last - first);
}

function isEndOfFebruary({ year, month, day }: DateParts): boolean {
  return month === 2 && day === daysInMonth(year, 2);
}

/** Days in leap years by 366, all others by 365. */
function yearsOfIsda(from: PlainDate, to: PlainDate): Fraction {
  let years = zero;
  let start = from;
  while (start < to) {
    const { year } = dateParts(start);
    const endOfYear = `${String(year).padStart(4, '0')}-12-31` as PlainDate;
    const nextYear = addDays(endOfYear, 1);
    const end = nextYear < to ? nextYear : to;
    years = add(years, fraction(daysBetween(start, end), daysInMonth(year, 2) === 29 ? 366 : 365));
    start = end;
  }
  return years;
}
