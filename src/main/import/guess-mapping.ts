import { isCurrency } from '../../shared/domain/money.ts';
import { cellText } from './cell-text.ts';
import { type ColumnGuess, guessColumns } from './guess-columns.ts';
import { type ColumnCells, guessDateFormats, guessDecimals } from './guess-formats.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import type { Assumption } from './import-assumptions.ts';
import { amountFields, dateFields, type ImportField } from './import-fields.ts';
import { type ImportMapping, missingOf } from './import-mapping.ts';
import type { ParsedTable } from './parsed-table.ts';

/** A guessed mapping with the reason for every column and what had to be assumed. Nothing of it is final. */
export type MappingGuess = {
  readonly mapping: ImportMapping;
  readonly columns: readonly ColumnGuess[];
  readonly assumed: readonly Assumption[];
  /** What is still needed before rows can be made: `party`, `amount`, `dates`. */
  readonly missing: readonly string[];
};

/** What the columns of a table mean, by their names and by what is in them. */
export function guessMapping(table: ParsedTable, synonyms: HeaderSynonyms): MappingGuess {
  const columns = guessColumns(table, synonyms);
  const columnsByField = new Map<ImportField, string>();
  for (const { field, column } of columns) if (field !== null) columnsByField.set(field, column);
  const dates = guessDateFormats(cellsOf(table, columnsByField, dateFields));
  const amounts = cellsOf(table, columnsByField, amountFields);
  const decimals = guessDecimals(amounts);
  const mapping: ImportMapping = {
    version: 1,
    columns: Object.fromEntries(columnsByField),
    dateFormats: Object.fromEntries(dates.formatsByField),
    decimals: Object.fromEntries(decimals.formatsByField),
    currency: columnsByField.has('currency') ? null : currencySaidBy(amounts),
  };
  return {
    mapping,
    columns,
    assumed: [...dates.assumed, ...decimals.assumed],
    missing: missingOf(mapping, false),
  };
}

function cellsOf<Field extends ImportField>(
  table: ParsedTable,
  columnsByField: ReadonlyMap<ImportField, string>,
  fields: readonly Field[],
): readonly ColumnCells<Field>[] {
  return fields.flatMap((field) => {
    const column = columnsByField.get(field);
    if (column === undefined) return [];
    const at = table.header.indexOf(column);
    const cells = table.rows.map((row) => cellText(row.cells[at])).filter((text) => text !== '');
    return [{ field, column, cells }];
  });
}

/** The one currency that amount columns name in their header or cells (`Amount (INR)`, `₹ 500`), or null. */
function currencySaidBy(columns: readonly ColumnCells<string>[]): string | null {
  const said = new Set<string>();
  for (const { column, cells } of columns) {
    for (const code of column.toUpperCase().match(/\b[A-Z]{3}\b/g) ?? [])
      if (isCurrency(code)) said.add(code);
    if (/₹|\brs\b|rupee/i.test(column)) said.add('INR');
    for (const cell of cells) {
      const code = /^([A-Z]{3})\s*[\d(-]/i.exec(cell)?.[1]?.toUpperCase();
      if (code !== undefined && isCurrency(code)) said.add(code);
      if (/₹|^rs\b/i.test(cell)) said.add('INR');
    }
  }
  const [only] = said;
  return said.size === 1 && only !== undefined ? only : null;
}
