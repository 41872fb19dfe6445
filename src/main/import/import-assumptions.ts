import { type SentenceParams, sentenceFrom } from './sentences.ts';

const assumptionTable = {
  encodingGuessed: 'The file does not say how its letters are written; {encoding} was taken.',
  dayBeforeMonth: 'Dates of {column} are read as day/month/year: no date in the file tells day from month.',
  datesBySameFile: 'Dates of {column} are read like the other dates of the file ({order}).',
  datesByMajority: 'Dates of {column} are read as {order}: most of them can only be read so.',
  decimalPoint: 'In {column} a point separates the decimals; no amount of the file shows it.',
  currencyAssumed: 'The file names no currency; all amounts are taken as {currency}.',
  amountFromOutstanding: 'The file has no billed amount; what is outstanding was taken as billed.',
  outstandingFromAmount: 'The file does not say what is outstanding; unsettled rows are open in full.',
  issuedFromPosted: 'There is no invoice date; the posting date was taken.',
  issuedFromCreated: 'There is no invoice date; the date of creation was taken.',
  issuedFromDue: 'There is no invoice date; the due date was taken.',
  dueFromIssued: 'There is no due date; rows fall due on their invoice date.',
  dueFromTerms: 'Due dates are the invoice date and the days of {column}.',
  undated: 'The file has no dates; all rows are taken as issued and due on {on}.',
  settledOnFromDays: 'Payment dates are the invoice date and the days of {column}.',
  partPaymentUndated: 'Rows partly paid without a date: {rows}. The payment is dated with the invoice.',
  settledUndated: 'Rows fully paid without a date: {rows}. The payment is dated with the invoice.',
  spellingsMerged:
    'Customer numbers are written in {spellings} ways, with and without leading zeros, for {parties} customers.',
  partiesByName: 'The file has no customer numbers; customers are told apart by name.',
  partiesByAccount: 'The file has no customer numbers; every account number is its own customer.',
  floatNumbersCut: 'Numbers written as decimals ("123.0"): {cells}. The ".0" was dropped.',
  itemKeysMade:
    'Rows without an invoice number: {rows}. They are known by customer, date, text, amount and order in the file.',
  namesVary: 'Customers written with more than one name: {parties}. The most frequent name is used.',
} as const satisfies Record<string, string>;

/** The code of an assumption: the key of its sentence in any language. */
export type AssumptionCode = keyof typeof assumptionTable;

/** One thing the file did not say and that was taken to be so; shown, and editable by the mapping. */
export type Assumption = {
  readonly code: AssumptionCode;
  readonly params: SentenceParams;
  readonly text: string;
};

/** An assumption with its English sentence from the table. */
export function assumption(code: AssumptionCode, params: SentenceParams = {}): Assumption {
  return { code, params, text: sentenceFrom(assumptionTable[code], params) };
}
