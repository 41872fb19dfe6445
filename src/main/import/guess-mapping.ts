import type { ImportShape } from '../../shared/contract/books.ts';
import { amountFields, type ImportField } from '../../shared/domain/import-fields.ts';
import { isCurrency } from '../../shared/domain/money.ts';
import { cellsOf, completeFormats, type FormatsSaid } from './complete-formats.ts';
import { type ColumnGuess, guessColumns } from './guess-columns.ts';
import type { ColumnCells } from './guess-formats.ts';
import type { HeaderSynonyms } from './header-synonyms.ts';
import type { Assumption } from './import-assumptions.ts';
import type { DateDoubt } from './import-dates.ts';
import { type ImportMapping, missingOf } from './import-mapping.ts';
import { shapeOfHeader } from './known-shapes.ts';
import type { ParsedTable } from './parsed-table.ts';
import { currencySaidIn } from './said-currency.ts';
import { runSteps, type Steps } from './steps.ts';
import { tallySignsOf } from './tally-signs.ts';

/** A guessed mapping with the reason for every column and what had to be assumed. Nothing of it is final. */
export type MappingGuess = {
  readonly mapping: ImportMapping;
  /** The report of an accounting program that the columns belong to, or null. */
  readonly shape: ImportShape | null;
  readonly columns: readonly ColumnGuess[];
  readonly assumed: readonly Assumption[];
  readonly dateDoubt: DateDoubt | null;
  /** What is still needed before rows can be made: `party`, `amount`, `dates`. */
  readonly missing: readonly string[];
};

/** What the columns of a table mean, by the report they belong to, else by their names and by what is in them. */
export function* guessMappingSteps(
  table: ParsedTable,
  synonyms: HeaderSynonyms,
  said: FormatsSaid = {},
): Steps<MappingGuess> {
  const shape = shapeOfHeader(table.header);
  const columns = shape === null ? guessColumns(table, synonyms) : columnsOfShape(table, shape.columns);
  yield { part: 'rows', done: 0, of: table.rows.length };
  const columnsByField: Partial<Record<ImportField, string>> = {};
  for (const { field, column } of columns) if (field !== null) columnsByField[field] = column;
  const bare: ImportMapping = {
    version: 1,
    columns: columnsByField,
    dateFormats: {},
    decimals: {},
    currency: null,
  };
  const amounts = yield* cellsOf(table, bare, amountFields);
  const { outstanding, documentNumber } = columnsByField;
  const isTally =
    shape?.shape === 'tallyBillsReceivable' && outstanding !== undefined && documentNumber !== undefined;
  const owedSign = said.owedSign ?? (isTally ? tallySignsOf(table, outstanding, documentNumber) : null);
  const signed = owedSign === null ? bare : { ...bare, owedSign };
  const completed = yield* completeFormats(table, signed, said);
  const currency = columnsByField.currency === undefined ? currencySaidBy(amounts) : null;
  const mapping = { ...completed.mapping, currency };
  return { ...completed, mapping, shape: shape?.shape ?? null, columns, missing: missingOf(mapping, false) };
}

/** `guessMappingSteps` in one go. */
export function guessMapping(
  table: ParsedTable,
  synonyms: HeaderSynonyms,
  said: FormatsSaid = {},
): MappingGuess {
  return runSteps(guessMappingSteps(table, synonyms, said));
}

function columnsOfShape(
  table: ParsedTable,
  columns: ReadonlyMap<ImportField, string>,
): readonly ColumnGuess[] {
  const fieldsByColumn = new Map([...columns].map(([field, column]) => [column, field]));
  return table.header.map((column): ColumnGuess => {
    const field = fieldsByColumn.get(column) ?? null;
    return field === null
      ? { column, field, confidence: 0, because: 'unknown' }
      : { column, field, confidence: 100, because: 'shape' };
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
      const code = currencySaidIn(cell);
      if (code !== null) said.add(code);
    }
  }
  const [only] = said;
  return said.size === 1 && only !== undefined ? only : null;
}
