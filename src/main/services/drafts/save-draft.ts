import { ok } from '../../../shared/lib/result.ts';
import { upsertDraft } from '../../db/queries/drafts.ts';
import type { WritingService } from '../service.ts';

/** Keeps a form as it stands; called on every keystroke. A draft whose command is already saved is not revived. */
export const saveDraft: WritingService<'saveDraft'> = (context, input) => {
  const saved = context.read.get<{ id: string }>('SELECT id FROM command WHERE id = ?', [input.draftId]);
  if (saved !== undefined) return ok({});
  upsertDraft(context.ledger.write, { ...input, userId: context.user.userId, savedMs: context.nowMs });
  return ok({});
};
