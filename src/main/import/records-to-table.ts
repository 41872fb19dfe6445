import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { findHeaderRow, uniqueHeader } from './header-row.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import { customerOfTitles, headingColumn, lacksCustomer } from './headings.ts';
import { importProblem, inFileOrder } from './import-problems.ts';
import type { FileRefusal } from './import-refusals.ts';
import type { FileRecord, ParsedTable } from './parsed-table.ts';
import { isFilled, isNote, sortRows, widestFilled } from './sort-rows.ts';
import type { Steps } from './steps.ts';

/** What stands in the lines of a file, and what a person said about it. */
export type RecordsOfFile = {
  readonly records: readonly FileRecord[];
  /** Lines that could not be cut into cells. */
  readonly broken: readonly FileRecord[];
  readonly delimiter: string | null;
  /** The line of the column names, where a person said it. */
  readonly headerLine: number | undefined;
  /** The file ends without a line end, so that its last row may be cut. */
  readonly mayBeCut: boolean;
};

/**
 * Records as a table: the row of column names is found, rows carry the line they begin on, and what is no row becomes
 * a problem. Customers that stand as headings above their rows become a column. Refuses what has no column names or
 * no rows, and what ends in the middle of its last row.
 */
export function* recordsToTable(
  file: RecordsOfFile,
  synonyms: HeaderSynonyms,
): Steps<Result<ParsedTable, FileRefusal>> {
  const filled = file.records.filter((record) => isFilled(record.cells));
  const headerAt =
    file.headerLine === undefined
      ? findHeaderRow(filled, synonyms)
      : filled.findIndex((record) => record.line === file.headerLine);
  const headerRecord = headerAt === null ? undefined : filled[headerAt];
  if (headerAt === null || headerRecord === undefined) return refused({ code: 'noHeader' });
  const body = filled.slice(headerAt + 1);
  const names = withoutEmptyEnd(headerRecord.cells, widestFilled(body));
  const broken = file.broken.filter(({ line }) => line > headerRecord.line);
  if (body.length === 0 && broken.length === 0) return refused({ code: 'noRows', line: headerRecord.line });
  const header = uniqueHeader(names);
  const headings = lacksCustomer(header, synonyms)
    ? { first: customerOfTitles(filled.slice(0, headerAt)) }
    : null;
  const sorted = yield* sortRows(
    body,
    { columns: header.length, names: headerRecord.cells },
    headings,
    synonyms,
  );
  const last = body.at(-1);
  if (file.mayBeCut && last !== undefined && sorted.short.has(last) && !isNote(last.cells)) {
    return refused({ code: 'truncatedFile', line: last.line });
  }
  const brokenProblems = broken.map(({ line }) => importProblem('brokenQuotes', line));
  return ok({
    header: sorted.headedRows === null ? header : uniqueHeader([...names, headingColumn]),
    headerLine: headerRecord.line,
    rows: sorted.rows,
    problems: inFileOrder([...sorted.problems, ...brokenProblems]),
    delimiter: file.delimiter,
    rejected: [...sorted.rejected, ...broken].toSorted((one, other) => one.line - other.line),
    ...(sorted.headedRows === null ? {} : { headedRows: sorted.headedRows }),
  });
}

function withoutEmptyEnd(cells: readonly string[], needed: number): readonly string[] {
  let length = cells.length;
  while (length > needed && (cells[length - 1] ?? '').trim() === '') length -= 1;
  return cells.slice(0, Math.max(length, 1));
}
