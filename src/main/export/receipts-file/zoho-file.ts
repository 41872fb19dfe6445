import { guardText } from '../../../shared/domain/formula-guard.ts';
import type { ReceiptsBatch } from './batch.ts';
import { batchName, csvText, mainTender, plainAmount, taxMinor, wordedEntries } from './file-lines.ts';

const columns = [
  'Payment Number',
  'Date',
  'Customer Name',
  'Mode',
  'Amount',
  'Withholding Tax Amount',
  'Currency Code',
  'Reference Number',
  'Description',
  'Invoice Number',
  'Amount Applied to Invoice',
] as const;

const modes: Readonly<Record<string, string>> = {
  cash: 'Cash',
  upi: 'UPI',
  cheque: 'Check',
  bankTransfer: 'Bank Transfer',
  taxDeducted: 'Others',
};

/**
 * Payments as Zoho Books takes them in (Payments Received, import): one line for each invoice, the payment's own figures
 * repeated on each under the same payment number.
 */
export function zohoFile(batch: ReceiptsBatch): string {
  const lines = wordedEntries(batch).flatMap(({ entry, partyName, parts, sign }) => {
    const tender = mainTender(entry);
    const amount = (amountMinor: number): string => plainAmount(sign * amountMinor, entry.currency);
    const words = sign === 1 ? '' : 'Reversal ';
    return parts.map(({ number, amountMinor }) => [
      entry.number,
      entry.on,
      guardText(partyName),
      modes[tender?.tender ?? ''] ?? 'Others',
      amount(entry.amountMinor - taxMinor(entry)),
      taxMinor(entry) === 0 ? '' : amount(taxMinor(entry)),
      entry.currency,
      guardText(tender?.reference ?? entry.number),
      `${words}Bahi ${entry.number}, batch ${batchName(batch)}`,
      guardText(number),
      number === '' ? '' : amount(amountMinor),
    ]);
  });
  return csvText([columns, ...lines]);
}
