import { comparePlans } from '../../../shared/domain/plan/compare.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';
import { tweakFacts } from './tweak-facts.ts';

/** What a tweak would change, payment by payment, and the limits it goes beyond. */
export const previewTweak: WaitingService<'previewTweak'> = (context, input) => {
  const ready = tweakFacts(context, input);
  if (!ready.ok) return ready;
  const { view, facts } = ready.value;
  return ok({
    differences: comparePlans(view.instalments, facts.instalments),
    needsApproval: facts.needsApproval,
    breaches: facts.breaches,
  });
};
