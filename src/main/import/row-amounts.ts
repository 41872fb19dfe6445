import type { AmountField } from '../../shared/domain/import-fields.ts';
import { parseDecimalAmount } from '../../shared/domain/money-parse.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { RowCells } from './row-cells.ts';

/** What was billed and what is still outstanding, in minor units of one currency. */
export type RowAmounts = { readonly amountMinor: number; readonly outstandingMinor: number };

/** Above this (10^13 minor units) an amount is a slip of columns, and sums would leave exact integers. */
const largestAmountMinor = 10_000_000_000_000;

/** A longer cell holds no amount; the amount parser is made for amounts, not for pages of brackets. */
const longestAmountCharacters = 60;

/** What is known of a row before its amounts: it has a day of payment; it is a credit by its kind of document. */
export type AmountHints = { readonly isSettled: boolean; readonly isCredit: boolean };

/** Amounts of a row, positive where owed; null after reporting what cannot be read. Nothing unreadable becomes 0. */
export function readRowAmounts(
  cells: RowCells,
  mapping: ImportMapping,
  currency: string,
  { isSettled, isCredit }: AmountHints,
): RowAmounts | null {
  const read = readPlainAmounts(cells, mapping, currency, isSettled);
  if (read === null || !isCredit || read.amountMinor <= 0) return read;
  return { amountMinor: -read.amountMinor, outstandingMinor: 0 - read.outstandingMinor };
}

function readPlainAmounts(
  cells: RowCells,
  mapping: ImportMapping,
  currency: string,
  isSettled: boolean,
): RowAmounts | null {
  const amount = readAmount(cells, mapping, 'amount', currency);
  const outstanding = readAmount(cells, mapping, 'outstanding', currency);
  const settled = readAmount(cells, mapping, 'settled', currency);
  if (amount === 'unreadable' || outstanding === 'unreadable' || settled === 'unreadable') return null;
  if (amount === null && outstanding === null) {
    cells.report('amountMissing', cells.mappedOf(['amount', 'outstanding']));
    return null;
  }
  const amountMinor = amount ?? (outstanding ?? 0) + (settled ?? 0);
  const outstandingMinor =
    outstanding ?? (settled === null ? (isSettled ? 0 : amountMinor) : amountMinor - settled);
  if (amount !== null && outstanding !== null && settled !== null && amount !== settled + outstanding) {
    cells.report('amountsDisagree', 'settled');
  }
  if (amountMinor > 0 && outstandingMinor > amountMinor) {
    cells.report('outstandingAboveAmount', 'outstanding');
    return { amountMinor: outstandingMinor, outstandingMinor };
  }
  return { amountMinor, outstandingMinor };
}

/** The amount of a cell in minor units; null where it is empty, `unreadable` after reporting it. */
export function readAmount(
  cells: RowCells,
  mapping: ImportMapping,
  field: AmountField,
  currency: string,
): number | null | 'unreadable' {
  const written = cells.text(field);
  if (written === '') return null;
  if (written.length > longestAmountCharacters) {
    cells.report('amountUnreadable', field, { reason: 'notANumber' });
    return 'unreadable';
  }
  const style = mapping.decimals[field];
  const mark = style === undefined ? undefined : style === 'comma' ? ',' : '.';
  const read = parseDecimalAmount(written, currency, mark);
  if (!read.ok) {
    cells.report('amountUnreadable', field, { reason: read.refusal.code });
    return 'unreadable';
  }
  // `0 -` and not `-`: there is no minus zero in a ledger.
  const amountMinor = mapping.owedSign === 'minus' ? 0 - read.value.amountMinor : read.value.amountMinor;
  if (Math.abs(amountMinor) <= largestAmountMinor) return amountMinor;
  cells.report('amountUnreadable', field, { reason: 'tooLarge' });
  return 'unreadable';
}
