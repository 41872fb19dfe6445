import { guardText } from '../../../shared/domain/formula-guard.ts';
import type { ReceiptsBatch } from './batch.ts';
import { batchName, csvText, plainAmount, type WordedEntry, wordedEntries } from './file-lines.ts';

/** Columns of the plain shape. `Record` is `receipt`, `reversal` or `total`. */
export const genericColumns = [
  'Record',
  'Batch',
  'Receipt Number',
  'Date',
  'Customer Number',
  'Customer Name',
  'Invoice Number',
  'Amount',
  'Currency',
  'Cash',
  'UPI',
  'Cheque',
  'Bank Transfer',
  'Tax Deducted',
  'Reference',
  'Payer',
  'Status',
  'Reason',
] as const;

/**
 * The plain shape for any program: one line for each claim of a receipt, how it was paid on its first line alone, and at
 * the end one line of control totals a currency. `Status` and `Reason` are empty: filled in, the file is its own answer.
 */
export function genericFile(batch: ReceiptsBatch): string {
  const { totals } = batch.data;
  const name = batchName(batch);
  const totalLines = totals.map(({ currency, count, amountMinor }) => [
    'total',
    name,
    String(count),
    batch.data.madeOn,
    '',
    '',
    '',
    plainAmount(amountMinor, currency),
    currency,
    ...Array.from({ length: 9 }, () => ''),
  ]);
  const lines = wordedEntries(batch).flatMap((worded) => linesOf(worded, name));
  return csvText([genericColumns, ...lines, ...totalLines]);
}

const modes = ['cash', 'upi', 'cheque', 'bankTransfer', 'taxDeducted'] as const;

function linesOf({ entry, partyName, payerName, parts, sign }: WordedEntry, name: string): string[][] {
  const paidBy = modes.map((mode) => {
    const paidMinor = entry.tenders.reduce(
      (sum, one) => (one.tender === mode ? sum + one.amountMinor : sum),
      0,
    );
    return paidMinor === 0 ? '' : plainAmount(sign * paidMinor, entry.currency);
  });
  const references = entry.tenders.flatMap(({ reference }) => reference ?? []).join(' ');
  return parts.map(({ number, amountMinor }, at) => [
    entry.entry,
    name,
    entry.number,
    entry.on,
    guardText(entry.accountKey),
    guardText(partyName),
    guardText(number),
    plainAmount(sign * amountMinor, entry.currency),
    entry.currency,
    ...(at === 0 ? paidBy : modes.map(() => '')),
    at === 0 ? guardText(references) : '',
    at === 0 ? guardText(payerName) : '',
    '',
    '',
  ]);
}
