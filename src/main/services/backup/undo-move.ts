import { ok } from '../../../shared/lib/result.ts';
import { isReadOnly, writeMovedAway } from '../../db/queries/safekeeping.ts';
import { refuse, type WritingService } from '../service.ts';

/**
 * Takes the work back to this machine, where the move came to nothing. Should the other machine have begun after all,
 * both go on as devices of their own: the one that was moved to began a new chain. A hub that was here comes up again, as a copy
 * that begins a new run of its order: the word beside its store went along.
 */
export const undoMove: WritingService<'undoMove'> = (context) => {
  if (!isReadOnly(context.ledger.write)) return refuse('notMoved');
  writeMovedAway(context.ledger.write, null);
  // In its own line: the mark is gone for good by then.
  context.hub.wake(context.session);
  return ok({});
};
