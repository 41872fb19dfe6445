import type { Compounding, DayCount } from '../../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../../shared/domain/dates.ts';
import { compoundInterest, periodsPerYear } from '../../../../shared/domain/interest/compound.ts';
import { countDays } from '../../../../shared/domain/interest/day-count.ts';
import { add, fractionToDecimal } from '../../../../shared/domain/interest/fraction.ts';
import { simpleInterest } from '../../../../shared/domain/interest/simple.ts';
import {
  amountText,
  dateOf,
  decimalOf,
  exactText,
  type InterestInputs,
  minorOf,
  wholeOf,
  wordsOf,
} from './interest-inputs.ts';
import type { InterestVector } from './interest-vector.ts';

/** Vectors of bare conventions: how days are counted, how often interest is compounded. */
export function conventionAnswer(vector: InterestVector): Readonly<Record<string, unknown>> | null {
  const { inputs } = vector;
  const principal = decimalOf(inputs, 'principal');
  const percent = decimalOf(inputs, 'rate');
  if (principal === null || percent === null) return null;
  if (isCompound(vector)) return compoundAnswer(vector, principal, percent);
  const [from, to] = [dateOf(inputs, 'from'), dateOf(inputs, 'to')];
  return from === null || to === null ? null : dayCountAnswer(vector, { principal, percent, from, to });
}

const dayCountsBySpelling: readonly (readonly [RegExp, DayCount])[] = [
  [/act(ual)?\/act(ual)?/i, 'actual/actual ISDA'],
  [/act(ual)?\/360/i, 'actual/360'],
  [/act(ual)?\/366/i, 'actual/366'],
  [/act(ual)?\/365/i, 'actual/365F'],
  [/30E\/360/i, '30E/360'],
  [/30\/360/i, '30/360 US'],
];

/** The convention that a text names; null where it names none. */
export function dayCountNamed(text: string): DayCount | null {
  return dayCountsBySpelling.find(([spelling]) => spelling.test(text))?.[1] ?? null;
}

interface Period {
  readonly principal: string;
  readonly percent: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Every convention under the file's names for them; a vector that names one has its figures on top as well. */
function dayCountAnswer(
  { inputs, convention = '' }: InterestVector,
  { principal, percent, from, to }: Period,
): Readonly<Record<string, unknown>> {
  const figures = (dayCount: DayCount): Readonly<Record<string, unknown>> => {
    const { days, years } = countDays(dayCount, from, to);
    const interest = simpleInterest(minorOf(inputs, principal), percent, years);
    return {
      days,
      fraction: fractionToDecimal(years, 10),
      interest: amountText(inputs, interest),
      interestExact: exactText(inputs, interest),
    };
  };
  const named = dayCountNamed(`${wordsOf(inputs, 'dayCount', 'convention')} ${convention}`);
  return {
    ...(named === null ? {} : figures(named)),
    'actual/365F': figures('actual/365F'),
    'actual/360': figures('actual/360'),
    'actual/366': figures('actual/366'),
    '30/360 US': figures('30/360 US'),
    '30E/360': figures('30E/360'),
    'actual/actual ISDA': figures('actual/actual ISDA'),
  };
}

const compoundWords = ['compounding', 'compoundings', 'rounding', 'rests', 'periods', 'n', 'm', 'frequency'];

function isCompound({ id, inputs, title = '', convention = '' }: InterestVector): boolean {
  return (
    id.startsWith('INT-CMP') ||
    compoundWords.some((word) => inputs[word] !== undefined) ||
    /compound/i.test(`${title} ${convention}`)
  );
}

const compoundingsBySpelling: readonly (readonly [RegExp, Compounding])[] = [
  [/half.?year|semi/i, 'halfYearly'],
  [/quarter/i, 'quarterly'],
  [/month/i, 'monthly'],
  [/day|daily/i, 'daily'],
  [/year|annual/i, 'yearly'],
];

function compoundAnswer(
  { inputs, title = '', convention = '' }: InterestVector,
  principal: string,
  percent: string,
): Readonly<Record<string, unknown>> | null {
  const days = wholeOf(inputs, 'days');
  const said = [
    wordsOf(inputs, 'compounding', 'frequency', 'rests'),
    days === null ? title : 'daily',
    convention,
  ];
  const compounding =
    said
      .map((words) => compoundingsBySpelling.find(([spelling]) => spelling.test(words))?.[1])
      .find((found) => found !== undefined) ?? (days === null ? 'monthly' : 'daily');
  const perYear = wholeOf(inputs, 'm', 'periodsPerYear', 'restsPerYear') ?? periodsPerYear(compounding);
  const periods = periodsOf(inputs, days, perYear);
  if (periods === null) return null;
  const isEach = /each|every|per (day|rest|period)/i.test(wordsOf(inputs, 'rounding'));
  const minor = minorOf(inputs, principal);
  const interest = compoundInterest(minor, percent, {
    periods,
    perYear,
    rounding: isEach ? 'eachPeriod' : 'once',
  });
  const total = add(minor, interest);
  return {
    interest: amountText(inputs, interest),
    interestExact: exactText(inputs, interest),
    exact: exactText(inputs, interest),
    total: amountText(inputs, total),
    amount: amountText(inputs, total),
    balance: amountText(inputs, total),
  };
}

function periodsOf(inputs: InterestInputs, days: number | null, perYear: number): number | null {
  const periods = wholeOf(inputs, 'n', 'periods', 'rests', 'compoundings') ?? (perYear === 365 ? days : null);
  if (periods !== null) return periods;
  const months = wholeOf(inputs, 'months');
  if (months !== null && (months * perYear) % 12 === 0) return (months * perYear) / 12;
  const years = wholeOf(inputs, 'years');
  return years === null ? null : years * perYear;
}
