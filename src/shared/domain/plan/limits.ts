import { present } from '../../lib/assert.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import type { PlanLimits } from './policy.ts';
import type { PlanInstalment } from './record.ts';

/** A limit of the house that a plan goes beyond. It then waits for approval; it is not blocked (row N2). */
export type PlanBreach =
  | 'countAboveMaximum'
  | 'instalmentBelowMinimum'
  | 'firstPaymentTooSmall'
  | 'firstTooLate'
  | 'gapTooLong'
  | 'lastTooLate'
  | 'totalAboveOutstanding';

/** What is asked about limits; instalments stand in order of date, and amounts are minor units. */
export interface LimitsQuestion {
  readonly instalments: readonly PlanInstalment[];
  readonly currency: string;
  readonly on: PlainDate;
  readonly outstandingMinor: number;
  readonly limits: PlanLimits;
}

/** Every limit that the instalments go beyond, in a fixed order. A down payment counts as the first payment. */
export function planBreaches(question: LimitsQuestion): readonly PlanBreach[] {
  const { instalments, currency, on, limits } = question;
  const first = present(instalments[0], 'a plan has an instalment');
  const last = present(instalments.at(-1), 'a plan has an instalment');
  // One may be small: the odd one that remains (Latitude re-solves 2 × $500 at $400 to a last one of $200).
  const leastMinor = limits.minimumInstalmentMinorByCurrency[currency] ?? 1;
  const breaches: readonly (readonly [PlanBreach, boolean])[] = [
    ['countAboveMaximum', instalments.length > limits.maximumCount],
    ['instalmentBelowMinimum', instalments.filter((one) => one.amountMinor < leastMinor).length > 1],
    ['firstPaymentTooSmall', isFirstTooSmall(question, first.amountMinor)],
    ['firstTooLate', daysBetween(on, first.dueOn) > limits.maximumDaysToFirst],
    ['gapTooLong', longestGapDays(instalments) > limits.maximumGapDays],
    ['lastTooLate', daysBetween(on, last.dueOn) > limits.maximumTotalDays],
    ['totalAboveOutstanding', limits.overPayment === 'approve' && overPaymentMinor(question) > 0],
  ];
  return breaches.filter(([, isBeyond]) => isBeyond).map(([breach]) => breach);
}

/** By how much the plan comes to more than is owed: a warning beside it (Latitude's over-payment); 0 for none. */
export function overPaymentMinor({
  instalments,
  outstandingMinor,
}: Pick<LimitsQuestion, 'instalments' | 'outstandingMinor'>): number {
  const totalMinor = instalments.reduce((sum, instalment) => sum + instalment.amountMinor, 0);
  return Math.max(0, totalMinor - outstandingMinor);
}

// The first payment is at least the greater of a fixed amount and a share of the balance; a plan of one
// payment that pays less than the fixed amount pays all there is.
function isFirstTooSmall(question: LimitsQuestion, firstMinor: number): boolean {
  const { currency, outstandingMinor, limits, instalments } = question;
  const fixedMinor = limits.minimumFirstMinorByCurrency[currency] ?? 1;
  const isBelowFixed = firstMinor < fixedMinor && instalments.length > 1;
  const share = BigInt(limits.firstPaymentShareBasisPoints);
  return isBelowFixed || BigInt(firstMinor) * 10_000n < BigInt(outstandingMinor) * share;
}

function longestGapDays(instalments: readonly PlanInstalment[]): number {
  return instalments.reduce((longest, { dueOn }, at) => {
    const before = instalments[at - 1];
    return before === undefined ? longest : Math.max(longest, daysBetween(before.dueOn, dueOn));
  }, 0);
}
