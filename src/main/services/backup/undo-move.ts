import { ok } from '../../../shared/lib/result.ts';
import { isReadOnly, writeMovedAway } from '../../db/queries/safekeeping.ts';
import { refuse, type WritingService } from '../service.ts';

/**
 * Takes the work back to this machine, where the move came to nothing. Should the other machine have begun after all,
 * both go on as devices of their own: the one that was moved to began a new chain.
 */
export const undoMove: WritingService<'undoMove'> = (context) => {
  if (!isReadOnly(context.ledger.write)) return refuse('notMoved');
  writeMovedAway(context.ledger.write, null);
  return ok({});
};
