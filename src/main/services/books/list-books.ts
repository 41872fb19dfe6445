import { z } from 'zod';
import { ok } from '../../../shared/lib/result.ts';
import { selectBooks, sumOpenByBook } from '../../db/queries/books.ts';
import type { WaitingService } from '../service.ts';

const assumedColumn = z.array(z.string());

/** The books with whose law each stands under, and what is open on them today. */
export const listBooks: WaitingService<'listBooks'> = (context) => {
  const sums = sumOpenByBook(context.read, context.today);
  const books = selectBooks(context.read).map((book) => ({
    bookId: book.bookId,
    title: book.title ?? '',
    creditor: book.creditor,
    debtors: book.debtors,
    state: book.state,
    product: book.product,
    assumed: assumedColumn.parse(JSON.parse(book.assumed)),
    accounts: book.accounts,
    totals: sums
      .filter((sum) => sum.bookId === book.bookId)
      .map(({ currency, amountMinor }) => ({ amountMinor, currency })),
  }));
  return ok({ books });
};
