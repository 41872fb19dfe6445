import type { PlainDate } from '../../shared/domain/dates.ts';
import type { DateField, ImportField } from '../../shared/domain/import-fields.ts';
import { cellText } from './cell-text.ts';
import { type DateFormat, parseImportDate } from './import-dates.ts';
import { columnPlaces, type ImportMapping } from './import-mapping.ts';
import { type ImportProblem, importProblem, type ProblemCode } from './import-problems.ts';
import type { ParsedTable, TableRow } from './parsed-table.ts';
import type { SentenceParams } from './sentences.ts';

/** The cells of one row by field, and where to report what is wrong with them. */
export type RowCells = {
  readonly line: number;
  readonly row: TableRow;
  /** Cleaned text of a field's cell; empty where the cell is empty or the file has no such column. */
  readonly text: (field: ImportField) => string;
  /** The date of a cell; null where it is empty; `unreadable` after reporting it. */
  readonly date: (field: DateField) => PlainDate | null | 'unreadable';
  /** The first of some fields that the file has a column for: where to point when all are empty. */
  readonly mappedOf: (fields: readonly ImportField[]) => ImportField | null;
  readonly report: (code: ProblemCode, field: ImportField | null, params?: SentenceParams) => void;
};

/** A reader of rows for one table and mapping; problems go to `problems`. Dates read once are remembered. */
export function rowCellsReader(
  table: ParsedTable,
  mapping: ImportMapping,
  problems: ImportProblem[],
): (row: TableRow) => RowCells {
  const places = columnPlaces(mapping, table);
  const datesByText = new Map<string, PlainDate | null>();
  const readDate = (text: string, format: DateFormat): PlainDate | null => {
    const key = `${format} ${text}`;
    const known = datesByText.get(key);
    if (known !== undefined) return known;
    const date = parseImportDate(text, format);
    datesByText.set(key, date);
    return date;
  };
  const mappedOf = (fields: readonly ImportField[]): ImportField | null =>
    fields.find((field) => places.has(field)) ?? null;
  return (row) => {
    const text = (field: ImportField): string => {
      const place = places.get(field);
      return place === undefined ? '' : cellText(row.cells[place]);
    };
    const report = (code: ProblemCode, field: ImportField | null, params?: SentenceParams): void => {
      const column = field === null ? null : (mapping.columns[field] ?? null);
      problems.push(importProblem(code, row.line, column, params));
    };
    const date = (field: DateField): PlainDate | null | 'unreadable' => {
      const written = text(field);
      if (written === '') return null;
      const read = readDate(written, mapping.dateFormats[field] ?? 'dayFirst');
      if (read !== null) return read;
      report('dateUnreadable', field);
      return 'unreadable';
    };
    return { line: row.line, row, text, date, mappedOf, report };
  };
}
