import { addDays, daysBetween, type PlainDate } from '../../../../shared/domain/dates.ts';
import { add, type Fraction, fraction, zero } from '../../../../shared/domain/interest/fraction.ts';
import {
  daysOf,
  type Hole,
  interestOfDays,
  withoutHoles,
} from '../../../../shared/domain/interest/simple.ts';
import {
  amountText,
  dateOf,
  decimalOf,
  delayOf,
  exactText,
  type InterestInputs,
  minorOf,
  wholeOf,
} from './interest-inputs.ts';
import type { InterestVector } from './interest-vector.ts';

/** Vectors that state their yearly rate: contract interest, penal charges, a court's interest; simple, by days. */
export function plainAnswer(vector: InterestVector): Readonly<Record<string, unknown>> | null {
  const { inputs, convention = '' } = vector;
  const principal = decimalOf(inputs, 'principal', 'overdue', 'amount', 'instalment');
  const percent = decimalOf(inputs, 'rate', 'penalRate', 'contractRate', 'ratePercent', 'annualRate');
  const period = countedDays(inputs);
  if (principal === null || percent === null || period === null) return null;
  const yearDays = Number(/\/\s*(360|365|366)/.exec(convention)?.[1] ?? '365');
  const minor = minorOf(inputs, principal);
  const interest = interestOfDays(minor, percent, period.counted, yearDays);
  return {
    ...figures(inputs, minor, interest),
    totalDays: period.total,
    excluded: period.total - period.counted,
    excludedDays: period.total - period.counted,
    counted: period.counted,
    countedDays: period.counted,
    days: period.counted,
  };
}

function figures(
  inputs: InterestInputs,
  principal: Fraction,
  interest: Fraction,
): Readonly<Record<string, unknown>> {
  const [rounded, exact] = [amountText(inputs, interest), exactText(inputs, interest)];
  return {
    interest: rounded,
    interestExact: exact,
    exact,
    penalCharge: rounded,
    penalChargeExact: exact,
    contractInterest: rounded,
    contractInterestExact: exact,
    total: amountText(inputs, add(principal, fraction(BigInt(roundedMinor(interest))))),
    // A penal charge bears no interest and no goods tax, whatever its size.
    interestOnPenalCharge: amountText(inputs, zero),
    gst: amountText(inputs, zero),
  };
}

function roundedMinor(value: Fraction): bigint {
  return (2n * value.numerator + value.denominator) / (2n * value.denominator);
}

function countedDays(inputs: InterestInputs): { readonly total: number; readonly counted: number } | null {
  const days = wholeOf(inputs, 'days');
  const period = periodOf(inputs);
  if (period === null) return days === null ? null : { total: days, counted: days };
  const total = daysOf(period);
  const counted = withoutHoles(period, holesOf(inputs)).reduce((sum, part) => sum + daysOf(part), 0);
  return { total, counted };
}

/** From the first day of interest to the last, both included: the day of payment counts, the due day does not. */
function periodOf(inputs: InterestInputs): Hole | null {
  const delay = delayOf(inputs);
  if (delay === null || daysBetween(delay.dueOn, delay.paidOn) < 0) return null;
  return { fromOn: addDays(delay.dueOn, 1), toOn: delay.paidOn };
}

function holesOf(inputs: InterestInputs): readonly Hole[] {
  const said =
    inputs['moratorium'] ?? inputs['moratoria'] ?? inputs['holes'] ?? inputs['breathingSpace'] ?? [];
  return (Array.isArray(said) ? said : [said]).flatMap((hole: InterestInputs) => {
    const fromOn = dateOf(hole, 'start', 'from', 'fromOn', 'firstDay');
    const toOn: PlainDate | null = dateOf(hole, 'lastDay', 'end', 'to', 'toOn');
    return fromOn === null || toOn === null ? [] : [{ fromOn, toOn }];
  });
}
