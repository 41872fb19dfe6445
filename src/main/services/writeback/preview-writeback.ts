import { ok } from '../../../shared/lib/result.ts';
import { countLeftOut } from '../../db/queries/writebacks.ts';
import { refuse, type WaitingService } from '../service.ts';
import { totalsOf, waitingEntries } from './waiting-entries.ts';

/** What the next receipts file of a book would hold, and what it would leave out. */
export const previewWriteback: WaitingService<'previewWriteback'> = (context, input) => {
  if (!context.ledger.states.team(context.session.teamId).books.has(input.bookId))
    return refuse('unknownBook');
  const waiting = waitingEntries(context, input.bookId).map(({ entry }) => entry);
  return ok({ ...totalsOf(waiting), ...countLeftOut(context.read, input.bookId) });
};
