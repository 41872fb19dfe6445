import { standingMoves } from '../../../shared/domain/account/moves.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes the last move of an account back: it is again with the party it was with. */
export const undoAccountMove: WritingService<'undoAccountMove'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const last = standingMoves(account.value.state).at(-1);
  if (last?.moveId !== input.moveId) return refuse('unknownMove');
  context.append([
    {
      kind: 'account.moveUndone',
      stream: accountStream(input.accountId),
      data: { moveId: input.moveId },
      personal: { reason: input.reason === '' ? null : input.reason },
    },
  ]);
  return ok({});
};
