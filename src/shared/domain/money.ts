import { assert } from '../lib/assert.ts';

/** An amount in the smallest unit of its currency (paise, cents), always a safe integer. */
export interface Money {
  readonly amountMinor: number;
  /** ISO 4217 code in capitals. */
  readonly currency: string;
}

const CURRENCIES_BY_MINOR_DIGITS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR
    ZMW ZWG`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const minorDigitsByCurrency: ReadonlyMap<string, number> = new Map(
  Object.entries(CURRENCIES_BY_MINOR_DIGITS).flatMap(([digits, codes]) =>
    codes.split(/\s+/).map((code): [string, number] => [code, Number(digits)]),
  ),
);

/** Whether a text is a currency of the ISO 4217 list, in capitals: what every door asks before it takes a code. */
export function isCurrency(code: string): boolean {
  return minorDigitsByCurrency.has(code);
}

/**
 * How many decimal digits the minor unit of a currency has (ISO 4217): INR 2, JPY 0, KWD 3. A code the list does not
 * have gets 2, as ECMA-402 says, so that an old ledger with a currency since withdrawn still opens.
 */
export function minorDigits(currency: string): number {
  return minorDigitsByCurrency.get(currency) ?? 2;
}

/** An amount in minor units with its currency. An amount that is not a safe integer, or no three-letter code, is a bug. */
export function money(amountMinor: number, currency: string): Money {
  assert(Number.isSafeInteger(amountMinor), 'money is a safe integer of minor units');
  assert(/^[A-Z]{3}$/.test(currency), 'a currency is three capitals');
  return { amountMinor: amountMinor === 0 ? 0 : amountMinor, currency };
}

/** Nothing, in a currency. */
export function noMoney(currency: string): Money {
  return money(0, currency);
}

/** The sum of two amounts of one currency; two currencies in one sum are a bug. */
export function addMoney(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return money(left.amountMinor + right.amountMinor, left.currency);
}

/** `left` less `right`, of one currency; may be negative. */
export function subtractMoney(left: Money, right: Money): Money {
  assertSameCurrency(left, right);
  return money(left.amountMinor - right.amountMinor, left.currency);
}

/** The amount with the other sign. */
export function negateMoney(amount: Money): Money {
  return money(-amount.amountMinor, amount.currency);
}

/** The sum of any number of amounts of the currency named; none add up to nothing. */
export function sumMoney(amounts: Iterable<Money>, currency: string): Money {
  let sum = noMoney(currency);
  for (const amount of amounts) sum = addMoney(sum, amount);
  return sum;
}

/** Negative, zero or positive as `left` is less than, equal to or more than `right`, of one currency. */
export function compareMoney(left: Money, right: Money): number {
  assertSameCurrency(left, right);
  return left.amountMinor - right.amountMinor;
}

/** The lesser of two amounts of one currency. */
export function lesserMoney(left: Money, right: Money): Money {
  return compareMoney(left, right) <= 0 ? left : right;
}

/** `allocateMinorRateably` with the currency kept: the parts add up to the total exactly. */
export function allocateRateably(total: Money, weights: readonly number[]): readonly Money[] {
  return allocateMinorRateably(total.amountMinor, weights).map((part) => money(part, total.currency));
}

/**
 * Splits minor units in proportion to whole-number weights by the largest remainder (Hamilton's method): parts
 * differ from the exact share by less than one unit and add up to the total. Equal remainders go to the earlier part.
 */
export function allocateMinorRateably(totalMinor: number, weights: readonly number[]): readonly number[] {
  assert(Number.isSafeInteger(totalMinor), 'money is a safe integer of minor units');
  assert(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are whole numbers from 0',
  );
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(weightSum > 0n, 'at least one weight is above 0');
  const sign = totalMinor < 0 ? -1 : 1;
  const magnitude = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight, at) => {
    const product = magnitude * BigInt(weight);
    return { at, whole: product / weightSum, remainder: product % weightSum };
  });
  const left = Number(magnitude - shares.reduce((sum, share) => sum + share.whole, 0n));
  const parts = shares.map((share) => Number(share.whole));
  const byRemainder = shares.toSorted((one, other) =>
    one.remainder === other.remainder ? one.at - other.at : one.remainder > other.remainder ? -1 : 1,
  );
  for (const { at } of byRemainder.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts.map((part) => (part === 0 ? 0 : part * sign));
}

function assertSameCurrency(left: Money, right: Money): void {
  assert(left.currency === right.currency, 'one sum never holds two currencies');
}
