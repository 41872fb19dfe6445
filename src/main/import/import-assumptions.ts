import { type SentenceParams, sentenceFrom, wordsOfParams } from './sentences.ts';

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
  nulsDropped: 'Zero bytes between the letters: {count}. They were dropped.',
  lettersUnreadable:
    'Letters that cannot be read: {count}, the first in line {line}. They are shown as “�”; check those rows.',
  sheetChosen: 'The workbook has {sheets} sheets with rows; “{sheet}” was taken.',
  hiddenRowsTaken: 'Rows that are hidden in the workbook: {rows}. They were taken as well.',
  mergedCellsFilled: 'Cells of a column that are joined into one: {cells}. Each got the value of the first.',
  linesOfDocuments:
    'The file has a line for every item: {rows} lines repeat a document of a line above and were not added to it.',
  headingsTaken: 'Customers stand as headings above their rows; {rows} rows took the heading above them.',
  minusIsOwed:
    'In this file amounts with a minus are what customers owe. Amounts without one: {rows}; they were taken as credits.',
  creditsKept:
    'Credit notes, advances and amounts on account: {rows}. They are kept as credit and pay no invoice by themselves.',
  partOfFile: 'This is a list of rows that failed before; what it does not name stays as it is.',
  creditorAssumed:
    'Nobody said who the creditor is; a trade supplier was assumed, so no lender’s rules apply.',
  debtorsAssumed: 'Nobody said who owes; businesses were assumed.',
  stateAssumed: 'Nobody said which state’s calendar applies; none was assumed.',
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
  return { code, params, text: sentenceFrom(assumptionTable[code], wordsOfParams(params)) };
}

/** Every code of an assumption, for the test that each has words on the screen. */
export const assumptionCodes = Object.keys(assumptionTable) as readonly AssumptionCode[];

/** The English sentence of a code with its gaps, for the test that the screen's words know the same gaps. */
export function assumptionSentence(code: AssumptionCode): string {
  return assumptionTable[code];
}
