import type { DraftOffer } from '../../../shared/contract/draft-offers.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import { ok } from '../../../shared/lib/result.ts';
import {
  type DraftOfferRow,
  selectDraftOffers,
  selectDraftsOfOthers,
} from '../../db/queries/draft-offers.ts';
import type { WaitingService } from '../service.ts';
import { isGone } from './discard-left-draft.ts';
import { keyHoldersHere, mayReceive, offersToldMs } from './offer-draft.ts';

/** Work that changes hands on this device, as the asker may see it. */
export const listDraftOffers: WaitingService<'listDraftOffers'> = (context) => {
  const { read, user, nowMs } = context;
  const { users } = context.ledger.states.team(context.session.teamId);
  const nameOf = (userId: string): string => users.get(userId)?.name ?? '';
  const viewOf = ({ fromUser, toUser, byUser, begunBy, ...row }: DraftOfferRow): DraftOffer => ({
    ...row,
    fromName: nameOf(fromUser),
    toName: nameOf(toUser),
    byName: nameOf(byUser),
    begunByName: nameOf(begunBy),
  });
  const offers = selectDraftOffers(read, { userId: user.userId, sinceMs: nowMs - offersToldMs });
  const isToMe = ({ toUser, state }: DraftOfferRow): boolean => toUser === user.userId && state === 'waiting';
  const isByMe = (row: DraftOfferRow): boolean => row.toUser !== user.userId;
  const ofOthers = leads(user.roles) ? selectDraftsOfOthers(read, user.userId) : [];
  const keyHolders = keyHoldersHere(context);
  return ok({
    toMe: offers.filter(isToMe).map(viewOf),
    byMe: offers.filter(isByMe).map(viewOf),
    ofOthers: ofOthers.map((draft) => ({
      ...draft,
      ownerName: nameOf(draft.ownerId),
      ownerGone: isGone(context, draft.ownerId, keyHolders),
    })),
    receivers: [...users.values()]
      .filter(({ userId }) => userId !== user.userId && mayReceive(context, userId, keyHolders).ok)
      .map(({ userId, name }) => ({ userId, name: name ?? '' })),
  });
};
