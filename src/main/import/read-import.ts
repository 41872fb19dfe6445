import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { completeFormats, type FormatsSaid } from './complete-formats.ts';
import { guessMappingSteps, type MappingGuess } from './guess-mapping.ts';
import { type HeaderSynonyms, isProblemColumn } from './header-synonyms.ts';
import type { DateDoubt } from './import-dates.ts';
import { type ImportMapping, mappingFitsHeader } from './import-mapping.ts';
import type { ImportRefusal } from './import-refusals.ts';
import type { ParsedTable } from './parsed-table.ts';
import { type FileTable, readTableSteps, type TableOptions } from './readers.ts';
import { applyMappingSteps, type ImportedRows, type RowOptions } from './rows.ts';
import { type InTurns, runSteps, runStepsInTurns, type Steps } from './steps.ts';

/** How a file is to be read; everything left out is guessed and said in `assumed`. */
export type ReadImportOptions = RowOptions &
  TableOptions &
  FormatsSaid & {
    /** A mapping edited or remembered. It is refused where it does not fit. */
    readonly mapping?: ImportMapping;
    /** Remembered mappings to try first, the latest first; one that does not fit is passed over. */
    readonly remembered?: readonly ImportMapping[];
  };

/** A file read through to claims: table for the preview, mapping for the next time, rows for the dry run. */
export type ImportReading = {
  readonly table: ParsedTable;
  /** What kind of file it is, and the sheets of a workbook. */
  readonly file: Pick<FileTable, 'format' | 'sheet' | 'sheets'>;
  readonly mapping: ImportMapping;
  /** The guess with its reasons, also where another mapping was applied: the screen shows both. */
  readonly guess: MappingGuess;
  readonly mappingFrom: 'given' | 'remembered' | 'guessed';
  /** Dates that read two ways and that nobody answered for; they are then read day first. */
  readonly dateDoubt: DateDoubt | null;
  /** A list of rows that failed before: what it does not name says nothing. */
  readonly isPart: boolean;
  readonly imported: ImportedRows;
};

/** Bytes of a file to claims. Writes nothing; refuses what is no table and mappings that cannot be applied. */
export function readImport(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: ReadImportOptions = {},
): Result<ImportReading, ImportRefusal> {
  return runSteps(readImportSteps(bytes, synonyms, options));
}

/** `readImport` in turns with the other work of the thread; aborting throws the signal's reason. */
export function readImportInTurns(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: ReadImportOptions = {},
  turns: InTurns = {},
): Promise<Result<ImportReading, ImportRefusal>> {
  return runStepsInTurns(readImportSteps(bytes, synonyms, options), turns);
}

/** `readImport` in steps, for who drives them. */
export function* readImportSteps(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: ReadImportOptions,
): Steps<Result<ImportReading, ImportRefusal>> {
  const read = yield* readTableSteps(bytes, synonyms, options);
  if (!read.ok) return read;
  const { table, format, sheet, sheets } = read.value;
  const guess = yield* guessMappingSteps(table, synonyms, options);
  const remembered = options.remembered?.find((mapping) => mappingFitsHeader(mapping, table.header));
  const known = options.mapping ?? remembered;
  const mappingFrom =
    options.mapping !== undefined ? 'given' : remembered !== undefined ? 'remembered' : 'guessed';
  const completed =
    known === undefined || !mappingFitsHeader(known, table.header)
      ? { ...guess, mapping: known ?? guess.mapping }
      : yield* completeFormats(table, known, options);
  const applied = yield* applyMappingSteps(table, completed.mapping, options);
  if (!applied.ok) return refused(applied.refusal);
  const assumed = [...read.value.assumed, ...completed.assumed, ...applied.value.assumed];
  return ok({
    table,
    file: { format, sheet, sheets },
    mapping: completed.mapping,
    guess,
    mappingFrom,
    dateDoubt: completed.dateDoubt,
    isPart: table.header.some(isProblemColumn),
    imported: { ...applied.value, assumed },
  });
}
