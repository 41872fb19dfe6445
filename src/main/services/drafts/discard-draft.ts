import { ok } from '../../../shared/lib/result.ts';
import { deleteDraft } from '../../db/queries/drafts.ts';
import type { WritingService } from '../service.ts';

/** Throws a draft away on purpose. */
export const discardDraft: WritingService<'discardDraft'> = (context, input) => {
  deleteDraft(context.ledger.write, context.user.userId, input.draftId);
  return ok({});
};
