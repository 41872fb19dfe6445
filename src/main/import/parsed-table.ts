import type { ImportProblem } from './import-problems.ts';

/** One row of a table: the line of the file it begins on (from 1) and its cells, as many as the header has. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

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
};
