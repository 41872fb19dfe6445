import { addDays, addMonthsClamped, daysBetween, endOfMonth, type PlainDate } from '../dates.ts';
import {
  add,
  compare,
  type Fraction,
  fraction,
  lesser,
  roundHalfUp,
  subtract,
  whole,
  zero,
} from './fraction.ts';
import { simpleInterest, splitAt } from './simple.ts';

/** When interest joins what bears interest. */
export type Rests =
  /** Every so many months from the first day, clamped to short months; a full rest is that part of a year. */
  | { readonly kind: 'anniversary'; readonly months: number }
  /** At the end of every calendar month, counted by days at the rate of each day. */
  | { readonly kind: 'calendarMonth' }
  | { readonly kind: 'daily' };

/** A yearly rate that holds on a day. */
export interface RateInForce {
  readonly percent: string;
  readonly source: string;
}

/** Money that came in on a day; the day itself still bears interest on what was owed before it. */
export interface RestPayment {
  readonly on: PlainDate;
  readonly amountMinor: number;
  /** The part that was appropriated to interest; left out: interest first. */
  readonly toInterestMinor?: number;
}

/** What compound interest is computed from. */
export interface RestsQuestion {
  /** What bears interest at the start, and the interest in it that no payment has met; minor units. */
  readonly opening: Fraction;
  readonly openingInterest: Fraction;
  /** First and last day of interest, both included. */
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly rests: Rests;
  readonly rateOn: (on: PlainDate) => RateInForce;
  /** Days on which the rate changes; only rests by calendar month follow them inside a rest. */
  readonly rateChanges: readonly PlainDate[];
  readonly payments: readonly RestPayment[];
  /** `eachRest`: paise at every rest, as some books do; else exact to the end. */
  readonly rounding: 'once' | 'eachRest';
}

/** One stretch of a rest. */
export interface RestStep {
  readonly kind: 'interest';
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly days: number;
  readonly percent: string;
  readonly source: string;
  /** True where it is a whole rest, which counts as its part of a year. */
  readonly isFull: boolean;
  readonly opening: Fraction;
  readonly interest: Fraction;
}

/** A payment as it fell. */
export interface PaymentStep {
  readonly kind: 'payment';
  readonly on: PlainDate;
  readonly amountMinor: number;
  readonly toInterest: Fraction;
  readonly toPrincipal: Fraction;
  /** What is owed after it, interest included. */
  readonly balance: Fraction;
}

/** The whole computation. Fractions are of minor units. */
export interface RestsAnswer {
  readonly interest: Fraction;
  readonly balance: Fraction;
  readonly steps: readonly (RestStep | PaymentStep)[];
}

/** What is owed while it grows: `base` bears interest, `accrued` joins it at the next rest. */
interface Standing {
  base: Fraction;
  accrued: Fraction;
  /** Interest, also what has joined the base, that no payment has met. */
  unpaidInterest: Fraction;
  interest: Fraction;
}

/**
 * Compound interest with rests (MSMED Act s.16; contracts). A full rest bears its part of the year's rate in force on its
 * first day, a broken one days by 365. A payment counts from the day after it; within a rest it meets what has accrued,
 * then what bears interest.
 */
