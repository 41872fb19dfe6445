import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a decision about a file's other figure back. */
export const reopenDifference: WritingService<'reopenDifference'> = (context, input) => {
  const state = context.ledger.states.account(input.accountId);
  const difference = state.reconciliation.differencesByImport.get(input.importId);
  if (difference === undefined) return refuse('unknownDifference');
  if (!difference.decided) return refuse('nothingPending');
  context.append([
    {
      kind: 'difference.reopened',
      stream: accountStream(input.accountId),
      data: { importId: input.importId },
      personal: null,
    },
  ]);
  return ok({});
};
