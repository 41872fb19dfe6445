import { ok } from '../../../shared/lib/result.ts';
import { selectBookTotals } from '../../db/queries/books.ts';
import type { WaitingService } from '../service.ts';

/** The books of the team with what they hold, and the answers to “whose law” that nobody gave yet. */
export const listBooks: WaitingService<'listBooks'> = (context) => {
  const totals = Map.groupBy(selectBookTotals(context.read), (row) => row.bookId);
  const books = [...context.ledger.states.team(context.session.teamId).books.values()].map((book) => {
    const rows = totals.get(book.bookId) ?? [];
    return {
      bookId: book.bookId,
      title: book.title ?? '',
      creditor: book.creditor,
      debtors: book.debtors,
      state: book.state,
      product: book.product,
      assumed: book.assumed,
      accounts: rows.reduce((sum, row) => sum + row.accounts, 0),
      totals: rows.map((row) => ({ currency: row.currency, amountMinor: row.openMinor })),
    };
  });
  return ok({ books });
};
