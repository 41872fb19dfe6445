import { present } from '../../lib/assert.ts';
import { type AllocationClass, type AllocationPolicies, policyFor } from '../allocation/policies.ts';
import type { AllocationPolicy } from '../allocation/policy.ts';
import { daysBetween, type PlainDate } from '../dates.ts';
import { openItems } from './settlements.ts';
import { type AccountState, currentValue } from './state.ts';

/**
 * How an account stands for the order of payment (row L2): written off where a file closed every claim so; sub-standard
 * where its lender's rules class it as non-performing (decision 0033). An account without a class goes by the days its oldest
 * open claim is past due.
 */
export function allocationClassOf(
  state: AccountState,
  on: PlainDate,
  nonPerformingAfterDays: number,
  isNonPerforming: boolean | null = null,
): AllocationClass {
  const claims = [...state.items.values()].filter((item) => currentValue(item)?.itemKind !== 'credit');
  const isWrittenOff = (item: (typeof claims)[number]): boolean =>
    item.versions.at(-1)?.absence === 'writtenOff';
  if (claims.length > 0 && claims.every(isWrittenOff)) return 'writtenOff';
  if (isNonPerforming !== null) return isNonPerforming ? 'subStandard' : 'standard';
  const oldest = openItems(state, on)[0];
  if (oldest === undefined) return 'standard';
  return daysBetween(oldest.dueOn, on) > nonPerformingAfterDays ? 'subStandard' : 'standard';
}

/** How a payment of a day is split on an account: by its product and how the account stands; null has no class. */
export function policyOfAccount(
  policies: AllocationPolicies,
  state: AccountState,
  on: PlainDate,
  isNonPerforming: boolean | null = null,
): AllocationPolicy {
  const { product } = present(state.opened, 'an account that was opened').data;
  const classification = allocationClassOf(
    state,
    on,
    policies.selection.nonPerformingAfterDays,
    isNonPerforming,
  );
  return policyFor(policies, { product, classification, on });
}
