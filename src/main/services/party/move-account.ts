import { recordedPartyId } from '../../../shared/domain/account/moves.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { refuse, type WritingService } from '../service.ts';
import { shownParty } from './shown-party.ts';

/**
 * Moves an account to the party it belongs to, with the reason; the move's id is the command's. A lender's account stays
 * with the parties of its book: what one lender's book says may not mix with another's.
 */
export const moveAccount: WritingService<'moveAccount'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const to = shownParty(context, input.partyId);
  if (to.state.registered === null) return refuse('unknownParty');
  if (to.partyId === opened.partyId) return refuse('accountThere');
  const { books } = context.ledger.states.team(context.session.teamId);
  const { bookId } = to.state.registered.data;
  const isLenders = [bookId, opened.bookId].some((known) => books.get(known)?.creditor === 'lender');
  if (isLenders && bookId !== opened.bookId) return refuse('mergeLendersBooks');
  const moveId = input.commandId;
  const fromPartyId = recordedPartyId(state, state.opened?.data ?? opened);
  context.append([
    {
      kind: 'account.moved',
      stream: accountStream(input.accountId),
      data: { moveId, fromPartyId, toPartyId: to.partyId },
      personal: { reason: input.reason },
    },
  ]);
  return ok({ moveId });
};
