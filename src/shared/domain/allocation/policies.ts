import { z } from 'zod';
import { assert, present } from '../../lib/assert.ts';
import type { PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';
import { type AllocationPolicy, allocationPolicySchema } from './policy.ts';

/** How an account stands, as far as the order of payment depends on it (row L2). */
export type AllocationClass = 'standard' | 'subStandard' | 'writtenOff' | 'settlement';

/** Which policy an account has: by its product and how it stands, the first row that fits and is in force. */
export const allocationSelectionSchema = z.strictObject({
  version: z.literal(1),
  /** An account whose oldest due claim is older than so many days is no longer standard (RBI: 90). */
  nonPerformingAfterDays: z.int().positive(),
  rows: z
    .array(
      z.strictObject({
        product: z.enum(['trade', 'loan', 'microfinance', 'any']),
        classification: z.enum(['standard', 'subStandard', 'writtenOff', 'settlement', 'any']),
        policyId: z.string(),
        effectiveFrom: plainDateField,
      }),
    )
    .min(1),
});

/** The policies that are known, and which account has which. */
export interface AllocationPolicies {
  readonly policiesById: Readonly<Record<string, AllocationPolicy>>;
  readonly selection: Readonly<z.output<typeof allocationSelectionSchema>>;
}

/** Reads the policies and the table that chooses between them; a broken file can only be a broken installation. */
export function loadAllocationPolicies(
  files: readonly unknown[],
  selectionFile: unknown,
): AllocationPolicies {
  const policies = files.map((file) => allocationPolicySchema.parse(file));
  const policiesById = Object.fromEntries(policies.map((policy) => [policy.id, policy]));
  assert(Object.keys(policiesById).length === policies.length, 'an allocation policy has an id of its own');
  const selection = allocationSelectionSchema.parse(selectionFile);
  for (const { policyId } of selection.rows) {
    assert(Object.hasOwn(policiesById, policyId), `there is an allocation policy ${policyId}`);
  }
  return { policiesById, selection };
}

/** The policy by which a payment of that day is split on an account of a product that stands so. */
export function policyFor(
  { policiesById, selection }: AllocationPolicies,
  account: {
    readonly product: 'trade' | 'loan' | 'microfinance';
    readonly classification: AllocationClass;
    readonly on: PlainDate;
  },
): AllocationPolicy {
  const row = selection.rows.find(
    ({ product, classification, policyId, effectiveFrom }) =>
      (product === 'any' || product === account.product) &&
      (classification === 'any' || classification === account.classification) &&
      effectiveFrom <= account.on &&
      present(policiesById[policyId], 'a chosen policy').effectiveFrom <= account.on,
  );
  return present(policiesById[present(row, 'a policy for every account').policyId], 'a chosen policy');
}
