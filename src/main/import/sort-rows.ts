import { type HeaderSynonyms, isTotalsLabel } from './header-synonyms.ts';
import { headingOf, isTotalOf } from './headings.ts';
import { type ImportProblem, importProblem } from './import-problems.ts';
import type { FileRecord, TableRow } from './parsed-table.ts';
import type { Steps } from './steps.ts';

/** The lines below the column names, sorted into rows, lines that were left out, and lines with an error. */
export type SortedRows = {
  readonly rows: readonly TableRow[];
  readonly problems: readonly ImportProblem[];
  /** Records that end before the last column. */
  readonly short: ReadonlySet<FileRecord>;
  readonly rejected: readonly FileRecord[];
  /** Rows that took a heading as their customer, in an extra last cell; null where there are no headings. */
  readonly headedRows: number | null;
};

/** Sorts lines; with `headings`, a line of one text heads the rows below it, beginning with what the titles said. */
export function* sortRows(
  body: readonly FileRecord[],
  header: { readonly columns: number; readonly names: readonly string[] },
  headings: { readonly first: string | null } | null,
  synonyms: HeaderSynonyms,
): Steps<SortedRows> {
  const sorter = new RowSorter(body, header, headings?.first ?? null, synonyms);
  for (const [at, record] of body.entries()) {
    if (at % 500 === 0) yield { part: 'rows', done: at, of: body.length };
    sorter.take(record, headings !== null);
  }
  return sorter.sorted();
}

class RowSorter {
  readonly #rows: TableRow[] = [];
  readonly #problems: ImportProblem[] = [];
  readonly #short = new Set<FileRecord>();
  readonly #rejected: FileRecord[] = [];
  readonly #headingsByRow: (string | null)[] = [];
  readonly #headingLines: number[] = [];
  readonly #columns: number;
  readonly #repeated: string;
  readonly #usuallyShort: boolean;
  readonly #synonyms: HeaderSynonyms;
  #heading: string | null;
  #hasHeadings: boolean;

  constructor(
    body: readonly FileRecord[],
    header: { readonly columns: number; readonly names: readonly string[] },
    firstHeading: string | null,
    synonyms: HeaderSynonyms,
  ) {
    this.#columns = header.columns;
    this.#repeated = header.names.join('\n');
    this.#usuallyShort = isUsuallyShort(body, header.columns);
    this.#synonyms = synonyms;
    this.#heading = firstHeading;
    this.#hasHeadings = firstHeading !== null;
  }

  take(record: FileRecord, takesHeadings: boolean): void {
    const { line, cells } = record;
    const columns = this.#columns;
    const filled = filledCount(cells);
    if (cells.join('\n') === this.#repeated) this.#leaveOut('repeatedHeader', line);
    else if (this.#isTotals(cells, filled)) this.#leaveOut('totalsRow', line);
    else if (cells.slice(columns).some((cell) => cell.trim() !== '')) this.#reject(record, 'longRow');
    else if (cells.length >= columns && (columns <= 2 || filled > 1)) {
      this.#add(line, cells.length === columns ? cells : cells.slice(0, columns));
    } else if (this.#usuallyShort && filled > 1) {
      this.#add(line, [...cells, ...Array<string>(columns - cells.length).fill('')]);
    } else if (filled <= 1) this.#takeNote(record, takesHeadings);
    else {
      this.#short.add(record);
      this.#reject(record, 'shortRow');
    }
  }

  sorted(): SortedRows {
    const shared = { short: this.#short, rejected: this.#rejected };
    if (!this.#hasHeadings || !this.#headingsByRow.some((heading) => heading !== null)) {
      // A text that stands alone and heads nothing is a note.
      const notes = this.#headingLines.map((line) => importProblem('notARecord', line));
      return { ...shared, rows: this.#rows, problems: [...this.#problems, ...notes], headedRows: null };
    }
    const rows = this.#rows.map(({ line, cells }, at) => ({
      line,
      cells: [...cells, this.#headingsByRow[at] ?? ''],
    }));
    const headedRows = this.#headingsByRow.filter((heading) => heading !== null).length;
    return { ...shared, rows, problems: this.#problems, headedRows };
  }

  #add(line: number, cells: readonly string[]): void {
    this.#rows.push({ line, cells });
    this.#headingsByRow.push(this.#heading);
  }

  #takeNote(record: FileRecord, takesHeadings: boolean): void {
    if (record.cells.length < this.#columns) this.#short.add(record);
    const heading = takesHeadings ? headingOf(record, this.#synonyms) : null;
    if (heading === null) {
      this.#leaveOut('notARecord', record.line);
      return;
    }
    this.#heading = heading;
    this.#hasHeadings = true;
    this.#headingLines.push(record.line);
  }

  #leaveOut(code: 'repeatedHeader' | 'totalsRow' | 'notARecord', line: number): void {
    this.#problems.push(importProblem(code, line));
  }

  #reject(record: FileRecord, code: 'longRow' | 'shortRow'): void {
    const params = { cells: record.cells.length, columns: this.#columns };
    this.#problems.push(importProblem(code, record.line, null, params));
    this.#rejected.push(record);
  }

  /** A label of totals in a row that leaves half of its columns empty, or that holds nothing but amounts besides. */
  #isTotals(cells: readonly string[], filled: number): boolean {
    const isSparse = filled <= Math.max(2, this.#columns * 0.6);
    if (!isSparse && (filled >= this.#columns || !holdsOnlyAmounts(cells))) return false;
    return cells.some(
      (cell) => cell.trim() !== '' && (isTotalsLabel(cell, this.#synonyms) || isTotalOf(cell, this.#heading)),
    );
  }
}

/** A first text, and behind it nothing but amounts: no date, no number of a document. */
function holdsOnlyAmounts(cells: readonly string[]): boolean {
  const [, ...others] = cells.filter((cell) => cell.trim() !== '');
  return others.every((cell) => /^[\s₹$€£(+-]*[\d०-९][\d०-९,' ]*\.[\d०-९]{2}[)\s-]*$/.test(cell));
}

/** Some programs leave out empty cells at the end of a row: then short rows are their habit, not damage. */
function isUsuallyShort(body: readonly FileRecord[], columns: number): boolean {
  let short = 0;
  for (const { cells } of body) if (cells.length < columns && filledCount(cells) > 1) short += 1;
  return body.length >= 4 && short > body.length * 0.2;
}

/** A single cell of several words: "End of report", not the first cells of a row that was cut off. */
export function isNote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && /\S\s+\S/.test(filled[0] ?? '');
}

/** How many cells the widest line fills, up to its last filled one. */
export function widestFilled(body: readonly FileRecord[]): number {
  let widest = 0;
  for (const { cells } of body) {
    let length = cells.length;
    while (length > widest && (cells[length - 1] ?? '').trim() === '') length -= 1;
    widest = Math.max(widest, length);
  }
  return widest;
}

/** Whether any cell holds something. */
export function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function filledCount(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '') count += 1;
  return count;
}
