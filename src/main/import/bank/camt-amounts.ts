import { parseDecimalAmount } from '../../../shared/domain/money-parse.ts';
import { elementAt, textAt, type XmlElement } from './xml-tree.ts';

/** An amount with the side its element says; null where either cannot be read. */
export function signedAmountOf(of: XmlElement, amount: XmlElement, currency: string): number | null {
  const side = textAt(of, 'CdtDbtInd');
  const amountMinor = plainAmountOf(amount, currency);
  if (amountMinor === null || (side !== 'CRDT' && side !== 'DBIT')) return null;
  return side === 'DBIT' ? -amountMinor : amountMinor;
}

/** What one part of a batch says it comes to, with the batch's side where it names none of its own; null if unsaid. */
export function amountOf(detail: XmlElement, currency: string, isOut: boolean): number | null {
  const amount = elementAt(detail, 'AmtDtls', 'TxAmt', 'Amt') ?? elementAt(detail, 'Amt');
  if (amount === undefined || (amount.currency ?? currency) !== currency) return null;
  const amountMinor = plainAmountOf(amount, currency);
  if (amountMinor === null) return null;
  const side = textAt(detail, 'CdtDbtInd');
  return (side === '' ? isOut : side === 'DBIT') ? -amountMinor : amountMinor;
}

function plainAmountOf(amount: XmlElement, currency: string): number | null {
  const written = amount.text.trim();
  if (!/^[A-Z]{3}$/.test(currency) || !/^\d+(\.\d+)?$/.test(written)) return null;
  const read = parseDecimalAmount(written, currency, '.');
  return read.ok ? read.value.amountMinor : null;
}
