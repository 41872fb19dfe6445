import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { guessMapping, type MappingGuess } from './guess-mapping.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import { type ImportMapping, mappingFitsHeader } from './import-mapping.ts';
import type { ImportRefusal } from './import-refusals.ts';
import type { CsvOptions } from './parse-csv.ts';
import type { ParsedTable } from './parsed-table.ts';
import { readTable } from './readers.ts';
import { applyMapping, type ImportedRows, type RowOptions } from './rows.ts';

/** How a file is to be read; everything left out is guessed and said in `assumed`. */
export type ReadImportOptions = RowOptions &
  CsvOptions & {
    /** A mapping edited or remembered. It is refused where it does not fit. */
    readonly mapping?: ImportMapping;
    /** Remembered mappings to try first, the latest first; one that does not fit is passed over. */
    readonly remembered?: readonly ImportMapping[];
  };

/** A file read through to claims: table for the preview, mapping for the next time, rows for the dry run. */
export type ImportReading = {
  readonly table: ParsedTable;
  readonly mapping: ImportMapping;
  /** The guess with its reasons, also where another mapping was applied: the screen shows both. */
  readonly guess: MappingGuess;
  readonly mappingFrom: 'given' | 'remembered' | 'guessed';
  readonly imported: ImportedRows;
};

/** Bytes of a file to claims. Writes nothing; refuses what is no table and mappings that cannot be applied. */
export function readImport(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: ReadImportOptions = {},
): Result<ImportReading, ImportRefusal> {
  const read = readTable(bytes, synonyms, options);
  if (!read.ok) return read;
  const { table } = read.value;
  const guess = guessMapping(table, synonyms);
  const remembered = options.remembered?.find((mapping) => mappingFitsHeader(mapping, table.header));
  const mapping = options.mapping ?? remembered ?? guess.mapping;
  const mappingFrom =
    options.mapping !== undefined ? 'given' : remembered !== undefined ? 'remembered' : 'guessed';
  const applied = applyMapping(table, mapping, options);
  if (!applied.ok) return refused(applied.refusal);
  const guessed = mappingFrom === 'guessed' ? guess.assumed : [];
  const assumed = [...read.value.assumed, ...guessed, ...applied.value.assumed];
  return ok({ table, mapping, guess, mappingFrom, imported: { ...applied.value, assumed } });
}
