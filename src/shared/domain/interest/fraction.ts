import { assert } from '../../lib/assert.ts';

/** An exact rational number; the denominator is above 0. Interest is computed in these and rounded once, on posting. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Beyond this many bits a fraction is reduced, so that long chains stay quick. */
const widest = 1n << 2048n;

/** A fraction of two whole numbers; a denominator of 0 is a bug. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const below = BigInt(denominator);
  assert(below !== 0n, 'nothing is divided by zero');
  const above = BigInt(numerator);
  return made(below < 0n ? -above : above, below < 0n ? -below : below);
}

/** Nothing. */
export const zero: Fraction = { numerator: 0n, denominator: 1n };
/** One whole. */
export const one: Fraction = { numerator: 1n, denominator: 1n };

/** The exact value of a decimal text, `-12.50`; any other text is a bug. */
export function decimalToFraction(text: string): Fraction {
  assert(/^-?\d+(?:\.\d+)?$/.test(text), 'a decimal is digits with one point at most');
  const [whole = '', decimals = ''] = text.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** The sum of two fractions. */
export function add(left: Fraction, right: Fraction): Fraction {
  if (left.denominator === right.denominator) {
    return { numerator: left.numerator + right.numerator, denominator: left.denominator };
  }
  // Sums over rests meet powers of one denominator: the larger one serves both, and nothing grows.
  const [fine, coarse] = left.denominator > right.denominator ? [left, right] : [right, left];
  if (fine.denominator % coarse.denominator === 0n) {
    const scale = fine.denominator / coarse.denominator;
    return {
      numerator: fine.numerator + coarse.numerator * scale,
      denominator: fine.denominator,
    };
  }
  return made(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

/** `left` less `right`. */
export function subtract(left: Fraction, right: Fraction): Fraction {
  return add(left, { numerator: -right.numerator, denominator: right.denominator });
}

/** The product of fractions. */
export function multiply(...factors: readonly Fraction[]): Fraction {
  let above = 1n;
  let below = 1n;
  for (const { numerator, denominator } of factors) {
    above *= numerator;
    below *= denominator;
  }
  return made(above, below);
}

/** `left` by `right`; dividing by nothing is a bug. */
export function divide(left: Fraction, right: Fraction): Fraction {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** A fraction to a whole power from 0. */
export function power(base: Fraction, exponent: number): Fraction {
  assert(Number.isSafeInteger(exponent) && exponent >= 0, 'a power is a whole number from 0');
  return {
    numerator: base.numerator ** BigInt(exponent),
    denominator: base.denominator ** BigInt(exponent),
  };
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`. */
export function compare(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A fraction that is a whole number, written as one; any other as it is. */
export function whole(value: Fraction): Fraction {
  const { numerator, denominator } = value;
  if (denominator === 1n || numerator % denominator !== 0n) return value;
  return { numerator: numerator / denominator, denominator: 1n };
}

/** The lesser of two. */
export function lesser(left: Fraction, right: Fraction): Fraction {
  return compare(left, right) <= 0 ? left : right;
}

/** The nearest whole number, halves away from zero. */
export function roundHalfUp({ numerator, denominator }: Fraction): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** Minor units of a fraction of minor units, rounded half-up; beyond what a safe integer holds is a bug. */
export function roundToMinor(value: Fraction): number {
  const rounded = Number(roundHalfUp(value));
  assert(Number.isSafeInteger(rounded), 'money is a safe integer of minor units');
  return rounded === 0 ? 0 : rounded;
}

/** A fraction as a decimal text with that many digits after the point, rounded half-up. */
export function fractionToDecimal(value: Fraction, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const scaled = roundHalfUp({ numerator: value.numerator * scale, denominator: value.denominator });
  const sign = scaled < 0n ? '-' : '';
  const text = (scaled < 0n ? -scaled : scaled).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function made(numerator: bigint, denominator: bigint): Fraction {
  if (denominator < widest) return { numerator, denominator };
  const common = commonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return common === 1n
    ? { numerator, denominator }
    : { numerator: numerator / common, denominator: denominator / common };
}

function commonDivisor(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
