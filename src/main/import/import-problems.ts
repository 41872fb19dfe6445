import { type SentenceParams, sentenceFrom, wordsOfParams } from './sentences.ts';

/** An `error` keeps its row out; with a `warning` the row still comes in. Good rows are never blocked. */
export type ProblemSeverity = 'error' | 'warning';

type ProblemEntry = { readonly severity: ProblemSeverity; readonly sentence: string };

const problemTable = {
  brokenQuotes: {
    severity: 'error',
    sentence: 'A quotation mark opens in this row and does not close properly.',
  },
  shortRow: { severity: 'error', sentence: 'This row has {cells} cells; the header has {columns}.' },
  longRow: {
    severity: 'error',
    sentence:
      'This row has {cells} cells; the header has {columns}. A text or amount with the separator in it needs quotation marks.',
  },
  notAClaim: {
    severity: 'warning',
    sentence: 'This document is a draft, or was cancelled or voided; it was left out.',
  },
  weOweThis: {
    severity: 'warning',
    sentence: 'This is a bill that is to be paid, not one that is owed to us; it was left out.',
  },
  zerosDiffer: {
    severity: 'warning',
    sentence:
      'This number differs from that of line {line} only by zeros in front. Both were taken; check that they are not the same.',
  },
  zerosLost: {
    severity: 'error',
    sentence:
      'The ledger holds this number with other zeros in front, as after saving in a spreadsheet. Export the file again with the column as text.',
  },
  totalsRow: { severity: 'warning', sentence: 'This is a row of totals; it was left out.' },
  notARecord: {
    severity: 'warning',
    sentence: 'This line is a heading or a note, not a row of the table; it was left out.',
  },
  repeatedHeader: {
    severity: 'warning',
    sentence: 'The column names are repeated here; the line was left out.',
  },
  partyMissing: { severity: 'error', sentence: 'There is no customer in this row.' },
  numberInScientificNotation: {
    severity: 'error',
    sentence:
      'A spreadsheet has shortened this number (like 1.93E+09) and digits are lost. Format the column as text and export again.',
  },
  textTooLong: { severity: 'error', sentence: 'This text has more than {limit} characters.' },
  amountMissing: { severity: 'error', sentence: 'There is no amount in this row.' },
  amountUnreadable: { severity: 'error', sentence: 'This amount cannot be read ({reason}).' },
  amountsDisagree: {
    severity: 'warning',
    sentence: 'Amount, settled and outstanding do not add up; amount and outstanding were taken.',
  },
  outstandingAboveAmount: {
    severity: 'warning',
    sentence: 'More is outstanding than was billed; the outstanding amount was taken as billed.',
  },
  partsDisagree: {
    severity: 'warning',
    sentence:
      'Principal, interest, penalty, fees and costs do not come to the amount; the claim was taken without them.',
  },
  currencyUnknown: { severity: 'error', sentence: 'This is not the code of a currency.' },
  currencyMissing: { severity: 'error', sentence: 'There is no currency in this row.' },
  dateUnreadable: { severity: 'error', sentence: 'This is not a date, or none between 1900 and 2199.' },
  dateMissing: {
    severity: 'error',
    sentence: 'There is neither an invoice date nor a due date in this row.',
  },
  dueDateMissing: { severity: 'warning', sentence: 'There is no due date; the invoice date was taken.' },
  issueDateMissing: { severity: 'warning', sentence: 'There is no invoice date; the due date was taken.' },
  dueBeforePosted: { severity: 'warning', sentence: 'The due date is before the day it was posted.' },
  settledBeforeIssued: { severity: 'warning', sentence: 'It was settled before the day of the invoice.' },
  contactUnreadable: { severity: 'warning', sentence: 'This {what} cannot be used and was left out.' },
  duplicateRow: {
    severity: 'warning',
    sentence: 'This row says the same as line {line}; it was taken once.',
  },
  possibleDuplicate: {
    severity: 'warning',
    sentence: 'Every cell is the same as in line {line}. Without an invoice number both were taken.',
  },
  conflictingRow: {
    severity: 'error',
    sentence: 'Line {line} has the same customer and number with other figures; the first one was kept.',
  },
  totalTooLarge: {
    severity: 'error',
    sentence: 'With this amount the total of the file is too large to be true.',
  },
  currencyChanged: {
    severity: 'error',
    sentence: 'The ledger holds this item in {was}; the file says {now}. It was left as it is.',
  },
} as const satisfies Record<string, ProblemEntry>;

/** The code of a problem: the key of its sentence in any language. */
export type ProblemCode = keyof typeof problemTable;

/** One thing the file has wrong: where (line of the file from 1, column by name), what, and in English. */
export type ImportProblem = {
  readonly row: number;
  readonly column: string | null;
  readonly severity: ProblemSeverity;
  readonly code: ProblemCode;
  readonly params: SentenceParams;
  /** The English sentence; it never repeats what is in the cell, which may be personal. */
  readonly problem: string;
};

/** A problem with its severity and sentence from the table. */
export function importProblem(
  code: ProblemCode,
  row: number,
  column: string | null = null,
  params: SentenceParams = {},
): ImportProblem {
  const entry: ProblemEntry = problemTable[code];
  return {
    row,
    column,
    severity: entry.severity,
    code,
    params,
    problem: sentenceFrom(entry.sentence, wordsOfParams(params)),
  };
}

/** Every code of a problem, for the test that each has words on the screen. */
export const problemCodes = Object.keys(problemTable) as readonly ProblemCode[];

/** The English sentence of a code with its gaps, for the test that the screen's words know the same gaps. */
export function problemSentence(code: ProblemCode): string {
  return problemTable[code].sentence;
}

/** Problems in the order of the file; of one line, in the order found. */
export function inFileOrder(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  return problems.toSorted((one, other) => one.row - other.row);
}
