import type { ChargeStatutes } from '../charges/statutes.ts';
import type { Compounding, InterestTerms, PenalTerms } from '../charges/terms.ts';
import { addDays, type PlainDate } from '../dates.ts';
import { decimalToFraction, type Fraction, fraction, fractionToDecimal, multiply } from './fraction.ts';
import { changesBetween, type RateTable, rateOn, startOfHalfYear, ukReferenceDay } from './rates.ts';
import type { RateInForce, Rests } from './rests.ts';

/** The dated data that statutory interest is computed from. */
export interface ChargeRules {
  readonly statutes: ChargeStatutes;
  readonly tables: ReadonlyMap<string, RateTable>;
}

/** How interest of one regime runs from its first day: its rates, and when it compounds. */
export interface Running {
  readonly ruleId: string;
  readonly citation: string;
  /** Null for simple interest. */
  readonly rests: Rests | null;
  readonly rounding: 'once' | 'eachRest';
  readonly dayCount: Extract<InterestTerms, { regime: 'contract' }>['dayCount'];
  readonly rateOn: (on: PlainDate) => RateInForce;
  /** Days in the asked stretch on which the rate changes. */
  readonly changes: (after: PlainDate, upTo: PlainDate) => readonly PlainDate[];
  /** Whether the rates of a stretch are all confirmed by the table's source. */
  readonly isConfirmed: (fromOn: PlainDate, toOn: PlainDate) => boolean;
}

/**
 * How interest under the terms runs from a first day on; null where there is none, or where the rate table does not reach
 * back to it.
 */
export function runningInterest(
  terms: InterestTerms,
  rules: ChargeRules,
  startOn: PlainDate,
): Running | null {
  switch (terms.regime) {
    case 'none':
      return null;
    case 'msmed':
      return msmed(terms.rests, rules, startOn);
    case 'ukLatePayment':
      return ukLatePayment(rules, startOn);
    case 'euLatePayment':
      return euLatePayment(terms, rules, startOn);
    case 'contract':
      return contract(terms, rules);
  }
}

const always = (): boolean => true;
const never = (): readonly PlainDate[] => [];

function msmed(
  convention: 'appointedDay' | 'calendarMonth',
  { statutes, tables }: ChargeRules,
  startOn: PlainDate,
): Running | null {
  const { ruleId, citation, multiple } = statutes.msmed;
  const table = tables.get(statutes.msmed.table);
  if (table === undefined || rateOn(table, startOn) === null) return null;
  const isByMonth = convention === 'calendarMonth';
  const ratesByBank = new Map<string, RateInForce>();
  return {
    ruleId,
    citation,
    rests: isByMonth ? { kind: 'calendarMonth' } : { kind: 'anniversary', months: 1 },
    // Books that close by calendar month write whole paise at each month's end.
    rounding: isByMonth ? 'eachRest' : 'once',
    dayCount: 'actual/365F',
    rateOn: (on) => {
      const bank = rateOn(table, on)?.percent ?? '0';
      const known = ratesByBank.get(bank);
      if (known !== undefined) return known;
      const percent = trimmed(multiply(decimalToFraction(bank), fraction(multiple)));
      const rate = { percent, source: `${multiple} × ${bank} (${table.id}@${table.version})` };
      ratesByBank.set(bank, rate);
      return rate;
    },
    changes: (after, upTo) => changesBetween(table, after, upTo),
    isConfirmed: (fromOn, toOn) =>
      [fromOn, toOn, ...changesBetween(table, fromOn, toOn)].every(
        (on) => rateOn(table, on)?.isConfirmed === true,
      ),
  };
}

function ukLatePayment({ statutes, tables }: ChargeRules, startOn: PlainDate): Running | null {
  const { ruleId, citation, marginPercent } = statutes.ukLatePayment;
  const table = tables.get(statutes.ukLatePayment.table);
  const referenceOn = ukReferenceDay(startOn);
  const known = table === undefined ? null : rateOn(table, referenceOn);
  if (table === undefined || known === null) return null;
  const rate: RateInForce = {
    percent: sumOf(known.percent, marginPercent),
    source: `${marginPercent} + ${known.percent} of ${referenceOn} (${table.id}@${table.version})`,
  };
  return {
    ruleId,
    citation,
    rests: null,
    rounding: 'once',
    dayCount: 'actual/365F',
    rateOn: () => rate,
    changes: never,
    isConfirmed: () => known.isConfirmed,
  };
}

