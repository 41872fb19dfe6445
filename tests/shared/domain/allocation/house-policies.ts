import { readdirSync, readFileSync } from 'node:fs';
import { loadAllocationPolicies } from '../../../../src/shared/domain/allocation/policies.ts';
import type { AllocationPolicy } from '../../../../src/shared/domain/allocation/policy.ts';
import { present } from '../../../../src/shared/lib/assert.ts';

const folder = new URL('../../../../resources/allocation/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as unknown;

/** The policies that ship with the program. */
export const housePolicies = loadAllocationPolicies(
  readdirSync(new URL('policies/', folder)).map((name) => json(`policies/${name}`)),
  json('selection.json'),
);

/** One of them. */
export function housePolicy(id: string): AllocationPolicy {
  return present(housePolicies.policiesById[id], id);
}
