import { cellText } from '../cell-text.ts';
import type { FileRecord } from '../parsed-table.ts';

/** What the lines above a bank's table say. */
export interface BankTitles {
  readonly account: string | null;
  readonly currency: string | null;
}

const accountWords =
  /\b(?:account|a\/c|acct)\.?\s*(?:no|number|num|#)\.?\s*[:\-–]?\s*[_'"`]*([0-9X*x]{5,24})(?![0-9])/i;
const currencyWords = /\bcurrency\s*(?:code)?\s*[:\-–]?\s*\(?\s*(INR|USD|EUR|GBP|AED)\b/i;

/** Number and currency of the account from the titles above the table; null where they do not stand there. */
export function titlesOf(records: readonly FileRecord[]): BankTitles {
  let account: string | null = null;
  let currency: string | null = null;
  for (const { cells } of records) {
    const text = cells
      .map((cell) => cellText(cell))
      .filter((cell) => cell !== '')
      .join(' ');
    account ??= accountWords.exec(text)?.[1]?.toUpperCase() ?? null;
    currency ??= currencyWords.exec(text)?.[1]?.toUpperCase() ?? null;
  }
  return { account, currency };
}
