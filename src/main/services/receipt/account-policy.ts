import { policyOfAccount } from '../../../shared/domain/account/allocation-class.ts';
import { recordedPartyId } from '../../../shared/domain/account/moves.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import type { AllocationPolicy } from '../../../shared/domain/allocation/policy.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { present } from '../../../shared/lib/assert.ts';
import { selectSurvivor } from '../../db/queries/party-identities.ts';
import { standingOf } from '../classification/borrower-loans.ts';
import type { ServiceContext } from '../service.ts';

/** How a payment of a day is split on an account, by the house's data and the account's class (rows L2 and L7). */
export function accountPolicy(context: ServiceContext, state: AccountState, on: PlainDate): AllocationPolicy {
  const { resources } = context;
  return policyOfAccount(resources.allocationPolicies, state, on, isNonPerforming(context, state, on));
}

/** Whether the account's class is one that only full arrears end; null where its book has no classes. */
function isNonPerforming(context: ServiceContext, state: AccountState, on: PlainDate): boolean | null {
  const { accountId, bookId, partyId } = present(state.opened, 'an account that was opened').data;
  const shownPartyId = selectSurvivor(context.read, recordedPartyId(state, { partyId }));
  const standing = standingOf(context, { accountId, bookId, partyId: shownPartyId }, on);
  return standing === null ? null : standing.isNonPerforming;
}
