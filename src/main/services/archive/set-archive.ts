import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectArchive } from '../../db/queries/archive.ts';
import { refuse, type WritingService } from '../service.ts';
import { archivePolicy, archiveQuestion } from './archive-day.ts';

/**
 * Puts accounts away that were closed before a day: one choice of the team, from which follows what lies in the archive.
 * No event of an account is touched, and null or an earlier day brings them back.
 */
export const setArchive: WritingService<'setArchive'> = (context, input) => {
  const { closedBefore } = input;
  const { today, session } = context;
  if (closedBefore !== null && closedBefore > today) return refuse('archiveTooRecent', { today });
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(session.teamId),
      data: { policy: archivePolicy, value: closedBefore ?? '' },
      personal: null,
    },
  ]);
  if (closedBefore === null) return ok({ archived: 0 });
  const question = { ...archiveQuestion(context, closedBefore), text: '', offset: 0, limit: 1 };
  return ok({ archived: selectArchive(context.read, question).total });
};
