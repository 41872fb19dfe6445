import {
  add,
  decimalToFraction,
  divide,
  fraction,
  multiply,
  one,
  roundToMinor,
} from '../interest/fraction.ts';

/** A received amount with the tax inside it, in minor units; the parts and the round-off add up to it. */
export interface GoodsTaxSplit {
  readonly taxableMinor: number;
  readonly cgstMinor: number;
  readonly sgstMinor: number;
  readonly igstMinor: number;
  /** What rounding left over, on a line of its own: the central and the state tax must be equal. */
  readonly roundOffMinor: number;
}

/**
 * Splits a late fee of a taxable supply into its value and the tax inside it (CGST Act s.15(2)(d)): the value is the amount
 * by 1 + rate, rounded; within a state half the rate each of central and state tax of that value, across states the whole.
 */
export function splitInclusiveTax(
  receivedMinor: number,
  percent: string,
  kind: 'cgst' | 'igst' = 'cgst',
): GoodsTaxSplit {
  const rate = multiply(decimalToFraction(percent), fraction(1, 100));
  const taxableMinor = roundToMinor(divide(fraction(receivedMinor), add(one, rate)));
  const taxOf = (share: number): number =>
    roundToMinor(multiply(fraction(taxableMinor), rate, fraction(1, share)));
  const halfMinor = kind === 'cgst' ? taxOf(2) : 0;
  const igstMinor = kind === 'igst' ? taxOf(1) : 0;
  const roundOffMinor = receivedMinor - taxableMinor - 2 * halfMinor - igstMinor;
  return { taxableMinor, cgstMinor: halfMinor, sgstMinor: halfMinor, igstMinor, roundOffMinor };
}
