import { ok } from '../../../shared/lib/result.ts';
import { existsCommand } from '../../db/queries/commands.ts';
import { upsertDraft } from '../../db/queries/drafts.ts';
import type { WritingService } from '../service.ts';

/** Keeps a form as it stands; called on every keystroke. A draft whose command is already saved is not revived. */
export const saveDraft: WritingService<'saveDraft'> = (context, input) => {
  if (existsCommand(context.read, input.draftId)) return ok({});
  upsertDraft(context.ledger.write, { ...input, userId: context.user.userId, savedMs: context.nowMs });
  return ok({});
};
