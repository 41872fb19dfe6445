import { laddersKey, objectionToLadder } from '../../../shared/domain/concession/early-payment.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { laddersOf } from './ladders.ts';

/** Sets a ladder for claims dated from a day on; one of the same owner and day takes the place of the one before. */
export const setEarlyPaymentLadder: WritingService<'setEarlyPaymentLadder'> = (context, input) => {
  const { teamId } = context.session;
  const { bookId, accountId, fromOn, rungs, reason } = input;
  if (!context.ledger.states.team(teamId).books.has(bookId)) return refuse('unknownBook');
  const objection = objectionToLadder(rungs, context.resources.settlementPolicy.ladder);
  if (objection !== null) return refuse(objection);
  const others = laddersOf(context).filter(
    (ladder) => ladder.bookId !== bookId || ladder.accountId !== accountId || ladder.fromOn !== fromOn,
  );
  const value = JSON.stringify([...others, { bookId, accountId, fromOn, rungs, reason }]);
  context.append([
    { kind: 'policy.set', stream: teamStream(teamId), data: { policy: laddersKey, value }, personal: null },
  ]);
  return ok({});
};
