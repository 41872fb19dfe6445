import type { PlainDate } from '../dates.ts';
import type { Fraction } from '../interest/fraction.ts';
import { fraction, fractionToDecimal, multiply } from '../interest/fraction.ts';
import type { RestStep } from '../interest/rests.ts';
import { minorDigits } from '../money.ts';
import type { AccountCharge } from './account-charges.ts';

/** As long as the words of an event may be, with room for the mark of what was left out. */
const longest = 1_900;

/**
 * The formula of a charge with its figures, as it is frozen beside the amount: every stretch with its days and rate, what
 * it came to by the day, and what of it had been frozen before. Plain figures, so that it reads the same in every language.
 */
export function chargeBasis(
  charge: AccountCharge,
  {
    currency,
    frozenMinor,
    on,
  }: { readonly currency: string; readonly frozenMinor: number; readonly on: PlainDate },
): string {
  const amount = (minor: Fraction, digits = minorDigits(currency)): string =>
    fractionToDecimal(multiply(minor, fraction(1, 10n ** BigInt(minorDigits(currency)))), digits);
  const whole = (minor: number): string => amount(fraction(minor));
  const result = `${currency} ${whole(charge.amountMinor)} to ${on}, less ${whole(frozenMinor)} before`;
  const steps = charge.steps.map((step) => stepWords(step, amount)).join('; ');
  const words = steps === '' ? result : `${steps} = ${result}`;
  return words.length <= longest ? words : `… ${words.slice(words.length - longest)}`;
}

function stepWords(step: RestStep, amount: (minor: Fraction, digits?: number) => string): string {
  const { fromOn, toOn, days, percent, isFull, opening, interest, source } = step;
  const time = isFull ? 'a whole rest' : `${days} days`;
  return `${fromOn}–${toOn}: ${amount(opening)} × ${percent}% × ${time} = ${amount(interest, 4)} (${source})`;
}
