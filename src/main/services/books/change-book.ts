import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Corrects whose law a book stands under, or confirms what was assumed: after it nothing is assumed any more (decided 17). */
export const changeBook: WritingService<'changeBook'> = (context, input) => {
  const book = context.ledger.states.team(context.session.teamId).books.get(input.bookId);
  if (book === undefined) return refuse('unknownBook');
  const { bookId, creditor, debtors, state, product } = input;
  context.append([
    {
      kind: 'book.changed',
      stream: teamStream(context.session.teamId),
      data: { bookId, creditor, debtors, state, product },
      personal: null,
    },
  ]);
  return ok({});
};
