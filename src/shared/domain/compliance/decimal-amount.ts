import { minorDigits } from '../money.ts';

/**
 * Minor units of a decimal text of a pack (`200000.00`), exact, no floats; undefined where the text is no amount or has
 * more digits than the currency.
 */
export function decimalToMinor(text: string, currency: string): number | undefined {
  const parts = /^(\d{1,15})(?:\.(\d+))?$/.exec(text);
  if (parts === null) return undefined;
  const digits = minorDigits(currency);
  const fraction = parts[2] ?? '';
  if (fraction.length > digits) return undefined;
  const minor = Number(`${parts[1]}${fraction.padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
