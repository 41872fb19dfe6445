import { policyOfAccount } from '../../../shared/domain/account/allocation-class.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { AllocationPolicy } from '../../../shared/domain/allocation/policy.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ServiceContext } from '../service.ts';

/** How a payment of a day is split on an account, by the house's data (row L2). */
export function accountPolicy(
  { resources }: Pick<ServiceContext, 'resources'>,
  state: AccountState,
  on: PlainDate,
): AllocationPolicy {
  return policyOfAccount(resources.allocationPolicies, state, on);
}
