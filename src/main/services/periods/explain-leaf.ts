import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';
import { freeLeaf } from './receipt-books.ts';

/** Says why a leaf carries no receipt, so that no gap of a book stays unexplained; or takes that word back. */
export const explainLeaf: WritingService<'explainLeaf'> = (context, input) => {
  const { receiptBookId, leaf, state, note } = input;
  const free = freeLeaf(context, { receiptBookId, leaf }, state === 'reopened');
  if (!free.ok) return free;
  context.append([
    {
      kind: 'receiptBook.leafExplained',
      stream: teamStream(context.session.teamId),
      data: { receiptBookId, leaf, state, note },
      personal: null,
    },
  ]);
  return ok({});
};
