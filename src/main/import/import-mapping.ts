import { z } from 'zod';
import {
  amountFields,
  dateFields,
  type ImportField,
  importFieldSchema,
} from '../../shared/domain/import-fields.ts';
import { isCurrency } from '../../shared/domain/money.ts';
import type { ParsedTable } from './parsed-table.ts';

const columnName = z.string().min(1).max(500);
const dateFormat = z.enum(['yearFirst', 'dayFirst', 'monthFirst', 'textMonth', 'serial']);
const decimals = z.enum(['point', 'comma']);

/**
 * What the columns of a file mean, as a plain JSON value: guessed, shown, edited, remembered per sender and
 * applied again. A field without a column is not in the file.
 */
export const importMappingSchema = z.strictObject({
  version: z.literal(1),
  columns: z.partialRecord(importFieldSchema, columnName),
  dateFormats: z.partialRecord(z.enum(dateFields), dateFormat),
  decimals: z.partialRecord(z.enum(amountFields), decimals),
  /** The currency of all amounts where the file has no column for it; null where nobody said. */
  currency: z.string().refine(isCurrency, { error: 'notACurrency' }).nullable(),
  /** `minus` where amounts with a minus are what customers owe (Tally); else a minus is a credit. */
  owedSign: z.enum(['plus', 'minus']).optional(),
});

/** A mapping that passed its schema. */
export type ImportMapping = z.infer<typeof importMappingSchema>;
/** Which sign stands before the decimals of a column. */
export type DecimalStyle = z.infer<typeof decimals>;

/** Whether every column that a mapping names is in a file's header, so that it can be applied unseen. */
export function mappingFitsHeader(mapping: ImportMapping, header: readonly string[]): boolean {
  return columnsNotIn(mapping, header).length === 0;
}

/** The columns a mapping names that a header lacks. */
export function columnsNotIn(mapping: ImportMapping, header: readonly string[]): readonly string[] {
  const present = new Set(header);
  return Object.values(mapping.columns).filter((column) => !present.has(column));
}

/**
 * What a mapping lacks before rows can be made: somebody who owes (`party`), an `amount`, and a date (`dates`,
 * not needed where the caller gives one for the whole file).
 */
export function missingOf(mapping: ImportMapping, dated: boolean): readonly string[] {
  const has = (...fields: ImportField[]): boolean =>
    fields.some((field) => mapping.columns[field] !== undefined);
  const missing: string[] = [];
  if (!has('partyKey', 'partyName', 'accountKey')) missing.push('party');
  if (!has('amount', 'outstanding')) missing.push('amount');
  if (!dated && !has('issuedOn', 'postedOn', 'createdOn', 'dueOn')) missing.push('dates');
  return missing;
}

/** Reads one cell of a row by field: the place of its column, or null where the file has none. */
export function columnPlaces(mapping: ImportMapping, table: ParsedTable): ReadonlyMap<ImportField, number> {
  const placesByColumn = new Map(table.header.map((column, at) => [column, at]));
  const places = new Map<ImportField, number>();
  for (const [field, column] of Object.entries(mapping.columns)) {
    const place = placesByColumn.get(column);
    if (place !== undefined) places.set(importFieldSchema.parse(field), place);
  }
  return places;
}
