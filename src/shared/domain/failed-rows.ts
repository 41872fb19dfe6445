import { guardText } from './formula-guard.ts';

/** What is wrong with a row that stayed out: words by code, and the English sentence. */
export interface FailedRowProblem {
  readonly column: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly problem: string;
}

/** A row that stayed out, with its cells as they stand in the file: fewer or more than columns where that is wrong. */
export interface FailedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly FailedRowProblem[];
}

/** The rows of a file that stayed out, in the shape of the file. */
export interface FailedRows {
  readonly fileName: string;
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly rows: readonly FailedRow[];
}

/** Words of a file of failed rows, in the language of the person who will mend it. */
export interface FailedRowsWords {
  /** The name of the added column. It ends in `(Bahi)`, by which an import knows it in any language. */
  readonly column: string;
  readonly sentenceOf: (problem: FailedRowProblem) => string;
}

/** Excel takes a file with this mark for UTF-8, and shows names as they are written. */
const mark = '\ufeff';

/**
 * The text of a file of failed rows: the columns of the file they came from, and in front one that says what is wrong.
 * It stands in front so that a row with too few or too many cells stays one until somebody mends it.
 */
export function failedRowsText(failed: FailedRows, words: FailedRowsWords): string {
  const lineOf = (cells: readonly string[]): string =>
    cells.map((cell) => quoted(cell, failed.delimiter)).join(failed.delimiter);
  const rows = failed.rows.map(({ cells, problems }) =>
    lineOf([wrongIn(problems, words), ...cells.map(plainInSpreadsheets)]),
  );
  return `${mark}${[lineOf([words.column, ...failed.header]), ...rows].join('\r\n')}\r\n`;
}

/** A name for the file of failed rows beside the one they came from. */
export function failedRowsFileName(fileName: string, ending: string): string {
  return `${fileName.replace(/\.[a-z\d]{1,5}$/i, '').slice(0, 200)} ${ending}.csv`;
}

function wrongIn(problems: readonly FailedRowProblem[], words: FailedRowsWords): string {
  return problems
    .map((problem) => {
      const sentence = words.sentenceOf(problem);
      return problem.column === null ? sentence : `${problem.column}: ${sentence}`;
    })
    .join(' ');
}

/** A cell that a spreadsheet would run is guarded, which an import undoes; an amount below nothing stays one, as does `="…"`. */
function plainInSpreadsheets(cell: string): string {
  const isPlain = /^-\s*[\d.,(]*\d/.test(cell) || /^="[^"]*"$/.test(cell);
  return isPlain ? cell : guardText(cell);
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
