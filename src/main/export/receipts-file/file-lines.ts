import Papa from 'papaparse';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { ReceiptsBatch } from './batch.ts';

/** One receipt, or the taking back of one, as a batch froze it. */
export type BatchEntry = ReceiptsBatch['data']['entries'][number];

/** An entry with the words that stand beside its figures. */
export interface WordedEntry {
  readonly entry: BatchEntry;
  readonly partyName: string;
  readonly payerName: string;
  /** Its claims with their numbers, and the rest on no claim (`number` empty) last. */
  readonly parts: readonly { readonly number: string; readonly amountMinor: number }[];
  /** `1`, or `-1` where money is taken back. */
  readonly sign: 1 | -1;
}

/** How a file names itself: its number, and that it is practice where it is. */
export function batchName({ data }: ReceiptsBatch): string {
  return data.practice ? `PRACTICE-${data.batchNumber}` : String(data.batchNumber);
}

/** The entries of a batch with their words, in the batch's order. */
export function wordedEntries({ data, words }: ReceiptsBatch): readonly WordedEntry[] {
  const wordsByReceipt = new Map(words.map((one) => [one.receiptId, one]));
  return data.entries.map((entry) => {
    const said = wordsByReceipt.get(entry.receiptId);
    const claims = entry.lines.map(({ itemId, amountMinor }) => ({
      number: said?.numbersByItem[itemId] ?? itemId,
      amountMinor,
    }));
    const rest = entry.unappliedMinor > 0 ? [{ number: '', amountMinor: entry.unappliedMinor }] : [];
    return {
      entry,
      partyName: said?.partyName ?? '',
      payerName: said?.payerName ?? '',
      parts: [...claims, ...rest],
      sign: entry.entry === 'receipt' ? 1 : -1,
    };
  });
}

/** An amount as programs read it: digits, a point, the currency's decimals; no grouping. */
export function plainAmount(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return amountMinor < 0 ? `-${whole}` : whole;
}

/** A table as CSV (RFC 4180) with CRLF. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`;
}

/** The tender that most of an entry was paid by, with its reference: programs that know one mode a payment get this one. */
export function mainTender({ tenders }: BatchEntry): BatchEntry['tenders'][number] | undefined {
  return tenders.toSorted((one, other) => other.amountMinor - one.amountMinor)[0];
}

/** The part of an entry that the payer sent to the tax office. */
export function taxMinor({ tenders }: BatchEntry): number {
  return tenders.reduce((sum, one) => (one.tender === 'taxDeducted' ? sum + one.amountMinor : sum), 0);
}
