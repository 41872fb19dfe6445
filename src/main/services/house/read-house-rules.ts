import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** The house's rules as the forms need them. */
export const readHouseRules: WaitingService<'readHouseRules'> = ({ resources }) =>
  ok({
    dispositions: resources.dispositions,
    promise: resources.promisePolicy,
    plan: resources.planPolicy,
    receipt: resources.receiptPolicy,
    calendar: resources.calendar,
    worklistPolicies: Object.keys(resources.worklistPolicies.policiesById),
  });
