import { ok, type Result, refused } from '../../lib/result.ts';
import type { DataOf } from '../events/kinds.ts';

/** A pre-printed receipt book as it was given out. */
export type ReceiptBook = DataOf<'receiptBook.issued'>;

/** What a person said of a leaf. */
export type LeafWord = DataOf<'receiptBook.leafExplained'>['state'];

/** What became of one leaf. `missing`: a later leaf was used, and nobody explained this one. */
export interface Leaf {
  readonly leaf: number;
  readonly number: string;
  readonly state: 'entered' | 'void' | 'lost' | 'unused' | 'missing' | 'notUsedYet';
}

/** The number as it is printed on a leaf: the series, and the leaf with its leading zeros. */
export function leafNumber(book: Pick<ReceiptBook, 'series' | 'digits'>, leaf: number): string {
  return `${book.series}${String(leaf).padStart(book.digits, '0')}`;
}

/** Every leaf of a book in order: entered, explained, missing, or not reached yet. */
export function leavesOf(
  book: ReceiptBook,
  entered: ReadonlySet<number>,
  words: ReadonlyMap<number, LeafWord>,
): readonly Leaf[] {
  const lastEntered = Math.max(0, ...entered);
  const leaves: Leaf[] = [];
  for (let leaf = book.firstLeaf; leaf <= book.lastLeaf; leaf += 1) {
    leaves.push({ leaf, number: leafNumber(book, leaf), state: stateOf(leaf, lastEntered, entered, words) });
  }
  return leaves;
}

function stateOf(
  leaf: number,
  lastEntered: number,
  entered: ReadonlySet<number>,
  words: ReadonlyMap<number, LeafWord>,
): Leaf['state'] {
  if (entered.has(leaf)) return 'entered';
  const word = words.get(leaf);
  if (word !== undefined && word !== 'reopened') return word;
  return leaf < lastEntered ? 'missing' : 'notUsedYet';
}

/** The most leaves of one book: a slip in the last number is no book of a million leaves. */
export const mostLeaves = 1_000;

/** Why a book cannot be given out so. */
export type IssueBookRefusal =
  | { readonly code: 'leavesInvalid'; readonly most: number }
  | { readonly code: 'leavesTaken'; readonly number: string };

/** Whether a book may be given out: its leaves are in order, and no book of that series has one of them. */
export function decideIssueBook(
  book: ReceiptBook,
  others: readonly ReceiptBook[],
): Result<ReceiptBook, IssueBookRefusal> {
  const count = book.lastLeaf - book.firstLeaf + 1;
  const fits = String(book.lastLeaf).length <= book.digits;
  if (count < 1 || count > mostLeaves || !fits) return refused({ code: 'leavesInvalid', most: mostLeaves });
  const taken = others.find(
    (other) =>
      other.series.toUpperCase() === book.series.toUpperCase() &&
      other.firstLeaf <= book.lastLeaf &&
      book.firstLeaf <= other.lastLeaf,
  );
  if (taken === undefined) return ok(book);
  const number = leafNumber(taken, Math.max(taken.firstLeaf, book.firstLeaf));
  return refused({ code: 'leavesTaken', number });
}

/** Why a receipt cannot be entered under that leaf. */
export type EnterLeafRefusal =
  | { readonly code: 'leafNotInBook'; readonly first: string; readonly last: string }
  | { readonly code: 'leafAlreadyEntered'; readonly number: string }
  | { readonly code: 'leafExplained'; readonly number: string; readonly state: string };

/** Whether a receipt may be entered under a leaf, or the leaf be explained: it is the book's, and has neither yet. */
export function decideLeaf(
  book: ReceiptBook,
  leaf: number,
  entered: ReadonlySet<number>,
  words: ReadonlyMap<number, LeafWord>,
): Result<{ readonly number: string }, EnterLeafRefusal> {
  if (leaf < book.firstLeaf || leaf > book.lastLeaf) {
    return refused({
      code: 'leafNotInBook',
      first: leafNumber(book, book.firstLeaf),
      last: leafNumber(book, book.lastLeaf),
    });
  }
  const number = leafNumber(book, leaf);
  if (entered.has(leaf)) return refused({ code: 'leafAlreadyEntered', number });
  const word = words.get(leaf);
  if (word !== undefined && word !== 'reopened')
    return refused({ code: 'leafExplained', number, state: word });
  return ok({ number });
}
