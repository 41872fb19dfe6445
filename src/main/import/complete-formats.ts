import {
  type AmountField,
  amountFields,
  type DateField,
  dateFields,
  type ImportField,
} from '../../shared/domain/import-fields.ts';
import { cellText } from './cell-text.ts';
import { type ColumnCells, guessDateFormats, guessDecimals } from './guess-formats.ts';
import type { Assumption } from './import-assumptions.ts';
import type { DateDoubt } from './import-dates.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ParsedTable } from './parsed-table.ts';
import type { Steps } from './steps.ts';

/** A mapping with a format for every date and amount, and what a person has to be asked. */
export type CompletedMapping = {
  readonly mapping: ImportMapping;
  readonly assumed: readonly Assumption[];
  /** Date columns that read two ways, with examples; null where nothing has to be asked. */
  readonly dateDoubt: DateDoubt | null;
};

/** What a person said about formats, which goes before every guess. */
export type FormatsSaid = {
  readonly dateOrder?: 'dayFirst' | 'monthFirst';
  /** Whether amounts with a minus are what customers owe, or the others. */
  readonly owedSign?: 'plus' | 'minus';
};

/**
 * Fills in what a mapping does not say about its date and amount columns, by evidence over all rows. A date column that
 * reads two ways stays without a format, so that nobody takes day first for an answer; it is then read day first.
 */
export function* completeFormats(
  table: ParsedTable,
  mapping: ImportMapping,
  said: FormatsSaid,
): Steps<CompletedMapping> {
  const dateColumns = yield* cellsOf(
    table,
    mapping,
    unsaid(mapping, dateFields, said.dateOrder !== undefined),
  );
  const dates = guessDateFormats(dateColumns, said.dateOrder);
  yield { part: 'rows', done: 0, of: table.rows.length };
  const amounts = yield* cellsOf(table, mapping, amountFields);
  const decimals = guessDecimals(amounts);
  yield { part: 'rows', done: 0, of: table.rows.length };
  const { owedSign, ...rest } = mapping;
  const sign = said.owedSign ?? owedSign;
  return {
    mapping: {
      ...rest,
      dateFormats: { ...mapping.dateFormats, ...Object.fromEntries(dates.formatsByField) },
      decimals: { ...Object.fromEntries(decimals.formatsByField), ...mapping.decimals },
      ...(sign === 'minus' ? { owedSign: sign } : {}),
    },
    assumed: [
      ...dates.assumed,
      ...decimals.assumed.filter(({ params }) => !isSaid(mapping, params['column'])),
    ],
    dateDoubt: dates.doubt,
  };
}

/** Columns of a mapping that hold dates or amounts, with their filled cells. */
export function* cellsOf<Field extends ImportField>(
  table: ParsedTable,
  mapping: Pick<ImportMapping, 'columns'>,
  fields: readonly Field[],
): Steps<readonly ColumnCells<Field>[]> {
  const found: ColumnCells<Field>[] = [];
  for (const field of fields) {
    const column = mapping.columns[field];
    if (column === undefined) continue;
    const at = table.header.indexOf(column);
    const cells: string[] = [];
    for (const [row, { cells: written }] of table.rows.entries()) {
      const text = cellText(written[at]);
      if (text !== '') cells.push(text);
      if (row % 2_000 === 0) yield { part: 'rows', done: 0, of: table.rows.length };
    }
    found.push({ field, column, cells });
  }
  return found;
}

/** A said order of day and month is also asked of columns that a mapping has a day or month order for. */
function unsaid(
  mapping: ImportMapping,
  fields: readonly DateField[],
  isOrderSaid: boolean,
): readonly DateField[] {
  return fields.filter((field) => {
    const format = mapping.dateFormats[field];
    return format === undefined || (isOrderSaid && (format === 'dayFirst' || format === 'monthFirst'));
  });
}

function isSaid(mapping: ImportMapping, column: unknown): boolean {
  return amountFields.some(
    (field: AmountField) => mapping.columns[field] === column && mapping.decimals[field] !== undefined,
  );
}
