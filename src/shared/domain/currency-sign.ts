import { isCurrency } from './money.ts';

const RUPEES = ['INR', 'NPR', 'PKR', 'LKR', 'MUR', 'SCR'];
const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'];
const INDIAN_RUPEE = ['INR'];

/** What people and programs write for a currency besides its code, in small letters, and whose sign it may be. */
const currenciesBySign: ReadonlyMap<string, readonly string[]> = new Map([
  ['₹', INDIAN_RUPEE],
  ...['रुपये', 'रुपए', 'रूपये', 'रुपया', 'रु.', 'रु', 'रू.', 'रू'].map((sign) => [sign, INDIAN_RUPEE] as const),
  ...['rupees', 'rupee', 'rs.', 'rs', '₨'].map((sign) => [sign, RUPEES] as const),
  ['$', DOLLARS],
  ['us$', ['USD']],
  ['ca$', ['CAD']],
  ['c$', ['CAD']],
  ['a$', ['AUD']],
  ['nz$', ['NZD']],
  ['s$', ['SGD']],
  ['hk$', ['HKD']],
  ['€', ['EUR']],
  ['£', ['GBP']],
  ['¥', ['JPY', 'CNY']],
  ['jp¥', ['JPY']],
  ['cn¥', ['CNY']],
]);

// A sign ends where another kind of character begins, so that `rs` is not found in `crs`, nor `inr` in a word.
const SIGN = String.raw`[a-z]{0,2}[$¥]|[₹₨€£]|rs\.|[a-z]+(?![a-z])|[\u0900-\u097f]+\.?`;
const SIGN_BEFORE = new RegExp(`^([-+(\\s]*)(${SIGN})\\s*`);
const SIGN_BEHIND = new RegExp(`\\s*(?<![a-z\\u0900-\\u097f])(${SIGN})([-)\\s]*)$`);

/**
 * A small-letter amount without the currency's sign or code before or behind it, minus and brackets left in place;
 * undefined where another currency's stands there. Words that are no currency stay.
 */
export function withoutCurrencySign(text: string, currency: string): string | undefined {
  const before = SIGN_BEFORE.exec(text);
  const currenciesBefore = currenciesOfSign(before?.[2]);
  const rest =
    before !== null && currenciesBefore !== undefined ? `${before[1]}${text.slice(before[0].length)}` : text;
  const behind = SIGN_BEHIND.exec(rest);
  const currenciesBehind = currenciesOfSign(behind?.[1]);
  if (currenciesBefore?.includes(currency) === false || currenciesBehind?.includes(currency) === false)
    return undefined;
  return behind !== null && currenciesBehind !== undefined
    ? `${rest.slice(0, behind.index)}${behind[2]}`
    : rest;
}

function currenciesOfSign(sign: string | undefined): readonly string[] | undefined {
  if (sign === undefined) return undefined;
  const code = sign.toUpperCase();
  return currenciesBySign.get(sign) ?? (isCurrency(code) ? [code] : undefined);
}
