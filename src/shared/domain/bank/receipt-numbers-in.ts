import { formatReceiptNumber, parseReceiptNumber } from '../receipt-number.ts';

const shape = /(?=([0-9A-HJKMNP-TV-Z]{6}[- ]?\d{6}[- ]?[0-9A-HJKMNP-TV-Z]))/g;

/**
 * Receipt numbers of ours that stand in a text, in their one spelling: banks drop the hyphens and put the number between
 * others without a space, so every place is tried and the check character decides.
 */
export function receiptNumbersIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, written = ''] of text.toUpperCase().matchAll(shape)) {
    const number = parseReceiptNumber(written);
    if (number.ok) found.add(formatReceiptNumber(number.value));
  }
  return [...found];
}
