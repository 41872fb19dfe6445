import { ok, type Result } from '../../shared/lib/result.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import { type Assumption, assumption } from './import-assumptions.ts';
import type { FileRefusal } from './import-refusals.ts';
import { type CsvOptions, parseCsv } from './parse-csv.ts';
import type { ParsedTable } from './parsed-table.ts';
import { decodeFile } from './read-file.ts';

/** A file as a table, and what was assumed to read it. */
export type FileTable = { readonly table: ParsedTable; readonly assumed: readonly Assumption[] };

/** One format that can be read. Each answers the same table, so that mapping and rows know no format. */
export type TableReader = {
  readonly format: 'csv';
  /** Whether these bytes are this reader's; the last reader of the list takes what is left. */
  readonly takes: (bytes: Uint8Array) => boolean;
  readonly read: (
    bytes: Uint8Array,
    synonyms: HeaderSynonyms,
    options: CsvOptions,
  ) => Result<FileTable, FileRefusal>;
};

const csvReader: TableReader = {
  format: 'csv',
  takes: () => true,
  read: (bytes, synonyms, options) => {
    const decoded = decodeFile(bytes);
    if (!decoded.ok) return decoded;
    const { text, encoding, sureness } = decoded.value;
    const parsed = parseCsv(text, synonyms, options);
    if (!parsed.ok) return parsed;
    const assumed =
      sureness === 'guessed' ? [assumption('encodingGuessed', { encoding: encodingNames[encoding] })] : [];
    return ok({ table: parsed.value, assumed });
  },
};

const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Western (Windows-1252)',
} as const;

/** The formats that can be read, tried in this order. XLSX, Tally XML and bank statements go before CSV. */
export const tableReaders: readonly TableReader[] = [csvReader];

/** Bytes to a table by the first reader that takes them. */
export function readTable(
  bytes: Uint8Array,
  synonyms: HeaderSynonyms,
  options: CsvOptions = {},
): Result<FileTable, FileRefusal> {
  const reader = tableReaders.find((candidate) => candidate.takes(bytes)) ?? csvReader;
  return reader.read(bytes, synonyms, options);
}
