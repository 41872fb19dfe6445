import { isCurrency } from '../../shared/domain/money.ts';

/** Signs that mean one currency only; a bare dollar or yen means several and decides nothing. */
const currenciesBySign: Readonly<Record<string, string>> = {
  '₹': 'INR',
  '₨': 'INR',
  rs: 'INR',
  rupees: 'INR',
  रु: 'INR',
  us$: 'USD',
  ca$: 'CAD',
  c$: 'CAD',
  a$: 'AUD',
  nz$: 'NZD',
  s$: 'SGD',
  hk$: 'HKD',
  '€': 'EUR',
  '£': 'GBP',
};

/** A longer cell holds no amount. */
const longestAmountCharacters = 60;

/** The currency that an amount names before or behind its figures (`US$ 500`, `500 INR`, `₹500/-`), or null. */
export function currencySaidIn(amount: string): string | null {
  if (amount.length > longestAmountCharacters || /^[\d.,]*$/.test(amount)) return null;
  const [, before = ''] = /^[-+(\s]*([^\d\s()+-][^\d\s(+-]*)/u.exec(amount) ?? [];
  const [, behind = ''] = /\d[\d.,]*\s*([^\d\s().,-]+?)\.?[-)\s]*$/u.exec(amount) ?? [];
  return currencyOf(before) ?? currencyOf(behind);
}

function currencyOf(sign: string): string | null {
  const bare = sign.replace(/\.+$/, '').toLowerCase();
  if (bare === '') return null;
  const code = bare.toUpperCase();
  return Object.hasOwn(currenciesBySign, bare)
    ? (currenciesBySign[bare] ?? null)
    : isCurrency(code)
      ? code
      : null;
}
