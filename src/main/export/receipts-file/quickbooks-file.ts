import { guardText } from '../../../shared/domain/formula-guard.ts';
import type { ReceiptsBatch } from './batch.ts';
import { batchName, csvText, mainTender, plainAmount, wordedEntries } from './file-lines.ts';

const columns = [
  'Ref No',
  'Payment Date',
  'Customer',
  'Payment Method',
  'Reference No',
  'Invoice No',
  'Amount',
  'Currency',
  'Memo',
] as const;

const methods: Readonly<Record<string, string>> = {
  cash: 'Cash',
  upi: 'UPI',
  cheque: 'Check',
  bankTransfer: 'Bank Transfer',
  taxDeducted: 'Tax Deducted',
};

/** QuickBooks knows payment numbers of 21 characters. */
const longestNumber = 21;

/** Payments as QuickBooks' importers take them (Receive Payment): lines with one `Ref No` are one payment. */
export function quickbooksFile(batch: ReceiptsBatch): string {
  const lines = wordedEntries(batch).flatMap(({ entry, partyName, parts, sign }) => {
    const tender = mainTender(entry);
    const words = sign === 1 ? '' : 'Reversal ';
    return parts.map(({ number, amountMinor }) => [
      entry.number.slice(0, longestNumber),
      dayFirst(entry.on),
      guardText(partyName),
      methods[tender?.tender ?? ''] ?? 'Other',
      guardText(tender?.reference ?? ''),
      guardText(number),
      plainAmount(sign * amountMinor, entry.currency),
      entry.currency,
      `${words}Bahi ${entry.number}, batch ${batchName(batch)}`,
    ]);
  });
  return csvText([columns, ...lines]);
}

/** Companies in India read dates day first. */
function dayFirst(on: string): string {
  return on.split('-').toReversed().join('/');
}
