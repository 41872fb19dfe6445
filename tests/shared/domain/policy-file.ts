import { readFileSync } from 'node:fs';

/** A policy of the house as it is shipped, unchecked: `promise`, `plan` or `receipt`. */
export function policyFile(name: 'promise' | 'plan' | 'receipt' | 'cash' | 'periods' | 'team-day'): unknown {
  return JSON.parse(
    readFileSync(new URL(`../../../resources/policies/${name}.json`, import.meta.url), 'utf8'),
  );
}