export function interestWithRests(question: RestsQuestion): RestsAnswer {
  const standing: Standing = {
    base: question.opening,
    accrued: zero,
    unpaidInterest: question.openingInterest,
    interest: zero,
  };
  const steps: (RestStep | PaymentStep)[] = [];
  const payments = question.payments.toSorted((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  );
  const pay = (upTo: PlainDate): void => {
    for (let next = payments[0]; next !== undefined && next.on <= upTo; next = payments[0]) {
      payments.shift();
      steps.push(takePayment(standing, next));
    }
  };
  pay(addDays(question.fromOn, -1));
  for (let at = 0, start = question.fromOn; start <= question.toOn; at += 1) {
    const end = endOfRest(question, start, at);
    accrueRest(question, standing, steps, { start, end, paymentDays: payments.map(({ on }) => on) }, pay);
    start = addDays(end, 1);
  }
  return { interest: standing.interest, balance: add(standing.base, standing.accrued), steps };
}

function endOfRest({ rests, fromOn }: RestsQuestion, start: PlainDate, at: number): PlainDate {
  switch (rests.kind) {
    case 'anniversary':
      return addDays(addMonthsClamped(fromOn, (at + 1) * rests.months), -1);
    case 'calendarMonth':
      return endOfMonth(start);
    case 'daily':
      return start;
  }
}

interface Rest {
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly paymentDays: readonly PlainDate[];
}

function accrueRest(
  question: RestsQuestion,
  standing: Standing,
  steps: (RestStep | PaymentStep)[],
  { start, end, paymentDays }: Rest,
  pay: (upTo: PlainDate) => void,
): void {
  const last = end < question.toOn ? end : question.toOn;
  const isWhole = last === end;
  const isByDays = question.rests.kind !== 'anniversary';
  const cuts = [
    ...paymentDays.filter((on) => on < last).map((on) => addDays(on, 1)),
    ...(isByDays ? question.rateChanges : []),
  ];
  const stretches = splitAt({ fromOn: start, toOn: last }, cuts);
  const isFull = !isByDays && isWhole && stretches.length === 1;
  for (const { fromOn, toOn } of stretches) {
    const rate = question.rateOn(isByDays ? fromOn : start);
    const days = daysBetween(fromOn, toOn) + 1;
    const years = isFull ? fraction(monthsOf(question), 12) : fraction(days, 365);
    const exact = simpleInterest(standing.base, rate.percent, years);
    // A book that rounds at rests rounds once a rest, or where a payment breaks it.
    const isCut = toOn === last || paymentDays.includes(toOn);
    steps.push({
      kind: 'interest',
      fromOn,
      toOn,
      days,
      ...rate,
      isFull,
      opening: standing.base,
      interest: exact,
    });
    accrue(standing, exact);
    if (question.rounding === 'eachRest' && isCut) roundAccrued(standing);
    if (toOn !== last) pay(toOn);
  }
  if (isWhole) {
    standing.base = add(standing.base, standing.accrued);
    standing.accrued = zero;
  }
  pay(last);
}

function monthsOf({ rests }: RestsQuestion): number {
  return rests.kind === 'anniversary' ? rests.months : 1;
}

function accrue(standing: Standing, interest: Fraction): void {
  standing.accrued = add(standing.accrued, interest);
  standing.interest = add(standing.interest, interest);
  standing.unpaidInterest = add(standing.unpaidInterest, interest);
}

function roundAccrued(standing: Standing): void {
  const rounded = fraction(roundHalfUp(standing.accrued));
  accrue(standing, subtract(rounded, standing.accrued));
  // All whole now; written so, the next rest starts from small numbers.
  standing.accrued = rounded;
  standing.interest = whole(standing.interest);
  standing.unpaidInterest = whole(standing.unpaidInterest);
}

function takePayment(standing: Standing, payment: RestPayment): PaymentStep {
  const amount = fraction(payment.amountMinor);
  const wished = payment.toInterestMinor === undefined ? amount : fraction(payment.toInterestMinor);
  const toInterest = lesser(lesser(wished, amount), standing.unpaidInterest);
  const fromAccrued = lesser(toInterest, standing.accrued);
  const owed = add(standing.base, standing.accrued);
  const taken = lesser(amount, owed);
  standing.accrued = subtract(standing.accrued, fromAccrued);
  standing.unpaidInterest = subtract(standing.unpaidInterest, toInterest);
  const fromBase = subtract(taken, fromAccrued);
  if (compare(fromBase, standing.base) > 0) {
    // More than bears interest: the rest meets what has accrued, whatever it was directed to.
    const over = subtract(fromBase, standing.base);
    standing.accrued = subtract(standing.accrued, over);
    standing.base = zero;
  } else {
    standing.base = subtract(standing.base, fromBase);
  }
  const balance = add(standing.base, standing.accrued);
  return {
    kind: 'payment',
    on: payment.on,
    amountMinor: payment.amountMinor,
    toInterest,
    toPrincipal: subtract(amount, toInterest),
    balance,
  };
}
