import Papa from 'papaparse';
import type { SqlValue } from '../db/driver.ts';
import type { StoredColumn, StoredTable } from '../db/queries/whole-tables.ts';
import { type CellKind, cellToValue, valueToCell } from './csv-cells.ts';

/** Excel takes a file for Unicode only by this mark, and shows Devanagari right only then. */
export const byteOrderMark = '\uFEFF';

const lineEnd = '\r\n';
const rowsPerPiece = 2_000;

/** How a column's cells are spelled. */
export function cellKindOf(column: StoredColumn): CellKind {
  if (column.type === 'BLOB') return 'bytes';
  return column.type === 'TEXT' ? 'text' : 'number';
}

/** A table as CSV (RFC 4180, UTF-8 with its mark, CRLF) in pieces: the names of the columns, then its rows. */
export function* tableToCsv(
  table: StoredTable,
  rows: Iterable<readonly SqlValue[]>,
  counted: (rows: number) => void = () => {},
): Generator<string> {
  yield byteOrderMark + csvLines([table.columns.map(({ name }) => name)]);
  let piece: string[][] = [];
  for (const row of rows) {
    piece.push(row.map(valueToCell));
    if (piece.length < rowsPerPiece) continue;
    yield csvLines(piece);
    counted(piece.length);
    piece = [];
  }
  if (piece.length > 0) yield csvLines(piece);
  counted(piece.length);
}

function csvLines(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(rows as string[][], { newline: lineEnd }) + lineEnd;
}

/**
 * The rows of a CSV that `tableToCsv` wrote, each as values in the order of the table's columns; null for a file of
 * another shape. Columns are found by their names.
 */
export function csvToRows(table: StoredTable, csv: string): SqlValue[][] | null {
  const text = csv.startsWith(byteOrderMark) ? csv.slice(byteOrderMark.length) : csv;
  const parsed = Papa.parse<string[]>(text, { newline: lineEnd, delimiter: ',', skipEmptyLines: false });
  const [header, ...lines] = parsed.data;
  if (header === undefined || parsed.errors.length > 0) return null;
  if (lines.at(-1)?.length === 1 && lines.at(-1)?.[0] === '') lines.pop();
  const places = table.columns.map(({ name }) => header.indexOf(name));
  // An older app did not have every column: what may be unknown is unknown then.
  if (table.columns.some(({ notNull }, at) => notNull && places[at] === -1)) return null;
  const rows: SqlValue[][] = [];
  for (const line of lines) {
    if (line.length !== header.length) return null;
    const row = table.columns.map((column, at) =>
      cellToValue(line[places[at] ?? -1] ?? '', cellKindOf(column)),
    );
    if (row.includes(undefined)) return null;
    rows.push(row as SqlValue[]);
  }
  return rows;
}
