/** What fills the gaps of a sentence. Never a name, number or address of a person. */
export type SentenceParams = Readonly<Record<string, string | number>>;

/** Fills `{name}` gaps of a sentence with its parameters; a gap without one stays visible. */
export function sentenceFrom(template: string, params: SentenceParams): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = params[name];
    return value === undefined ? gap : String(value);
  });
}

/** English words for parameters that are codes, so that a screen can say them in its own language. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  reason: {
    notANumber: 'it is no number',
    ambiguous: 'it could mean two amounts',
    tooManyDecimals: 'it has more decimals than its currency',
    tooLarge: 'it is too large to be true',
    otherCurrency: 'it names another currency',
    scientificNotation: 'a spreadsheet has shortened it',
  },
  what: { phone: 'phone number', email: 'e-mail address', pincode: 'PIN code', gstin: 'GSTIN' },
  order: { dayFirst: 'day/month/year', monthFirst: 'month/day/year' },
};

/** The same parameters with codes (`reason`, `what`, `order`) in English words; others are left as they are. */
export function wordsOfParams(params: SentenceParams): SentenceParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, words[name]?.[String(value)] ?? value]),
  );
}
