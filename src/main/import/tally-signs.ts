import type { ParsedTable } from './parsed-table.ts';
import { onAccount } from './tally-bills.ts';

/** A longer cell holds no amount. */
const longestAmountCharacters = 60;

/**
 * Whether a minus in Tally's bills is what customers owe, as in most versions, or a credit, as in some. The sign that most
 * bills have is the one of claims; amounts on account belong to no bill and are credits, so where there are only such,
 * the other sign is. An even file is read as most versions write it.
 */
export function tallySignsOf(table: ParsedTable, amountColumn: string, numberColumn: string): 'minus' | null {
  const amountAt = table.header.indexOf(amountColumn);
  const numberAt = table.header.indexOf(numberColumn);
  const bills: string[] = [];
  const credits: string[] = [];
  for (const { cells } of table.rows) {
    const isOnAccount = (cells[numberAt] ?? '').startsWith(onAccount) || (cells[numberAt] ?? '') === '';
    (isOnAccount ? credits : bills).push(cells[amountAt] ?? '');
  }
  const ofBills = signsOf(bills);
  const ofCredits = signsOf(credits);
  if (ofBills.minus !== ofBills.plus) return ofBills.minus > ofBills.plus ? 'minus' : null;
  if (ofCredits.minus !== ofCredits.plus) return ofCredits.plus > ofCredits.minus ? 'minus' : null;
  return 'minus';
}

function signsOf(cells: readonly string[]): { readonly minus: number; readonly plus: number } {
  let minus = 0;
  let plus = 0;
  for (const cell of cells) {
    if (cell.length > longestAmountCharacters || !/[1-9१-९]/.test(cell)) continue;
    if (isMinus(cell)) minus += 1;
    else plus += 1;
  }
  return { minus, plus };
}

function isMinus(cell: string): boolean {
  return /^\s*[-−(]|-\s*$|\bcr\.?\)?\s*$/i.test(cell);
}
