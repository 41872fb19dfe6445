import type { Compounding } from '../charges/terms.ts';
import {
  add,
  decimalToFraction,
  type Fraction,
  fraction,
  multiply,
  one,
  power,
  roundHalfUp,
  subtract,
} from './fraction.ts';

/** How many periods a year has; daily compounding has 365 in leap years too. */
export function periodsPerYear(compounding: Compounding): number {
  const perYear = { none: 1, daily: 365, monthly: 12, quarterly: 4, halfYearly: 2, yearly: 1 } as const;
  return perYear[compounding];
}

/**
 * `P × ((1 + r/m)^n − 1)` over whole periods, exact. Rounding at every period is how some books keep it: it drifts from the
 * exact sum by a unit or more.
 */
export function compoundInterest(
  principal: Fraction,
  percent: string,
  {
    periods,
    perYear,
    rounding,
  }: { readonly periods: number; readonly perYear: number; readonly rounding: 'once' | 'eachPeriod' },
): Fraction {
  const rate = multiply(decimalToFraction(percent), fraction(1, 100 * perYear));
  if (rounding === 'once') return multiply(principal, subtract(power(add(one, rate), periods), one));
  let balance = principal;
  for (let at = 0; at < periods; at += 1) {
    balance = add(balance, fraction(roundHalfUp(multiply(balance, rate))));
  }
  return subtract(balance, principal);
}
