import Papa from 'papaparse';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { FileRecord } from './parsed-table.ts';
import type { Steps } from './steps.ts';

/** Records that could be read, and the lines whose quotation marks do not close. */
export type CsvRecords = {
  readonly records: readonly FileRecord[];
  readonly broken: readonly FileRecord[];
};

/** A quoted cell that runs on for longer is taken for a stray quotation mark. */
const longestRecordLines = 50;

/** With more broken lines than this a file is refused whole instead of reported line by line. */
export const brokenLineLimit = 200;

/** Characters that are cut into records at once. */
const pieceCharacters = 128 * 1024;

/**
 * All records of a text whose line ends are `\n`. A line with a stray quotation mark is reported and the next
 * line is read on its own, so that one mark never swallows the rest. Refuses a text that ends inside a quoted
 * cell (`truncatedFile`) or has too many broken lines.
 */
export function* readCsvRecords(text: string, delimiter: string): Steps<Result<CsvRecords, FileRefusal>> {
  const records: FileRecord[] = [];
  const isSound = yield* readSoundRecords(text, delimiter, records);
  if (isSound) return ok({ records, broken: [] });
  return yield* readRecordByRecord(text.split('\n'), delimiter);
}

/** The first `count` records for a look at a file; quoting faults are passed over. */
export function previewRecords(text: string, delimiter: string, count: number): readonly string[][] {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: count }).data;
}

/** Cuts the text piece by piece, each ending where a record ends. False at the first quoting fault. */
function* readSoundRecords(text: string, delimiter: string, records: FileRecord[]): Steps<boolean> {
  let at = 0;
  let line = 1;
  let length = pieceCharacters;
  while (at < text.length || at === 0) {
    const isLast = at + length >= text.length;
    const parser = new Papa.Parser({ delimiter, newline: '\n' });
    const { data, errors, meta } = parser.parse(text.slice(at, at + length), 0, !isLast) as ParserAnswer;
    if (errors.length > 0) return false;
    if (!isLast && meta.cursor === 0) {
      length *= 2;
      continue;
    }
    for (const cells of data) {
      records.push({ line, cells });
      line += 1 + lineEndsIn(cells);
    }
    if (isLast) return true;
    at += meta.cursor;
    length = pieceCharacters;
    yield { part: 'file', done: at, of: text.length };
  }
  return true;
}

type ParserAnswer = Pick<Papa.ParseResult<string[]>, 'data' | 'errors' | 'meta'>;

function parseText(text: string, delimiter: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n' });
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

function* readRecordByRecord(
  lines: readonly string[],
  delimiter: string,
): Steps<Result<CsvRecords, FileRefusal>> {
  const records: FileRecord[] = [];
  const broken: FileRecord[] = [];
  const lastLine = lines.findLastIndex((line) => line.trim() !== '');
  let at = 0;
  while (at < lines.length) {
    if (at % 500 === 0) yield { part: 'file', done: at, of: lines.length };
    const record = recordAt(lines, at, delimiter);
    if (record.cells !== null) {
      records.push({ line: at + 1, cells: record.cells });
      at += record.lines;
      continue;
    }
    if (record.endsOpen && at === lastLine) return refused({ code: 'truncatedFile', line: at + 1 });
    broken.push({ line: at + 1, cells: (lines[at] ?? '').split(delimiter) });
    if (broken.length > brokenLineLimit) {
      return refused({ code: 'tooManyBrokenQuotes', line: at + 1, limit: brokenLineLimit });
    }
    at += 1;
  }
  return ok({ records, broken });
}

type RecordAttempt =
  | { readonly cells: readonly string[]; readonly lines: number }
  | { readonly cells: null; readonly endsOpen: boolean };

/** Tries one line, then as many more as a quoted cell needs to close. */
function recordAt(lines: readonly string[], at: number, delimiter: string): RecordAttempt {
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

function attemptOne(candidate: string, delimiter: string): readonly string[] | 'open' | 'broken' {
  if (!candidate.includes('"')) return candidate.split(delimiter);
  const { data, errors } = parseText(candidate, delimiter);
  if (errors.some((error) => error.code === 'InvalidQuotes')) return 'broken';
  if (errors.length > 0) return 'open';
  const [cells] = data;
  return data.length === 1 && cells !== undefined ? cells : 'broken';
}
