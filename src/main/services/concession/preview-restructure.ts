import { comparePlans } from '../../../shared/domain/plan/compare.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { restructureFacts } from './restructure-facts.ts';

/** The new schedule beside the old one (row N5). */
export const previewRestructure: WaitingService<'previewRestructure'> = (context, input) => {
  const ready = restructureFacts(context, input);
  if (!ready.ok) return ready;
  const { account, known, before, after, totalMinor } = ready.value;
  return ok({
    overdue: known.dues,
    before: [...before],
    after: [...after],
    totalMinor,
    differences: comparePlans(before, after),
    earlierCount: account.state.concessions.restructures.size,
    daysPastDueBefore: known.daysPastDue,
  });
};
