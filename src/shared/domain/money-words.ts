import { toWords as englishWords } from 'to-words/en-IN';
import { toWords as internationalWords } from 'to-words/en-US';
import { toWords as hindiWords } from 'to-words/hi-IN';
import { toWords as marathiWords } from 'to-words/mr-IN';
import type { Language } from './language.ts';
import { type Money, minorDigits } from './money.ts';

interface UnitNames {
  readonly major: Readonly<Record<Language, string>>;
  readonly minor: Readonly<Record<Language, string>>;
}

const CENTS = { en: 'Cents', hi: 'सेंट', mr: 'सेंट' };

const unitNamesByCurrency: ReadonlyMap<string, UnitNames> = new Map([
  [
    'INR',
    {
      major: { en: 'Rupees', hi: 'रुपये', mr: 'रुपये' },
      minor: { en: 'Paise', hi: 'पैसे', mr: 'पैसे' },
    },
  ],
  ['USD', { major: { en: 'US Dollars', hi: 'अमेरिकी डॉलर', mr: 'अमेरिकी डॉलर' }, minor: CENTS }],
  ['CAD', { major: { en: 'Canadian Dollars', hi: 'कनाडाई डॉलर', mr: 'कॅनेडियन डॉलर' }, minor: CENTS }],
  ['EUR', { major: { en: 'Euros', hi: 'यूरो', mr: 'युरो' }, minor: CENTS }],
  ['GBP', { major: { en: 'Pounds', hi: 'पाउंड', mr: 'पाउंड' }, minor: { en: 'Pence', hi: 'पेंस', mr: 'पेन्स' } }],
]);

const FRAME: Readonly<
  Record<Language, { readonly prefix: string; readonly and: string; readonly only: string }>
> = {
  en: { prefix: '', and: 'And', only: 'Only' },
  hi: { prefix: '', and: 'और', only: 'मात्र' },
  mr: { prefix: 'अक्षरी ', and: 'आणि', only: 'फक्त' },
};

const MINUS: Readonly<Record<Language, string>> = { en: 'Minus ', hi: 'ऋण ', mr: 'उणे ' };
const CRORE: Readonly<Record<Language, string>> = { en: 'Crore', hi: 'करोड़', mr: 'कोटी' };
const CRORE_UNITS = 10_000_000;

/**
 * An amount in words for a receipt or a cheque: `Rupees Four Lakh Twenty Thousand Only`, `रुपये चार लाख बीस हज़ार मात्र`,
 * `अक्षरी रुपये चार लाख वीस हजार फक्त` (row G2, ux.md §4.6). A currency without names of its own shows its code and its
 * minor units as a fraction.
 */
export function amountInWords(amount: Money, language: Language): string {
  const unit = 10 ** minorDigits(amount.currency);
  const magnitude = Math.abs(amount.amountMinor);
  const minor = magnitude % unit;
  const names = unitNamesByCurrency.get(amount.currency);
  const { prefix, and, only } = FRAME[language];
  const wholeWords = numberInWords((magnitude - minor) / unit, language, amount.currency);
  const sign = amount.amountMinor < 0 ? MINUS[language] : '';
  const major = `${prefix}${sign}${names?.major[language] ?? amount.currency} ${wholeWords}`;
  if (minor === 0) return `${major} ${only}`;
  const minorWords =
    names === undefined
      ? `${minor}/${unit}`
      : `${numberInWords(minor, language, amount.currency)} ${names.minor[language]}`;
  return `${major} ${and} ${minorWords} ${only}`;
}

function numberInWords(whole: number, language: Language, currency: string): string {
  if (language === 'en' && currency !== 'INR') return internationalWords(whole);
  if (whole < CRORE_UNITS) return belowCroreInWords(whole, language);
  // Trade counts on in crore ("One Hundred Twenty Crore"); the library would say "One Arab Twenty Crore".
  const rest = whole % CRORE_UNITS;
  const crores = `${numberInWords((whole - rest) / CRORE_UNITS, language, currency)} ${CRORE[language]}`;
  return rest === 0 ? crores : `${crores} ${belowCroreInWords(rest, language)}`;
}

function belowCroreInWords(whole: number, language: Language): string {
  if (language === 'en') return englishWords(whole);
  const words = language === 'hi' ? hindiWords(whole) : marathiWords(whole);
  if (whole % 1000 !== 100) return words;
  // A bare hundred at the end is "एक सौ" on Hindi paper and शंभर in Marathi; the library has "सौ" and "एकशे".
  return words.replace(/(?:एक )?सौ$|एकशे$/, language === 'hi' ? 'एक सौ' : 'शंभर');
}
