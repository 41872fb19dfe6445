import type { PlainDate } from '../dates.ts';
import type { Fraction } from '../interest/fraction.ts';
import { fraction, fractionToDecimal, multiply } from '../interest/fraction.ts';
import type { RestStep } from '../interest/rests.ts';
import { minorDigits } from '../money.ts';
import type { AccountCharge } from './account-charges.ts';
import type { GoodsTaxInFee } from './goods-tax.ts';

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
  const { acceptance } = charge;
  const since =
    acceptance === null
      ? ''
      : `${acceptance.isTold ? 'accepted' : 'issued'} ${acceptance.acceptedOn}, to pay by ${acceptance.lastPayOn}: `;
  const formula = since + (steps === '' ? result : `${steps} = ${result}`);
  const words = charge.tax === null ? formula : `${formula}; ${taxWords(charge.tax, whole)}`;
  return words.length <= longest ? words : `… ${words.slice(words.length - longest)}`;
}

function taxWords(
  { taxableMinor, parts, roundOffMinor }: GoodsTaxInFee,
  whole: (minor: number) => string,
): string {
  const taxes = parts.map(
    ({ tax, percent, amountMinor }) => `${tax.toUpperCase()} ${percent}% ${whole(amountMinor)}`,
  );
  const left = roundOffMinor === 0 ? [] : [`round-off ${whole(roundOffMinor)}`];
  return `in it: taxable value ${whole(taxableMinor)}, ${[...taxes, ...left].join(', ')}`;
}

function stepWords(step: RestStep, amount: (minor: Fraction, digits?: number) => string): string {
  const { fromOn, toOn, days, percent, isFull, opening, interest, source } = step;
  const time = isFull ? 'a whole rest' : `${days} days`;
  return `${fromOn}–${toOn}: ${amount(opening)} × ${percent}% × ${time} = ${amount(interest, 4)} (${source})`;
}
