import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** Reasons of deductions, and by when certificates of tax are due, as they ship; needs no ledger. */
export const readDeductionRules: WaitingService<'readDeductionRules'> = ({ resources }) =>
  ok({ reasons: resources.deductionReasons, certificates: resources.certificateRules });
