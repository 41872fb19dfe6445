import { parseDecimalAmount } from '../../../shared/domain/money-parse.ts';
import type { BankHeader } from './bank-columns.ts';
import type { BankProblemCode } from './bank-statement.ts';

/** What the money columns of a row say. */
export type RowAmount =
  | { readonly kind: 'amount'; readonly amountMinor: number }
  | {
      readonly kind: 'both';
      readonly debitMinor: number;
      readonly creditMinor: number;
      readonly code: BankProblemCode;
      readonly written: string;
    }
  | { readonly kind: 'nothing'; readonly written: string }
  | { readonly kind: 'bad'; readonly code: BankProblemCode; readonly written: string };

/**
 * The amount of a row: debit and credit in columns of their own (nothing, a dash and 0.00 are an empty one), or one amount
 * with `Cr`/`Dr` beside or behind it. Money in is plus.
 */
export function rowAmountOf(
  cell: (place: number | undefined) => string,
  at: BankHeader['at'],
  currency: string,
): RowAmount {
  if (at.debit !== undefined && at.credit !== undefined) {
    const [debit, credit] = [cell(at.debit), cell(at.credit)];
    const [debitMinor, creditMinor] = [sideText(debit, currency), sideText(credit, currency)];
    if (debitMinor === 'bad') return { kind: 'bad', code: 'amountUnreadable', written: debit };
    if (creditMinor === 'bad') return { kind: 'bad', code: 'amountUnreadable', written: credit };
    if (debitMinor !== 0 && creditMinor !== 0) {
      return { kind: 'both', debitMinor, creditMinor, code: 'bothSides', written: `${debit} / ${credit}` };
    }
    if (debitMinor === 0 && creditMinor === 0) return { kind: 'nothing', written: '' };
    return { kind: 'amount', amountMinor: creditMinor - debitMinor };
  }
  const written = cell(at.amount);
  if (written === '') return { kind: 'nothing', written };
  const { bare, side } = takeSide(written);
  const said = side ?? takeSide(`0 ${cell(at.side)}`).side;
  const read = parseDecimalAmount(bare, currency, '.');
  if (!read.ok) return { kind: 'bad', code: 'amountUnreadable', written };
  if (read.value.amountMinor === 0) return { kind: 'nothing', written };
  // A column for the side whose cell says nothing that is known leaves the direction open: never guessed.
  if (said === null && at.side !== undefined)
    return { kind: 'bad', code: 'amountUnreadable', written: cell(at.side) };
  if (said !== null && read.value.amountMinor < 0 && said === 'cr') {
    return { kind: 'bad', code: 'amountUnreadable', written };
  }
  const { amountMinor } = read.value;
  return { kind: 'amount', amountMinor: said === 'dr' ? -Math.abs(amountMinor) : amountMinor };
}

/** A balance, `Dr` below nothing; null where the cell is empty. */
export function balanceText(written: string, currency: string): number | null | 'bad' {
  if (written === '') return null;
  const { bare, side } = takeSide(written);
  const read = parseDecimalAmount(bare, currency, '.');
  if (!read.ok) return 'bad';
  return side === 'dr' ? -Math.abs(read.value.amountMinor) : read.value.amountMinor;
}

/** What one of two columns holds; a bank that writes its debits with a minus means the debit. */
function sideText(written: string, currency: string): number | 'bad' {
  if (written === '' || /^[-–—]$/.test(written)) return 0;
  const read = parseDecimalAmount(takeSide(written).bare, currency, '.');
  return read.ok ? Math.abs(read.value.amountMinor) : 'bad';
}

function takeSide(written: string): { readonly bare: string; readonly side: 'cr' | 'dr' | null } {
  const [, bare, side] = /^(.*?)\s*\(?(cr|dr|c|d|credit|debit)\.?\)?$/i.exec(written) ?? [];
  if (bare === undefined || side === undefined) return { bare: written, side: null };
  return { bare, side: side.toLowerCase().startsWith('c') ? 'cr' : 'dr' };
}
