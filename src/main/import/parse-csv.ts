import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type CsvRecord, type Delimiter, readCsvRecords } from './csv-records.ts';
import { guessDelimiter, saidDelimiterOf } from './guess-delimiter.ts';
import { findHeaderRow, uniqueHeader } from './header-row.ts';
import { type HeaderSynonyms, isTotalsLabel } from './header-synonyms.ts';
import { type ImportProblem, importProblem, inFileOrder } from './import-problems.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { ParsedTable, TableRow } from './parsed-table.ts';

/** What a person may say about a CSV file where the guess is wrong. */
export type CsvOptions = { readonly delimiter?: Delimiter; readonly headerLine?: number };

/**
 * A CSV text (line ends `\n`) as a table: separator and header row are found, rows carry the line they begin on,
 * and what is no row becomes a problem. Refuses texts without a table and texts that end in the middle.
 */
export function parseCsv(
  text: string,
  synonyms: HeaderSynonyms,
  options: CsvOptions = {},
): Result<ParsedTable, FileRefusal> {
  const delimiter = options.delimiter ?? guessDelimiter(text);
  if (delimiter === null) return refused({ code: 'noTable' });
  const read = readCsvRecords(text, delimiter);
  if (!read.ok) return read;
  const firstLine = saidDelimiterOf(text) === null ? 1 : 2;
  const filled = read.value.records.filter((record) => record.line >= firstLine && isFilled(record.cells));
  const { headerLine: saidLine } = options;
  const headerAt =
    saidLine === undefined
      ? findHeaderRow(filled, synonyms)
      : filled.findIndex((record) => record.line === saidLine);
  const headerRecord = headerAt === null ? undefined : filled[headerAt];
  if (headerAt === null || headerRecord === undefined) return refused({ code: 'noHeader' });
  const body = filled.slice(headerAt + 1);
  const header = uniqueHeader(withoutEmptyEnd(headerRecord.cells, widestFilled(body)));
  const brokenLines = read.value.brokenLines.filter((line) => line > headerRecord.line);
  if (body.length === 0 && brokenLines.length === 0)
    return refused({ code: 'noRows', line: headerRecord.line });
  const sorted = sortRows(body, header, headerRecord.cells, synonyms);
  const last = body.at(-1);
  if (!text.endsWith('\n') && last !== undefined && sorted.short.has(last) && !isNote(last.cells)) {
    return refused({ code: 'truncatedFile', line: last.line });
  }
  const broken = brokenLines.map((line) => importProblem('brokenQuotes', line));
  return ok({
    header,
    headerLine: headerRecord.line,
    rows: sorted.rows,
    problems: inFileOrder([...sorted.problems, ...broken]),
    delimiter,
  });
}

type SortedRows = {
  readonly rows: readonly TableRow[];
  readonly problems: readonly ImportProblem[];
  /** Records that end before the last column. */
  readonly short: ReadonlySet<CsvRecord>;
};

function sortRows(
  body: readonly CsvRecord[],
  header: readonly string[],
  headerCells: readonly string[],
  synonyms: HeaderSynonyms,
): SortedRows {
  const rows: TableRow[] = [];
  const problems: ImportProblem[] = [];
  const short = new Set<CsvRecord>();
  const columns = header.length;
  const usuallyShort = isUsuallyShort(body, columns);
  const repeated = headerCells.join('\n');
  for (const record of body) {
    const { line, cells } = record;
    const params = { cells: cells.length, columns };
    if (cells.join('\n') === repeated) problems.push(importProblem('repeatedHeader', line));
    else if (isTotalsRow(cells, columns, synonyms)) problems.push(importProblem('totalsRow', line));
    else if (cells.slice(columns).some((cell) => cell.trim() !== '')) {
      problems.push(importProblem('longRow', line, null, params));
    } else if (cells.length >= columns && (columns <= 2 || filledCount(cells) > 1)) {
      rows.push({ line, cells: cells.length === columns ? cells : cells.slice(0, columns) });
    } else if (usuallyShort && filledCount(cells) > 1) {
      rows.push({ line, cells: [...cells, ...Array<string>(columns - cells.length).fill('')] });
    } else {
      if (cells.length < columns) short.add(record);
      problems.push(
        filledCount(cells) > 1
          ? importProblem('shortRow', line, null, params)
          : importProblem('notARecord', line),
      );
    }
  }
  return { rows, problems, short };
}

/** Some programs leave out empty cells at the end of a row: then short rows are their habit, not damage. */
function isUsuallyShort(body: readonly CsvRecord[], columns: number): boolean {
  const short = body.filter(
    (record) => record.cells.length < columns && filledCount(record.cells) > 1,
  ).length;
  return body.length >= 4 && short > body.length * 0.2;
}

/** A label of totals in a row that leaves half of its columns empty or stops short. */
function isTotalsRow(cells: readonly string[], columns: number, synonyms: HeaderSynonyms): boolean {
  const [label] = cells.filter((cell) => cell.trim() !== '');
  return (
    label !== undefined && isTotalsLabel(label, synonyms) && filledCount(cells) <= Math.max(2, columns * 0.6)
  );
}

/** A single cell of several words: "End of report", not the first cells of a row that was cut off. */
function isNote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length === 1 && /\S\s+\S/.test(filled[0] ?? '');
}

function withoutEmptyEnd(cells: readonly string[], needed: number): readonly string[] {
  let length = cells.length;
  while (length > needed && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, Math.max(length, 1));
}

function widestFilled(body: readonly CsvRecord[]): number {
  let widest = 0;
  for (const { cells } of body) {
    let length = cells.length;
    while (length > widest && (cells[length - 1] ?? '').trim() === '') length -= 1;
    widest = Math.max(widest, length);
  }
  return widest;
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function filledCount(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) if (cell.trim() !== '') count += 1;
  return count;
}
