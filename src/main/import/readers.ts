import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { TextFile } from './decode-text.ts';
import { binaryKindOf } from './file-kind.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import { isProblemColumn } from './header-synonyms.ts';
import { type Assumption, assumption } from './import-assumptions.ts';
import { type ImportMapping, mappingFitsHeader } from './import-mapping.ts';
import type { FileRefusal } from './import-refusals.ts';
import { type CsvOptions, parseCsvSteps } from './parse-csv.ts';
import type { ParsedTable } from './parsed-table.ts';
import { decodeFileSteps, notSeparatedValues, sizeRefusal } from './read-file.ts';
import { recordsToTable } from './records-to-table.ts';
import { runSteps, type Steps } from './steps.ts';
import { isTallyBills, readTallyBills } from './tally-bills.ts';
import { readXeroJson } from './xero-json.ts';
import { readWorkbookSheet } from './xlsx/read-workbook.ts';

/** The kinds of files that can be read. */
export type FileFormat = 'csv' | 'xlsx' | 'tallyXml' | 'xeroJson';

/** What a person may say about a file before it is a table. */
export type TableOptions = CsvOptions & {
  /** The sheet of a workbook, by the name on its tab. */
  readonly sheet?: string;
  /** Mappings of books that are known: a sheet that one of them fits is most likely the list. */
  readonly remembered?: readonly ImportMapping[];
};

/** A file as a table, and what was assumed to read it. */
export type FileTable = {
  readonly table: ParsedTable;
  readonly format: FileFormat;
  /** The sheet that was read and those that hold rows; null and none where the file has no sheets. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly assumed: readonly Assumption[];
};

/** Bytes to a table by what they are: a workbook, Tally's XML, Xero's JSON, else separated values. */
export function* readTableSteps(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: TableOptions = {},
): Steps<Result<FileTable, FileRefusal>> {
  const tooLarge = sizeRefusal(bytes);
  if (tooLarge !== null) return refused(tooLarge);
  if (binaryKindOf(bytes) === 'xlsx') return yield* readXlsx(bytes, synonyms, options);
  const decoded = yield* decodeFileSteps(bytes);
  if (!decoded.ok) return decoded;
  yield { part: 'file', done: 0, of: bytes.length };
  const { text } = decoded.value;
  const isTally = isTallyBills(text);
  const isJson = !isTally && /^\ufeff?\s*[{[]\s*["{]/.test(text.slice(0, 200));
  const refusal = isTally || isJson ? null : notSeparatedValues(text);
  if (refusal !== null) return refused(refusal);
  const format = isTally ? 'tallyXml' : isJson ? 'xeroJson' : 'csv';
  const parsed = isTally
    ? yield* readTallyBills(text)
    : isJson
      ? readXeroJson(text)
      : yield* parseCsvSteps(text, synonyms, options);
  if (!parsed.ok) return parsed;
  const assumed = [...textAssumptions(decoded.value), ...tableAssumptions(parsed.value)];
  return ok({ table: parsed.value, format, sheet: null, sheets: [], assumed });
}

/** `readTableSteps` in one go. */
export function readTable(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: TableOptions = {},
): Result<FileTable, FileRefusal> {
  return runSteps(readTableSteps(bytes, synonyms, options));
}

function* readXlsx(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: TableOptions,
): Steps<Result<FileTable, FileRefusal>> {
  const isKnownHeader = (header: readonly string[]): boolean =>
    options.remembered?.some((mapping) => mappingFitsHeader(mapping, header)) === true;
  const read = yield* readWorkbookSheet(bytes, synonyms, { sheet: options.sheet, isKnownHeader });
  if (!read.ok) return read;
  const { records, hiddenLines, joinedCells, sheet, sheets } = read.value;
  const lines = { records, broken: [], delimiter: null, headerLine: options.headerLine, mayBeCut: false };
  const parsed = yield* recordsToTable(lines, synonyms);
  if (!parsed.ok) return parsed;
  const hidden = parsed.value.rows.filter(({ line }) => hiddenLines.has(line)).length;
  const assumed: Assumption[] = [];
  if (sheets.length > 1 && options.sheet === undefined) {
    assumed.push(assumption('sheetChosen', { sheet, sheets: sheets.length }));
  }
  if (hidden > 0) assumed.push(assumption('hiddenRowsTaken', { rows: hidden }));
  if (joinedCells > 0) assumed.push(assumption('mergedCellsFilled', { cells: joinedCells }));
  assumed.push(...tableAssumptions(parsed.value));
  return ok({ table: parsed.value, format: 'xlsx', sheet, sheets, assumed });
}

function tableAssumptions(table: ParsedTable): readonly Assumption[] {
  return [
    ...(table.headedRows === undefined ? [] : [assumption('headingsTaken', { rows: table.headedRows })]),
    ...(table.header.some(isProblemColumn) ? [assumption('partOfFile')] : []),
  ];
}

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Western (Windows-1252)',
} as const;

function textAssumptions({ encoding, sureness, nulsDropped, unreadable }: TextFile): readonly Assumption[] {
  return [
    ...(sureness === 'guessed' ? [assumption('encodingGuessed', { encoding: encodingNames[encoding] })] : []),
    ...(nulsDropped > 0 ? [assumption('nulsDropped', { count: nulsDropped })] : []),
    ...(unreadable === null ? [] : [assumption('lettersUnreadable', unreadable)]),
  ];
}
