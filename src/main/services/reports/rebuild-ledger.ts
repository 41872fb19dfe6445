import { ok } from '../../../shared/lib/result.ts';
import { outdateWorklist } from '../../db/queries/worklist.ts';
import { rebuildProjections } from '../../ledger/rebuild.ts';
import type { WritingService } from '../service.ts';

/** Computes every projection again from the events, all or nothing; the list of the day follows with its next reader. */
export const rebuildLedger: WritingService<'rebuildLedger'> = (context) => {
  const { streams } = rebuildProjections(context.ledger);
  outdateWorklist(context.ledger.write);
  const row = context.read.get<{ readonly events: number }>('SELECT count(*) AS events FROM event');
  return ok({ events: row?.events ?? 0, streams });
};
