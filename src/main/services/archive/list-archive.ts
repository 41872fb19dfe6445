import { ok } from '../../../shared/lib/result.ts';
import { selectArchive } from '../../db/queries/archive.ts';
import type { WaitingService } from '../service.ts';
import { archiveDay, archiveQuestion } from './archive-day.ts';

/** What lies in the archive, or would lie there with another day. */
export const listArchive: WaitingService<'listArchive'> = (context, input) => {
  const { closedBefore = archiveDay(context), text, offset, limit } = input;
  if (closedBefore === null) return ok({ closedBefore, total: 0, accounts: [] });
  const question = { ...archiveQuestion(context, closedBefore), text: text.trim(), offset, limit };
  return ok({ closedBefore, ...selectArchive(context.read, question) });
};
