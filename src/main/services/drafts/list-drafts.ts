import { ok } from '../../../shared/lib/result.ts';
import { selectOffersOfDrafts } from '../../db/queries/draft-offers.ts';
import { selectDrafts } from '../../db/queries/drafts.ts';
import type { WaitingService } from '../service.ts';

/** The signed-in person's unfinished work, newest first, with who began it and to whom it is offered. */
export const listDrafts: WaitingService<'listDrafts'> = (context, input) => {
  const { read, user } = context;
  const { users } = context.ledger.states.team(context.session.teamId);
  const nameOf = (userId: string): string => users.get(userId)?.name ?? '';
  const offers = selectOffersOfDrafts(read, user.userId);
  const drafts = selectDrafts(read, user.userId, input.accountId ?? null).map(({ begunBy, ...draft }) => {
    const ofIt = offers.filter(({ draftId }) => draftId === draft.draftId);
    const taken = ofIt.find(({ state, toUser }) => state === 'taken' && toUser === user.userId);
    const waiting = ofIt.find(({ state }) => state === 'waiting');
    return {
      ...draft,
      handedBy:
        taken === undefined ? null : { name: nameOf(begunBy), note: taken.note, takenMs: taken.stateMs },
      offeredTo:
        waiting === undefined
          ? null
          : { offerId: waiting.offerId, name: nameOf(waiting.toUser), offeredMs: waiting.offeredMs },
    };
  });
  return ok({ drafts });
};
