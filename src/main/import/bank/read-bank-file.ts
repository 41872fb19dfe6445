import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { readCsvRecords } from '../csv-records.ts';
import type { TextFile } from '../decode-text.ts';
import { binaryKindOf, markupKindOf } from '../file-kind.ts';
import { guessDelimiter } from '../guess-delimiter.ts';
import type { HeaderSynonyms } from '../header-synonyms.ts';
import type { FileRecord } from '../parsed-table.ts';
import { decodeFileSteps, notSeparatedValues, sizeRefusal } from '../read-file.ts';
import type { Steps } from '../steps.ts';
import { readWorkbookSheet } from '../xlsx/read-workbook.ts';
import type { BankColumns } from './bank-columns.ts';
import { findBankHeader } from './bank-columns.ts';
import {
  type BankFileRefusal,
  type BankFormat,
  BankProblems,
  type BankReading,
  checkClosing,
  type ReadStatement,
} from './bank-statement.ts';
import { readBankTable } from './bank-table.ts';
import { isCamt, readCamt053 } from './camt053.ts';
import { isMt940, readMt940 } from './mt940.ts';
import { ofxVersionOf, readOfx } from './ofx.ts';

/** What a bank's file is read with. */
export interface BankReadOptions {
  readonly columns: BankColumns;
  readonly headerSynonyms: HeaderSynonyms;
  /** Of a table that does not say it. */
  readonly houseCurrency: string;
}

/**
 * A bank statement from the bytes of a file, in whatever of the five formats they are: SWIFT MT940, ISO 20022 camt.053,
 * OFX 1 or 2, a table as CSV or XLSX. All or nothing: with one broken line the refusal names every such line.
 */
export function* readBankFile(
  bytes: Uint8Array,
  options: BankReadOptions,
): Steps<Result<BankReading, BankFileRefusal>> {
  const tooLarge = sizeRefusal(bytes);
  if (tooLarge !== null) return refused(tooLarge);
  if (binaryKindOf(bytes) === 'xlsx') {
    const isKnownHeader = (cells: readonly string[]): boolean =>
      findBankHeader([{ line: 1, cells }], options.columns) !== null;
    const sheet = yield* readWorkbookSheet(bytes, options.headerSynonyms, {
      sheet: undefined,
      isKnownHeader,
    });
    return sheet.ok ? tableReading('xlsx', sheet.value.records, new BankProblems(), options) : sheet;
  }
  const file = yield* decodeFileSteps(bytes);
  if (!file.ok) return file;
  const problems = new BankProblems();
  if (file.value.unreadable !== null) problems.add(file.value.unreadable.line, 'lineUnreadable');
  return yield* readText(file.value, problems, options);
}

function* readText(
  { text }: TextFile,
  problems: BankProblems,
  options: BankReadOptions,
): Steps<Result<BankReading, BankFileRefusal>> {
  const ofx = ofxVersionOf(text);
  if (ofx !== null) return checked(ofx, readOfx(text, problems), problems);
  if (isCamt(text)) return checked('camt053', readCamt053(text, problems), problems);
  if (isMt940(text)) return checked('mt940', readMt940(text, problems), problems);
  const markup = markupKindOf(text);
  if (markup !== null) return refused({ code: markup });
  const refusal = notSeparatedValues(text);
  if (refusal !== null) return refused(refusal);
  const delimiter = guessDelimiter(text);
  if (delimiter === null) return refused({ code: 'noTable' });
  const read = yield* readCsvRecords(text, delimiter);
  if (!read.ok) return read;
  for (const { line } of read.value.broken) problems.add(line, 'brokenQuotes');
  return tableReading('csv', read.value.records, problems, options);
}

function tableReading(
  format: BankFormat,
  records: readonly FileRecord[],
  problems: BankProblems,
  { columns, houseCurrency }: BankReadOptions,
): Result<BankReading, BankFileRefusal> {
  const read = readBankTable(records, columns, houseCurrency, problems);
  const statements = read === null ? [] : [read.statement];
  return checked(format, statements, problems, read?.currencyAssumed ?? false);
}

function checked(
  format: BankFormat,
  statements: readonly ReadStatement[],
  problems: BankProblems,
  currencyAssumed = false,
): Result<BankReading, BankFileRefusal> {
  // A sum over lines that could not be read says nothing.
  if (problems.found.length === 0) for (const statement of statements) checkClosing(statement, problems);
  const result = problems.result({ format, statements, currencyAssumed });
  if (!result.ok) return result;
  return ok(result.value);
}
