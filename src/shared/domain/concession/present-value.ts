import { Decimal } from 'decimal.js';
import { daysBetween, type PlainDate } from '../dates.ts';

/** Thirty digits: powers of a day's share of a year are not exact in any number of them. */
const Exact = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_HALF_UP });

/**
 * What payments are worth today: `amount ÷ (1 + rate)^(days ÷ 365)`, added up and rounded half-up once, in minor units.
 * The rate is a decimal text, percent a year.
 */
export function presentValueMinor(
  payments: readonly { readonly dueOn: PlainDate; readonly amountMinor: number }[],
  ratePercent: string,
  on: PlainDate,
): number {
  const growth = new Exact(ratePercent).dividedBy(100).plus(1);
  const worth = payments.reduce((sum, { dueOn, amountMinor }) => {
    const years = new Exact(Math.max(0, daysBetween(on, dueOn))).dividedBy(365);
    return sum.plus(new Exact(amountMinor).dividedBy(growth.pow(years)));
  }, new Exact(0));
  return worth.toDecimalPlaces(0).toNumber();
}

/** A share of an amount in basis points, rounded half-up: 62 % of ₹1,87,345.67 is ₹1,16,154.32 (INT-OTS-1). */
export function shareOfDues(amountMinor: number, basisPoints: number): number {
  return new Exact(amountMinor).times(basisPoints).dividedBy(10_000).toDecimalPlaces(0).toNumber();
}

/** The share in basis points that an amount is of another, rounded half-up. */
export function basisPointsOf(amountMinor: number, wholeMinor: number): number {
  if (wholeMinor === 0) return 0;
  return new Exact(amountMinor).times(10_000).dividedBy(wholeMinor).toDecimalPlaces(0).toNumber();
}
