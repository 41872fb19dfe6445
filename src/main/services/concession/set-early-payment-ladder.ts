import {
  type Ladder,
  laddersKey,
  objectionToLadder,
} from '../../../shared/domain/concession/early-payment.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { laddersOf } from './ladders.ts';

/** Sets a ladder for claims dated from a day on; one of the same owner and day takes the place of the one before. */
export const setEarlyPaymentLadder: WritingService<'setEarlyPaymentLadder'> = (context, input) => {
  const { teamId } = context.session;
  const { bookId, accountId, fromOn, rungs, reason } = input;
  if (!context.ledger.states.team(teamId).books.has(bookId)) return refuse('unknownBook');
  const objection = objectionToLadder(rungs, context.resources.settlementPolicy.ladder);
  if (objection !== null) return refuse(objection);
  context.append([ladderDraft(context, { bookId, accountId, fromOn, rungs, reason })]);
  return ok({});
};

/** The event that sets a ladder beside those that were set before. */
export function ladderDraft(context: ServiceContext, ladder: Ladder): EventDraft {
  const others = laddersOf(context).filter(
    ({ bookId, accountId, fromOn }) =>
      bookId !== ladder.bookId || accountId !== ladder.accountId || fromOn !== ladder.fromOn,
  );
  return {
    kind: 'policy.set',
    stream: teamStream(context.session.teamId),
    data: { policy: laddersKey, value: JSON.stringify([...others, ladder]) },
    personal: null,
  };
}