function euLatePayment(
  { fixing, marginPercent }: Extract<InterestTerms, { regime: 'euLatePayment' }>,
  { statutes, tables }: ChargeRules,
  startOn: PlainDate,
): Running | null {
  const { ruleId, citation } = statutes.euLatePayment;
  const table = tables.get(statutes.euLatePayment.table);
  if (table === undefined || rateOn(table, startOfHalfYear(startOn)) === null) return null;
  // Where the member state fixes the rate once, it is that of the due date, the day before interest starts.
  const dueOn = addDays(startOn, -1);
  const referenceOf = (on: PlainDate): PlainDate => startOfHalfYear(fixing === 'float' ? on : dueOn);
  return {
    ruleId,
    citation,
    rests: null,
    rounding: 'once',
    dayCount: 'actual/365F',
    rateOn: (on) => {
      const referenceOn = referenceOf(on);
      const reference = rateOn(table, referenceOn)?.percent ?? '0';
      const source = `${marginPercent} + ${reference} of ${referenceOn} (${table.id}@${table.version})`;
      return { percent: sumOf(reference, marginPercent), source };
    },
    changes: fixing === 'float' ? halfYearsBetween : never,
    isConfirmed: (_, toOn) => rateOn(table, referenceOf(toOn))?.isConfirmed === true,
  };
}

function contract(
  { ratePercent, dayCount, compounding }: Extract<InterestTerms, { regime: 'contract' }>,
  { statutes }: ChargeRules,
): Running {
  const rate: RateInForce = { percent: ratePercent, source: `${ratePercent} agreed` };
  return {
    ...statutes.contract,
    rests: restsOf(compounding),
    rounding: 'once',
    dayCount,
    rateOn: () => rate,
    changes: never,
    isConfirmed: always,
  };
}

/** A penal charge as it runs: simple, at one rate, in a head of its own; nothing ever compounds it. */
export function runningPenal(
  { ratePercent, dayCount }: PenalTerms,
  { statutes }: Pick<ChargeRules, 'statutes'>,
): Running {
  const rate: RateInForce = { percent: ratePercent, source: `${ratePercent} agreed` };
  return {
    ...statutes.penal,
    rests: null,
    rounding: 'once',
    dayCount,
    rateOn: () => rate,
    changes: never,
    isConfirmed: always,
  };
}

/** The rests of a contract's compounding; null for simple interest. */
export function restsOf(compounding: Compounding): Rests | null {
  switch (compounding) {
    case 'none':
      return null;
    case 'daily':
      return { kind: 'daily' };
    case 'monthly':
      return { kind: 'anniversary', months: 1 };
    case 'quarterly':
      return { kind: 'anniversary', months: 3 };
    case 'halfYearly':
      return { kind: 'anniversary', months: 6 };
    case 'yearly':
      return { kind: 'anniversary', months: 12 };
  }
}

/** The first days of the half-years after a day, up to a last day. */
function halfYearsBetween(after: PlainDate, upTo: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  const lastYear = Number(upTo.slice(0, 4));
  for (let year = Number(after.slice(0, 4)); year <= lastYear; year += 1) {
    const text = String(year).padStart(4, '0');
    days.push(`${text}-01-01` as PlainDate, `${text}-07-01` as PlainDate);
  }
  return days.filter((on) => on > after && on <= upTo);
}

/** The sum of two per cents as a text without needless noughts. */
export function sumOf(left: string, right: string): string {
  const [one, other] = [decimalToFraction(left), decimalToFraction(right)];
  return trimmed({
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  });
}

/** Two decimals at least, more where the number has them. */
function trimmed(value: Fraction): string {
  return fractionToDecimal(value, 10).replace(/0{1,8}$/, '');
}
