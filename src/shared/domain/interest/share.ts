import { decimalToFraction, fraction, multiply, roundToMinor } from './fraction.ts';

/** A share in per cent of an amount, rounded half-up to the minor unit. */
export function shareOfMinor(amountMinor: number, percent: string): number {
  return roundToMinor(multiply(fraction(amountMinor), decimalToFraction(percent), fraction(1, 100)));
}
