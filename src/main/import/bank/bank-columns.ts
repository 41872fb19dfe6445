import { z } from 'zod';
import { cellText, isFigure } from '../cell-text.ts';
import type { FileRecord } from '../parsed-table.ts';

/** What a column of a bank's table may hold. */
const columnNames = [
  'bookedOn',
  'valueOn',
  'narration',
  'reference',
  'debit',
  'credit',
  'amount',
  'side',
  'balance',
] as const;

type BankColumn = (typeof columnNames)[number];

/** The file `resources/import/bank-columns.json`: how banks call their columns. */
export const bankColumnsSchema = z.strictObject({
  version: z.literal(1),
  source: z.string().min(1),
  columns: z.record(z.enum(columnNames), z.array(z.string().min(1)).min(1)),
});

/** How banks call their columns. */
export type BankColumns = z.infer<typeof bankColumnsSchema>;

/** Where each column stands in the rows, and the row that says so. */
export interface BankHeader {
  readonly line: number;
  /** The place of the header among the filled records. */
  readonly record: number;
  readonly at: Partial<Record<BankColumn, number>>;
  /** The currency that the names of the columns carry: `Withdrawal Amount(INR)`. */
  readonly currency: string | null;
}

/** Titles, addresses and limits above a table never run longer than this. */
const searchedRecords = 80;

/**
 * The row of column names of a bank's table: the first that has a date and money in it. Where two columns could be the
 * same thing the first one is it; a value date stands for the booking day only where there is no other date.
 */
export function findBankHeader(records: readonly FileRecord[], columns: BankColumns): BankHeader | null {
  for (const [record, { cells, line }] of records.slice(0, searchedRecords).entries()) {
    const at: Partial<Record<BankColumn, number>> = {};
    for (const [place, cell] of cells.entries()) {
      const column = columnOf(cell, columns);
      if (column !== null && at[column] === undefined) at[column] = place;
    }
    if (at.bookedOn === undefined && at.valueOn !== undefined) at.bookedOn = at.valueOn;
    const hasMoney =
      (at.debit !== undefined && at.credit !== undefined) ||
      (at.amount !== undefined && at.narration !== undefined);
    if (at.bookedOn !== undefined && hasMoney) return { line, record, at, currency: currencyOf(cells) };
  }
  return null;
}

/** A bank's column name without punctuation, currency and case. */
export function normaliseBankHeader(cell: string): string {
  return cellText(cell)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ (?:in )?(?:inr|rs|usd|eur)$/, '');
}

function columnOf(cell: string, { columns }: BankColumns): BankColumn | null {
  if (cell.length > 60 || isFigure(cell)) return null;
  const name = normaliseBankHeader(cell);
  return columnNames.find((column) => columns[column].includes(name)) ?? null;
}

function currencyOf(cells: readonly string[]): string | null {
  for (const cell of cells) {
    const [, written] = /\((?:in\s+)?(INR|USD|EUR|GBP|AED)\.?\)/i.exec(cell) ?? [];
    if (written !== undefined) return written.toUpperCase();
  }
  return null;
}
