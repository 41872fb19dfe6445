import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { offerFacts } from './offer-facts.ts';

/** What an offer would give up, what it is worth today, and who would have to agree (row N4). */
export const previewSettlement: WaitingService<'previewSettlement'> = (context, input) => {
  const ready = offerFacts(context, input);
  return ready.ok ? ok(ready.value.view) : ready;
};
