import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** How payments are split, as it ships; needs no ledger. */
export const readAllocationPolicies: WaitingService<'readAllocationPolicies'> = ({ resources }) =>
  ok(resources.allocationPolicies);
