import { ok } from '../../../shared/lib/result.ts';
import { countDifferences, selectDifferences } from '../../db/queries/differences.ts';
import type { WaitingService } from '../service.ts';
import { differenceView } from './difference-view.ts';

/** What files say otherwise where receipts of ours wait for the office, with what may lie behind it. */
export const listDifferences: WaitingService<'listDifferences'> = (context, input) => {
  const filter = {
    decided: input.state === 'decided',
    importId: input.importId ?? null,
    accountId: input.accountId ?? null,
  };
  const { offset, limit } = input;
  const places = selectDifferences(context.read, filter, { offset, limit });
  return ok({
    rows: places.flatMap((place) => differenceView(context, place) ?? []),
    ...countDifferences(context.read, filter),
  });
};
