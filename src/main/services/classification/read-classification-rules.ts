import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** The dated rules of classification, as they ship; needs no ledger. */
export const readClassificationRules: WaitingService<'readClassificationRules'> = ({ resources }) =>
  ok(resources.classificationRules);
