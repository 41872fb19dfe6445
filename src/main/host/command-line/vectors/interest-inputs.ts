import { addDays, isPlainDate, type PlainDate } from '../../../../shared/domain/dates.ts';
import {
  decimalToFraction,
  type Fraction,
  fraction,
  fractionToDecimal,
  multiply,
  roundToMinor,
} from '../../../../shared/domain/interest/fraction.ts';
import type { RateTable } from '../../../../shared/domain/interest/rates.ts';
import { minorDigits } from '../../../../shared/domain/money.ts';

/** The inputs of a vector as the file has them. */
export type InterestInputs = Readonly<Record<string, unknown>>;

/** The first of the named inputs that is a decimal text or a number, as text; null where none is. */
export function decimalOf(inputs: InterestInputs, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'number') return String(value);
    if (typeof value !== 'string') continue;
    // A rate may carry words behind it: `5.50 (held constant for the example)`.
    const found = /^(-?\d+(?:\.\d+)?)(?:\s|%|$)/.exec(value);
    if (found?.[1] !== undefined) return found[1];
  }
  return null;
}

/** The words of the named inputs, one behind the other; what is no text says nothing. */
export function wordsOf(inputs: InterestInputs, ...names: readonly string[]): string {
  return names.flatMap((name) => (typeof inputs[name] === 'string' ? [inputs[name]] : [])).join(' ');
}

/** The first of the named inputs that is a date; null where none is. */
export function dateOf(inputs: InterestInputs, ...names: readonly string[]): PlainDate | null {
  for (const name of names) {
    const value = inputs[name];
    if (typeof value === 'string' && isPlainDate(value)) return value;
  }
  return null;
}

/** The first of the named inputs that is a whole number; null where none is. */
export function wholeOf(inputs: InterestInputs, ...names: readonly string[]): number | null {
  const text = decimalOf(inputs, ...names);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

/** An amount text as exact minor units of the vector's currency. */
export function minorOf(inputs: InterestInputs, text: string): Fraction {
  return multiply(decimalToFraction(text), fraction(10n ** BigInt(digitsOf(inputs))));
}

/** Minor units, rounded half-up once, as the file writes an amount. */
export function amountText(inputs: InterestInputs, minor: Fraction): string {
  return minorText(inputs, roundToMinor(minor));
}

/** Whole minor units as the file writes an amount. */
export function minorText(inputs: InterestInputs, minor: number): string {
  const digits = digitsOf(inputs);
  return fractionToDecimal(fraction(minor, 10n ** BigInt(digits)), digits);
}

/** Minor units unrounded, as the file writes an exact amount: twelve digits. */
export function exactText(inputs: InterestInputs, minor: Fraction): string {
  return fractionToDecimal(multiply(minor, fraction(1, 10n ** BigInt(digitsOf(inputs)))), 12);
}

function digitsOf({ currency }: InterestInputs): number {
  return typeof currency === 'string' ? minorDigits(currency) : 2;
}

/** The last day to pay and the day of payment, however a vector names them. */
export function delayOf(
  inputs: InterestInputs,
): { readonly dueOn: PlainDate; readonly paidOn: PlainDate } | null {
  const paidOn = dateOf(inputs, 'paid', 'paidOn', 'asOf', 'to', 'payment', 'claim', 'judgment');
  const startOn = dateOf(inputs, 'interestFrom', 'accrueFrom', 'appointedDay', 'from');
  const dueOn =
    dateOf(inputs, 'due', 'dueOn', 'dueDate', 'lastPayDay') ??
    (startOn === null ? null : addDays(startOn, -1));
  return paidOn === null || dueOn === null ? null : { dueOn, paidOn };
}

const monthsByName = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A rate table out of inputs such as `bankRate30Jun2025`; null where there is none. */
export function namedRates(inputs: InterestInputs, prefix: RegExp): RateTable | null {
  const rates = Object.keys(inputs).flatMap((name) => {
    const found = /(\d{1,2})([A-Z][a-z]{2})[a-z]*(\d{4})$/.exec(name);
    const percent = decimalOf(inputs, name);
    if (found === null || percent === null || !prefix.test(name)) return [];
    const month = String(monthsByName.indexOf(found[2] ?? '') + 1).padStart(2, '0');
    const on = `${found[3]}-${month}-${(found[1] ?? '').padStart(2, '0')}`;
    return isPlainDate(on) ? [{ fromOn: on, percent, standing: 'found' as const }] : [];
  });
  return rates.length === 0 ? null : tableOf(rates);
}

/** A rate table out of `[["2023-02-08", "6.75"], …]`, `[{from, pct}, …]` or one rate held for ever; null where there is none. */
export function givenRates(inputs: InterestInputs, ...names: readonly string[]): RateTable | null {
  for (const name of names) {
    const value = inputs[name];
    if (Array.isArray(value)) return tableOf(value.flatMap(rateOfRow));
    const constant = decimalOf(inputs, name);
    if (constant !== null) return heldRate(constant);
  }
  return null;
}

/** One rate for all time. */
export function heldRate(percent: string): RateTable {
  return tableOf([{ fromOn: '0001-01-01' as PlainDate, percent, standing: 'found' }]);
}

function rateOfRow(row: unknown): RateTable['rates'] {
  const [on, percent] = Array.isArray(row)
    ? [row[0], row[1]]
    : [
        dateOf(row as InterestInputs, 'from', 'fromOn', 'on', 'date'),
        decimalOf(row as InterestInputs, 'pct', 'percent', 'rate'),
      ];
  const text = decimalOf({ percent }, 'percent');
  return typeof on === 'string' && isPlainDate(on) && text !== null
    ? [{ fromOn: on, percent: text, standing: 'found' }]
    : [];
}

function tableOf(rates: RateTable['rates']): RateTable {
  const day = '9999-12-31' as PlainDate;
  return {
    schemaVersion: 1,
    id: 'of-the-vector',
    title: 'Rates that the vector gives',
    version: day,
    reviewBy: day,
    confirmedTo: day,
    source: 'the vector',
    url: null,
    rates,
  };
}
