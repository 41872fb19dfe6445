import type { SearchMatch } from '../../../shared/contract/search.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import type { TextMark } from '../../../shared/domain/names/mark-words.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import { type NumberHitRow, selectNumberHits } from '../../db/queries/search-numbers.ts';
import type { Finding } from './finding.ts';

const fieldOf = {
  account: 'accountNumber',
  customer: 'customerNumber',
  claim: 'claimNumber',
  receipt: 'receiptNumber',
  gstin: 'gstin',
} as const satisfies Record<NumberHitRow['field'], SearchMatch['field']>;

const separators = /[\s\-/.]/g;
const looked = 60;
const worth = { whole: 100, end: 70 } as const;

/** Accounts, customers, claims and receipts by their number or, from four signs on, by its end. */
export function findNumbers(database: ReadableDatabase, typed: string): Finding[] {
  const number = foldDevanagariDigits(typed).replace(separators, '').toUpperCase();
  if (!/\d/.test(number) || number.length > 40) return [];
  return selectNumberHits(database, number, looked).map(({ field, partyId, accountId, text, isWhole }) => ({
    partyId,
    accountId,
    rank: isWhole === 1 ? worth.whole : worth.end,
    match: { field: fieldOf[field], text, marks: [endOf(text, number.length)] },
  }));
}

/** Whether the whole number was typed, and not its end. */
export function isWholeNumber({ rank }: Finding): boolean {
  return rank === worth.whole;
}

/** Where the last signs of a number begin, its separators not counted. */
function endOf(text: string, signs: number): TextMark {
  let from = text.length;
  for (let left = signs; from > 0 && left > 0; from -= 1) {
    if (!/[\s\-/.]/.test(text.charAt(from - 1))) left -= 1;
  }
  return [from, text.length];
}
