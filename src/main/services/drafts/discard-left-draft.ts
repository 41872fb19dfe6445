import { ok } from '../../../shared/lib/result.ts';
import { endDraftOffers, selectDraftOwner } from '../../db/queries/draft-offers.ts';
import { deleteOwnDraft } from '../../db/queries/drafts.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { keyHoldersHere } from './offer-draft.ts';

/** Throws away what somebody who is gone left unfinished here, at the word of who leads the team. */
export const discardLeftDraft: WritingService<'discardLeftDraft'> = (context, { draftId }) => {
  const { ledger, nowMs } = context;
  const draft = selectDraftOwner(ledger.write, draftId);
  if (draft === undefined) return refuse('unknownDraft');
  if (!isGone(context, draft.owner)) return refuse('ownerWorksHere');
  deleteOwnDraft(ledger.write, draft.owner, draftId);
  endDraftOffers(ledger.write, { draftId, as: 'thrownAway', atMs: nowMs });
  return ok({});
};

/** Whether nobody opens this device under that name any more: the person left, or has no key here. */
export function isGone(
  context: ServiceContext,
  userId: string,
  keyHolders = keyHoldersHere(context),
): boolean {
  const person = context.ledger.states.team(context.session.teamId).users.get(userId);
  return person?.active !== true || !keyHolders.has(userId);
}
