import type { Digits, Language } from './language.ts';
import { toDevanagariDigits } from './language.ts';
import { type Money, minorDigits, money } from './money.ts';

/** How an amount is written. Without digits they are 0–9. */
export interface MoneyFormat {
  readonly language: Language;
  readonly digits?: Digits;
  /** Paise, cents even where they are zero, as on receipts; without it only where they are not. */
  readonly alwaysMinor?: boolean;
}

const formatsByKey = new Map<string, Intl.NumberFormat>();

/**
 * An exact amount for reading: `₹1,23,456`, `−₹450.50`, `$1,234,567.00`. Rupees are grouped in lakh and crore, other
 * currencies in thousands; never brackets. Never by `mr-IN`, which groups rupees in thousands (ux.md finding 1), so
 * the language changes the digits only where `digits` asks for it.
 */
export function formatMoney(amount: Money, { digits = 'latin', alwaysMinor = false }: MoneyFormat): string {
  const decimals = minorDigits(amount.currency);
  const unit = 10 ** decimals;
  const shown = alwaysMinor || amount.amountMinor % unit !== 0 ? decimals : 0;
  const text = currencyFormat(amount.currency, digits, shown).format(
    toDecimal(Math.abs(amount.amountMinor), decimals),
  );
  return amount.amountMinor < 0 ? `\u2212${text}` : text;
}

interface Scale {
  readonly exponent: number;
  /** Power of ten that the next smaller scale rounds to; what reaches this scale there belongs here. */
  readonly stepBelow: number;
  readonly nameByLanguage: Readonly<Record<Language, string>>;
}

const INDIAN_SCALES: readonly Scale[] = [
  { exponent: 7, stepBelow: 4, nameByLanguage: { en: 'Cr', hi: 'करोड़', mr: 'कोटी' } },
  { exponent: 5, stepBelow: 0, nameByLanguage: { en: 'L', hi: 'लाख', mr: 'लाख' } },
];

const WESTERN_SCALES: readonly Scale[] = [
  { exponent: 9, stepBelow: 5, nameByLanguage: { en: 'B', hi: 'अरब', mr: 'अब्ज' } },
  { exponent: 6, stepBelow: 0, nameByLanguage: { en: 'M', hi: 'मिलियन', mr: 'दशलक्ष' } },
];

/**
 * A short amount for tiles, where the exact one is at hand: `₹1.2 L`, `₹3.4 कोटी`, `$1.2 M`. One decimal, halves away
 * from zero; what is under a lakh (under a million abroad) is shown in whole units.
 */
export function formatMoneyShort(amount: Money, { language, digits = 'latin' }: MoneyFormat): string {
  const unit = 10 ** minorDigits(amount.currency);
  const magnitude = Math.abs(amount.amountMinor);
  const whole = divideHalfUp(magnitude, unit);
  const sign = amount.amountMinor < 0 && whole > 0 ? '\u2212' : '';
  const scales = amount.currency === 'INR' ? INDIAN_SCALES : WESTERN_SCALES;
  for (const { exponent, stepBelow, nameByLanguage } of scales) {
    if (divideHalfUp(magnitude, unit * 10 ** stepBelow) < 10 ** (exponent - stepBelow)) continue;
    const tenths = divideHalfUp(magnitude, unit * 10 ** (exponent - 1));
    const wholes = money(Math.floor(tenths / 10) * unit, amount.currency);
    const fraction = tenths % 10 === 0 ? '' : `.${tenths % 10}`;
    const number =
      formatMoney(wholes, { language, digits }) +
      (digits === 'deva' ? toDevanagariDigits(fraction) : fraction);
    return `${sign}${number} ${nameByLanguage[language]}`;
  }
  return sign + formatMoney(money(whole * unit, amount.currency), { language, digits });
}

function divideHalfUp(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
}

/** A decimal text, because `Intl` formats texts exactly and a quotient of two numbers is a float. */
function toDecimal(magnitudeMinor: number, decimals: number): Intl.StringNumericLiteral {
  const text = String(magnitudeMinor).padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return `${text.slice(0, point)}.${text.slice(point)}0` as Intl.StringNumericLiteral;
}

function currencyFormat(currency: string, digits: Digits, decimals: number): Intl.NumberFormat {
  const key = `${currency} ${digits} ${decimals}`;
  const known = formatsByKey.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(localeOf(currency, digits), {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formatsByKey.set(key, format);
  return format;
}

function localeOf(currency: string, digits: Digits): string {
  if (currency === 'INR') return digits === 'deva' ? 'hi-IN-u-nu-deva' : 'en-IN-u-nu-latn';
  return digits === 'deva' ? 'en-US-u-nu-deva' : 'en-US-u-nu-latn';
}
