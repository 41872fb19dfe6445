import type { ReceiptBookView } from '../../../shared/contract/periods.ts';
import {
  decideIssueBook,
  decideLeaf,
  type LeafWord,
  leafNumber,
  leavesOf,
  type ReceiptBook,
} from '../../../shared/domain/receipt-book/leaves.ts';
import type { ReceiptBookState } from '../../../shared/domain/team/apply-periods.ts';
import type { Role } from '../../../shared/domain/team/state.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectEnteredLeaves } from '../../db/queries/periods.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** Who may enter and explain the leaves of another person's book: the office. */
const office: readonly Role[] = ['desk', 'supervisor', 'cashier', 'admin'];

/** Who sees the books of all. */
const readers: readonly Role[] = [...office, 'auditor'];

/** Whether the signed-in person may write under the leaves of a book. */
function mayUse(context: ServiceContext, book: ReceiptBook): boolean {
  return book.issuedTo === context.user.userId || context.user.roles.some((role) => office.includes(role));
}

function booksOf(context: ServiceContext): ReadonlyMap<string, ReceiptBookState> {
  return context.ledger.states.team(context.session.teamId).receiptBooks;
}

function wordsOf(known: ReceiptBookState): ReadonlyMap<number, LeafWord> {
  return new Map([...known.leaves].map(([leaf, event]) => [leaf, event.data.state]));
}

type LeafRefusal = {
  readonly code:
    | 'unknownReceiptBook'
    | 'leafNotInBook'
    | 'leafAlreadyEntered'
    | 'leafExplained'
    | 'notYourReceiptBook';
};

/** A leaf that may be written under: its printed number, and who carries the book. */
export function freeLeaf(
  context: ServiceContext,
  asked: { readonly receiptBookId: string; readonly leaf: number },
  isWordTakenBack = false,
): Result<{ readonly number: string; readonly carriedBy: string }, LeafRefusal> {
  const known = booksOf(context).get(asked.receiptBookId);
  if (known === undefined || known.issued === null) return refuse('unknownReceiptBook');
  const book = known.issued.data;
  if (!mayUse(context, book)) return refuse('notYourReceiptBook');
  const entered = new Set(selectEnteredLeaves(context.read, asked.receiptBookId).map(({ leaf }) => leaf));
  const words = isWordTakenBack ? new Map<number, LeafWord>() : wordsOf(known);
  const decided = decideLeaf(book, asked.leaf, entered, words);
  if (!decided.ok) return domainRefusal(decided.refusal);
  return ok({ number: decided.value.number, carriedBy: book.issuedTo });
}

/** The books a person may see, each with what became of its leaves. */
export function receiptBookViews(context: ServiceContext): readonly ReceiptBookView[] {
  const seesAll = context.user.roles.some((role) => readers.includes(role));
  return [...booksOf(context).values()].flatMap((known) => {
    const { issued } = known;
    if (issued === null || !(seesAll || issued.data.issuedTo === context.user.userId)) return [];
    return [receiptBookView(context, known, issued)];
  });
}

function receiptBookView(
  context: ServiceContext,
  known: ReceiptBookState,
  issued: NonNullable<ReceiptBookState['issued']>,
): ReceiptBookView {
  const book = issued.data;
  const { users } = context.ledger.states.team(context.session.teamId);
  const receiptIds = new Map(
    selectEnteredLeaves(context.read, book.receiptBookId).map(({ leaf, receiptId }) => [leaf, receiptId]),
  );
  const leaves = leavesOf(book, new Set(receiptIds.keys()), wordsOf(known)).map((one) => ({
    ...one,
    receiptId: receiptIds.get(one.leaf) ?? null,
    note: known.leaves.get(one.leaf)?.data.note ?? '',
  }));
  return {
    receiptBookId: book.receiptBookId,
    series: book.series,
    first: leafNumber(book, book.firstLeaf),
    last: leafNumber(book, book.lastLeaf),
    issuedTo: book.issuedTo,
    issuedToName: users.get(book.issuedTo)?.name ?? '',
    issuedOn: issued.businessDate,
    leaves,
    missing: leaves.filter(({ state }) => state === 'missing').length,
  };
}

/** Whether a book may be given out, against all that were. */
export function checkNewBook(
  context: ServiceContext,
  book: ReceiptBook,
): Result<ReceiptBook, { readonly code: 'leavesInvalid' | 'leavesTaken' }> {
  const others = [...booksOf(context).values()].flatMap(({ issued }) =>
    issued === null ? [] : [issued.data],
  );
  const decided = decideIssueBook(book, others);
  return decided.ok ? decided : domainRefusal(decided.refusal);
}
