import Papa from 'papaparse';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { FileRefusal } from './import-refusals.ts';

/** Characters that may stand between columns. */
export type Delimiter = ',' | ';' | '\t' | '|';

/** One record of a file and the line it begins on (from 1); a quoted cell may carry it over several lines. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** Records that could be read, and the lines whose quotation marks do not close. */
export type CsvRecords = { readonly records: readonly CsvRecord[]; readonly brokenLines: readonly number[] };

/** A quoted cell that runs on for longer is taken for a stray quotation mark. */
const longestRecordLines = 50;

/** With more broken lines than this a file is refused whole instead of reported line by line. */
export const brokenLineLimit = 200;

/**
 * All records of a text whose line ends are `\n`. A line with a stray quotation mark is reported and the next
 * line is read on its own, so that one mark never swallows the rest. Refuses a text that ends inside a quoted
 * cell (`truncatedFile`) or has too many broken lines.
 */
export function readCsvRecords(text: string, delimiter: Delimiter): Result<CsvRecords, FileRefusal> {
  const whole = parseText(text, delimiter);
  if (whole.errors.length === 0) return ok({ records: withLines(whole.data), brokenLines: [] });
  return readRecordByRecord(text.split('\n'), delimiter);
}

/** The first `count` records for a look at a file; quoting faults are passed over. */
export function previewRecords(text: string, delimiter: string, count: number): readonly string[][] {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: count }).data;
}

function parseText(text: string, delimiter: Delimiter): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n' });
}

function withLines(rows: readonly string[][]): readonly CsvRecord[] {
  let line = 1;
  return rows.map((cells) => {
    const record = { line, cells };
    line += 1 + lineEndsIn(cells);
    return record;
  });
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function readRecordByRecord(lines: readonly string[], delimiter: Delimiter): Result<CsvRecords, FileRefusal> {
  const records: CsvRecord[] = [];
  const brokenLines: number[] = [];
  const lastLine = lines.findLastIndex((line) => line.trim() !== '');
  let at = 0;
  while (at < lines.length) {
    const record = recordAt(lines, at, delimiter);
    if (record.cells !== null) {
      records.push({ line: at + 1, cells: record.cells });
      at += record.lines;
      continue;
    }
    if (record.endsOpen && at === lastLine) return refused({ code: 'truncatedFile', line: at + 1 });
    brokenLines.push(at + 1);
    if (brokenLines.length > brokenLineLimit) {
      return refused({ code: 'tooManyBrokenQuotes', line: at + 1, limit: brokenLineLimit });
    }
    at += 1;
  }
  return ok({ records, brokenLines });
}

type RecordAttempt =
  | { readonly cells: readonly string[]; readonly lines: number }
  | { readonly cells: null; readonly endsOpen: boolean };

/** Tries one line, then as many more as a quoted cell needs to close. */
function recordAt(lines: readonly string[], at: number, delimiter: Delimiter): RecordAttempt {
  let candidate = lines[at] ?? '';
  for (let count = 1; count <= longestRecordLines; count += 1) {
    const attempt = attemptOne(candidate, delimiter);
    if (attempt !== 'open')
      return attempt === 'broken' ? { cells: null, endsOpen: false } : { cells: attempt, lines: count };
    const next = lines[at + count];
    if (next === undefined) return { cells: null, endsOpen: true };
    candidate += `\n${next}`;
  }
  return { cells: null, endsOpen: false };
}

function attemptOne(candidate: string, delimiter: Delimiter): readonly string[] | 'open' | 'broken' {
  if (!candidate.includes('"')) return candidate.split(delimiter);
  const { data, errors } = parseText(candidate, delimiter);
  if (errors.some((error) => error.code === 'InvalidQuotes')) return 'broken';
  if (errors.length > 0) return 'open';
  const [cells] = data;
  return data.length === 1 && cells !== undefined ? cells : 'broken';
}
