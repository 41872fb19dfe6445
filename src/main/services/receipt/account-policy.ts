import { policyOfAccount } from '../../../shared/domain/account/allocation-class.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { AllocationPolicy } from '../../../shared/domain/allocation/policy.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { isNonPerforming } from '../classification/non-performing.ts';
import type { ServiceContext } from '../service.ts';

/** How a payment of a day is split on an account, by the house's data and the account's class (rows L2 and L7). */
export function accountPolicy(context: ServiceContext, state: AccountState, on: PlainDate): AllocationPolicy {
  const { resources } = context;
  return policyOfAccount(resources.allocationPolicies, state, on, isNonPerforming(context, state, on));
}
