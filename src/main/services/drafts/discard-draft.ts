import { ok } from '../../../shared/lib/result.ts';
import { endDraftOffers } from '../../db/queries/draft-offers.ts';
import { deleteOwnDraft } from '../../db/queries/drafts.ts';
import type { WritingService } from '../service.ts';

/** Throws a draft away on purpose. */
export const discardDraft: WritingService<'discardDraft'> = (context, input) => {
  const { ledger, user, nowMs } = context;
  const { draftId } = input;
  if (deleteOwnDraft(ledger.write, user.userId, draftId)) {
    endDraftOffers(ledger.write, { draftId, as: 'thrownAway', atMs: nowMs });
  }
  return ok({});
};
