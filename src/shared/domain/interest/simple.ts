import type { DayCount } from '../charges/terms.ts';
import { addDays, daysBetween, earlierDate, laterDate, type PlainDate } from '../dates.ts';
import { countDays } from './day-count.ts';
import { decimalToFraction, type Fraction, fraction, multiply } from './fraction.ts';

/** Days on which nothing accrues, both ends included: a moratorium, a breathing space. */
export interface Hole {
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
}

/** One stretch of days at one rate on one principal, both ends included. */
export interface SimpleStep {
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  readonly percent: string;
  readonly source: string;
  readonly principalMinor: number;
  /** Minor units, exact. */
  readonly interest: Fraction;
}

/** `principal × percent ÷ 100 × years`, in the unit of the principal, exact. */
export function simpleInterest(principal: Fraction, percent: string, years: Fraction): Fraction {
  return multiply(principal, decimalToFraction(percent), years, fraction(1, 100));
}

/** Simple interest for a number of days of a year of `yearDays` days. */
export function interestOfDays(principal: Fraction, percent: string, days: number, yearDays = 365): Fraction {
  return simpleInterest(principal, percent, fraction(days, yearDays));
}

/** The step of a stretch of days, both ends included. */
export function simpleStep(stretch: Omit<SimpleStep, 'days' | 'interest'>, dayCount: DayCount): SimpleStep {
  const counted = countDays(dayCount, stretch.fromOn, addDays(stretch.toOn, 1));
  const interest = simpleInterest(fraction(stretch.principalMinor), stretch.percent, counted.years);
  return { ...stretch, days: counted.days, interest };
}

/** A period with the holes taken out, both ends included; what is cut away is never charged later. */
export function withoutHoles(period: Hole, holes: readonly Hole[]): readonly Hole[] {
  return holes
    .toSorted((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
    .reduce<readonly Hole[]>(
      (parts, hole) => parts.flatMap((part) => cut(part, hole)),
      period.fromOn <= period.toOn ? [period] : [],
    );
}

function cut(part: Hole, hole: Hole): readonly Hole[] {
  if (hole.toOn < part.fromOn || hole.fromOn > part.toOn) return [part];
  const before = { fromOn: part.fromOn, toOn: earlierDate(part.toOn, addDays(hole.fromOn, -1)) };
  const after = { fromOn: laterDate(part.fromOn, addDays(hole.toOn, 1)), toOn: part.toOn };
  return [before, after].filter(({ fromOn, toOn }) => fromOn <= toOn);
}

/** A period cut before each of the days given: each part begins on one of them, or where the period does. */
export function splitAt(period: Hole, starts: readonly PlainDate[]): readonly Hole[] {
  const inside = [...new Set(starts)].filter((on) => on > period.fromOn && on <= period.toOn).sort();
  const firsts = [period.fromOn, ...inside];
  return firsts.map((fromOn, at) => {
    const next = firsts[at + 1];
    return { fromOn, toOn: next === undefined ? period.toOn : addDays(next, -1) };
  });
}

/** Days of a period, both ends included. */
export function daysOf({ fromOn, toOn }: Hole): number {
  return daysBetween(fromOn, toOn) + 1;
}
