import { ok } from '../../../shared/lib/result.ts';
import { rebuildProjections } from '../../ledger/rebuild.ts';
import type { WritingService } from '../service.ts';

/** Drops every projection and computes it again from the events, in one transaction. */
export const rebuildLedger: WritingService<'rebuildLedger'> = (context) => {
  const { streams } = rebuildProjections(context.ledger);
  const events = context.read.get<{ events: number }>('SELECT count(*) AS events FROM event')?.events ?? 0;
  return ok({ events, streams });
};
