import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { checkNewBook } from './receipt-books.ts';

/** Gives a pre-printed receipt book to a person; no other book may have one of its numbers. */
export const issueReceiptBook: WritingService<'issueReceiptBook'> = (context, input) => {
  const { commandId, ...terms } = input;
  const { teamId } = context.session;
  const carrier = context.ledger.states.team(teamId).users.get(terms.issuedTo);
  if (carrier === undefined || !carrier.active) return refuse('unknownUser');
  const book = checkNewBook(context, { receiptBookId: commandId, ...terms });
  if (!book.ok) return book;
  context.append([
    { kind: 'receiptBook.issued', stream: teamStream(teamId), data: book.value, personal: null },
  ]);
  return ok({ receiptBookId: commandId });
};
