import { present } from '../../lib/assert.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import type { PlanPolicy } from './policy.ts';
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

/**
 * Every limit that the instalments go beyond, in a fixed order; they stand in order of date and amounts are
 * minor units.
 */
export function planBreaches(question: {
  readonly instalments: readonly PlanInstalment[];
  readonly currency: string;
  readonly on: PlainDate;
  readonly outstandingMinor: number;
  readonly policy: PlanPolicy;
}): readonly PlanBreach[] {
  const { instalments, currency, on, outstandingMinor, policy } = question;
  const first = present(instalments[0], 'a plan has an instalment');
  const last = present(instalments.at(-1), 'a plan has an instalment');
  const totalMinor = instalments.reduce((sum, instalment) => sum + instalment.amountMinor, 0);
  // One may be small: the odd one that remains (Latitude re-solves 2 × $500 at $400 to a last one of $200).
  const leastMinor = policy.minimumInstalmentMinorByCurrency[currency] ?? 1;
  const breaches: readonly (readonly [PlanBreach, boolean])[] = [
    ['countAboveMaximum', instalments.length > policy.maximumCount],
    ['instalmentBelowMinimum', instalments.filter((one) => one.amountMinor < leastMinor).length > 1],
    [
      'firstPaymentTooSmall',
      BigInt(first.amountMinor) * 10_000n < BigInt(totalMinor) * BigInt(policy.firstPaymentShareBasisPoints),
    ],
    ['firstTooLate', daysBetween(on, first.dueOn) > policy.maximumDaysToFirst],
    ['gapTooLong', longestGapDays(instalments) > policy.maximumGapDays],
    ['lastTooLate', daysBetween(on, last.dueOn) > policy.maximumTotalDays],
    ['totalAboveOutstanding', totalMinor > outstandingMinor],
  ];
  return breaches.filter(([, isBeyond]) => isBeyond).map(([breach]) => breach);
}

function longestGapDays(instalments: readonly PlanInstalment[]): number {
  return instalments.reduce((longest, { dueOn }, at) => {
    const before = instalments[at - 1];
    return before === undefined ? longest : Math.max(longest, daysBetween(before.dueOn, dueOn));
  }, 0);
}
