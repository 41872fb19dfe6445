import { assert } from '../../lib/assert.ts';

/** Where the rounding of equal amounts goes: on the last one, or one minor unit each on the first ones. */
export type PlanRemainder = 'first' | 'last';

/**
 * A total in as many equal whole amounts as asked (row N1), in minor units and in order. What does not divide
 * goes on the last one, or one unit each on the first ones; the sum is the total exactly. The caller has seen
 * to it that there is at least one unit for each.
 */
export function equalInstalments(
  totalMinor: number,
  count: number,
  remainder: PlanRemainder,
): readonly number[] {
  assert(Number.isSafeInteger(totalMinor) && Number.isSafeInteger(count), 'whole units and a whole count');
  assert(count >= 1 && count <= totalMinor, 'each instalment holds a unit or more');
  const restMinor = totalMinor % count;
  const equalMinor = (totalMinor - restMinor) / count;
  return Array.from({ length: count }, (_, at) => {
    if (remainder === 'first') return at < restMinor ? equalMinor + 1 : equalMinor;
    return at === count - 1 ? equalMinor + restMinor : equalMinor;
  });
}
