import { ok, type Result, refused } from '../lib/result.ts';
import { withoutCurrencySign } from './currency-sign.ts';
import { foldDevanagariDigits } from './language.ts';
import { type Money, minorDigits, money } from './money.ts';

/** Why an amount cannot be read; every code has its own sentence in the language layer. Nothing unreadable is 0. */
export interface AmountRefusal {
  readonly code:
    | 'empty'
    | 'notANumber'
    /** Readable in two ways: `1,5`, `1,23,4`, `1.500`, brackets together with `Cr`. */
    | 'ambiguous'
    /** Only of typed amounts: the sheet asks what was paid or promised, never less than nothing. */
    | 'negative'
    /** More decimals than the currency has, other than zeros. */
    | 'tooManyDecimals'
    /** Beyond what is counted exactly, about ₹9,00,71,99,25,47,409. */
    | 'tooLarge'
    | 'otherCurrency'
    /** `1.23E+05`: a spreadsheet has cut digits off, so the file must be saved again. */
    | 'scientificNotation';
}

/** Which mark a file puts before the decimals; the other one then groups (MT940 and much of Europe use the comma). */
export type DecimalMark = '.' | ',';

const MULTIPLIERS: readonly { readonly word: RegExp; readonly exponent: number }[] = [
  { word: /(?:k|thousand|ha[zj]aa?r|हज़ार|हजार)$/, exponent: 3 },
  { word: /(?:l|lakhs?|lacs?|लाख)$/, exponent: 5 },
  { word: /(?:crs?|crores?|करोड़|करोड|कोटी|कोटि)$/, exponent: 7 },
];

/** A number in no grouping, in the Indian or in the western one: 1416.5 · 1,23,456.50 · 1,234,567 · .5 */
const GROUPED_NUMBER = /^(\d*|\d{1,2}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * Reads what a person types into an amount field: `1,23,456.50`, `१२३४`, `₹ 500/-`, `1.5l`, `45 हजार`, `2 cr`.
 * Refuses negative amounts and whatever could be meant in two ways.
 */
export function parseMoneyInput(text: string, currency: string): Result<Money, AmountRefusal> {
  const typed = normalise(text);
  if (typed === '') return refused({ code: 'empty' });
  const bare = withoutCurrencySign(typed.replace(/\s*(?:only|फक्त|मात्र)$/, ''), currency);
  if (bare === undefined) return refused({ code: 'otherCurrency' });
  const amount = withoutDash(bare);
  if (/^-\s*[\d.(]|\d\s*-$|^\(.*\)$/.test(amount)) return refused({ code: 'negative' });
  const multiplier = MULTIPLIERS.find(({ word }) => word.test(amount));
  if (multiplier !== undefined)
    return digitsToMoney(amount.replace(multiplier.word, '').trim(), multiplier.exponent, currency);
  return looksGroupedByPoint(amount, currency)
    ? refused({ code: 'ambiguous' })
    : digitsToMoney(amount, 0, currency);
}

/**
 * Reads an amount of a FILE exactly, on its digits: Indian and western grouping, currency signs, a minus before or
 * behind, brackets, `Cr` and `Dr`. The sign is that of the debtor's account: `Dr` is owed to us, `Cr` is minus.
 * Without a decimal mark known for the file, `1.500` is refused: it may be one and a half or fifteen hundred.
 */
export function parseDecimalAmount(
  text: string,
  currency: string,
  decimalMark?: DecimalMark,
): Result<Money, AmountRefusal> {
  const written = normalise(text);
  if (written === '') return refused({ code: 'empty' });
  const { rest, side } = takeSide(written);
  const bare = withoutCurrencySign(rest, currency);
  if (bare === undefined) return refused({ code: 'otherCurrency' });
  const { magnitude, minuses } = takeMinus(withoutDash(bare));
  if (minuses + (side === undefined ? 0 : 1) > 1) return refused({ code: 'ambiguous' });
  if (/^[\d.,]+e[-+]?\d+$/.test(magnitude)) return refused({ code: 'scientificNotation' });
  if (decimalMark === undefined && looksGroupedByPoint(magnitude, currency))
    return refused({ code: 'ambiguous' });
  const pointed = decimalMark === ',' ? swapMarks(magnitude) : magnitude;
  const read = digitsToMoney(pointed.replace(/(?<=\d)['’ ](?=\d{3})/g, ','), 0, currency);
  if (!read.ok || (minuses === 0 && side !== 'cr')) return read;
  return ok(money(-read.value.amountMinor, currency));
}

/** One shape for all spellings: Devanagari digits folded, one kind of minus and of space, small letters, bare ends. */
function normalise(text: string): string {
  return foldDevanagariDigits(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, '-')
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Without the `/-` that closes an amount on an Indian bill, so that nothing can be written behind it. */
function withoutDash(text: string): string {
  return text.replace(/(?<=\d)\s*\/\s*[-=]?$/, '').trim();
}

function takeSide(text: string): { readonly rest: string; readonly side: string | undefined } {
  const match = /^(.*[\d)\s])\(?(cr|dr)\.?\)?$/.exec(text);
  return { rest: match?.[1]?.trim() ?? text, side: match?.[2] };
}

/** A number without its minus signs and brackets, and how many of them there were: more than one is no number. */
function takeMinus(text: string): { readonly magnitude: string; readonly minuses: number } {
  const inner = /^\((.*)\)$/.exec(text)?.[1] ?? /^-(.*)$/.exec(text)?.[1] ?? /^(.*)-$/.exec(text)?.[1];
  if (inner === undefined) return { magnitude: text.replace(/^\+ ?/, ''), minuses: 0 };
  const { magnitude, minuses } = takeMinus(inner.trim());
  return { magnitude, minuses: minuses + 1 };
}

/** `1.500`: three digits behind a point that the currency does not have may be a group of thousands. */
function looksGroupedByPoint(number: string, currency: string): boolean {
  return minorDigits(currency) !== 3 && /^[1-9]\d{0,2}\.\d{3}$/.test(number);
}

function swapMarks(number: string): string {
  return number.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}

/** Grouped digits, times a power of ten, as minor units: on text and big integers, never on floats. */
function digitsToMoney(number: string, exponent: number, currency: string): Result<Money, AmountRefusal> {
  if (!/\d/.test(number) || /[^\d.,]/.test(number)) return refused({ code: 'notANumber' });
  const [, wholes, decimals = ''] = GROUPED_NUMBER.exec(number) ?? [];
  if (wholes === undefined) return refused({ code: 'ambiguous' });
  const places = minorDigits(currency) + exponent;
  if (/[1-9]/.test(decimals.slice(places))) return refused({ code: 'tooManyDecimals' });
  const minor = BigInt(wholes.replaceAll(',', '') + decimals.slice(0, places).padEnd(places, '0'));
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return refused({ code: 'tooLarge' });
  return ok(money(Number(minor), currency));
}
