import { ok } from '../../../shared/lib/result.ts';
import { selectDrafts } from '../../db/queries/drafts.ts';
import type { WaitingService } from '../service.ts';

/** The signed-in person's unfinished work, newest first. */
export const listDrafts: WaitingService<'listDrafts'> = (context, input) =>
  ok({ drafts: selectDrafts(context.read, context.user.userId, input.accountId ?? null) });
