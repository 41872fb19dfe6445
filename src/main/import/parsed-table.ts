import type { ImportProblem } from './import-problems.ts';

/** One record of a file and the line it begins on (from 1); a quoted cell may carry it over several lines. */
export type FileRecord = { readonly line: number; readonly cells: readonly string[] };

/** One row of a table: the line of the file it begins on (from 1) and its cells, as many as the header has. */
export type TableRow = FileRecord;

/** A file read as a table, before anyone says what its columns mean. Every reader answers this. */
export type ParsedTable = {
  /** Column names, each different: a name written twice becomes `Name (2)`. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
  /** Lines that are no rows, with the reason. */
  readonly problems: readonly ImportProblem[];
  /** The character between columns, for the screen; null where the format has none. */
  readonly delimiter: string | null;
  /** Lines with an error that never became rows, as they stand in the file: for the file of failed rows. */
  readonly rejected?: readonly FileRecord[];
  /** Rows whose customer was taken from a heading above them; absent where the file has no such headings. */
  readonly headedRows?: number;
};
