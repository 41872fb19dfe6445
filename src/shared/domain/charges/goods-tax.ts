import type { PlainDate } from '../dates.ts';
import {
  add,
  compare,
  decimalToFraction,
  divide,
  type Fraction,
  fraction,
  fractionToDecimal,
  multiply,
  one,
  roundToMinor,
  zero,
} from '../interest/fraction.ts';
import type { ChargeStatutes } from './statutes.ts';
import type { LateFeeTerms } from './terms.ts';

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

/** The tax inside a late fee as screens and papers show it: value, each tax by its rate, and what rounding left over. */
export interface GoodsTaxInFee {
  readonly citation: string;
  /** The whole rate, in per cent. */
  readonly percent: string;
  readonly taxableMinor: number;
  readonly parts: readonly {
    readonly tax: 'cgst' | 'sgst' | 'igst';
    readonly percent: string;
    readonly amountMinor: number;
  }[];
  readonly roundOffMinor: number;
}

/**
 * What of a late fee is goods and services tax, by the rate its terms name; null where they name none (a lender, a supplier
 * without registration), where it is nought, and in a currency the tax is not levied in.
 */
export function goodsTaxInFee(
  feeMinor: number,
  currency: string,
  { gstPercent, gstSupply = 'withinState' }: Pick<LateFeeTerms, 'gstPercent' | 'gstSupply'>,
  { citation, currency: taxed }: ChargeStatutes['goodsTax'],
): GoodsTaxInFee | null {
  if (gstPercent === null || currency !== taxed) return null;
  const rate = decimalToFraction(gstPercent);
  if (compare(rate, zero) === 0) return null;
  const isWithin = gstSupply === 'withinState';
  const split = splitInclusiveTax(feeMinor, gstPercent, isWithin ? 'cgst' : 'igst');
  const percent = percentText(rate);
  const half = percentText(multiply(rate, fraction(1, 2)));
  return {
    citation,
    percent,
    taxableMinor: split.taxableMinor,
    parts: isWithin
      ? [
          { tax: 'cgst', percent: half, amountMinor: split.cgstMinor },
          { tax: 'sgst', percent: half, amountMinor: split.sgstMinor },
        ]
      : [{ tax: 'igst', percent, amountMinor: split.igstMinor }],
    roundOffMinor: split.roundOffMinor,
  };
}

/** The rates of the tax that the dated data knows of on a day, in per cent; none before the tax began. */
export function goodsTaxRatesOn({ rates }: ChargeStatutes['goodsTax'], on: PlainDate): readonly string[] {
  return rates.filter(({ fromOn }) => fromOn <= on).at(-1)?.percents ?? [];
}

function percentText(rate: Fraction): string {
  return fractionToDecimal(rate, 4).replace(/\.?0+$/, '');
}
