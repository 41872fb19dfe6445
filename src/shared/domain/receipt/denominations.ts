import { ok, type Result, refused } from '../../lib/result.ts';

/** How many notes or coins of one value were counted. */
export interface DenominationCount {
  readonly valueMinor: number;
  readonly count: number;
}

/** Why counted cash is not what the receipt says. */
export type DenominationRefusal =
  | { readonly code: 'denominationUnknown'; readonly valueMinor: number }
  | { readonly code: 'denominationCountInvalid'; readonly valueMinor: number }
  | { readonly code: 'denominationsDiffer'; readonly countedMinor: number; readonly cashMinor: number };

/** What a count says: the values of which there is at least one, largest first; null where nothing was counted. */
export function countedNotes(
  counts: readonly DenominationCount[] | null,
): readonly DenominationCount[] | null {
  const byValue = new Map<number, number>();
  for (const { valueMinor, count } of counts ?? []) {
    byValue.set(valueMinor, (byValue.get(valueMinor) ?? 0) + count);
  }
  const notes = [...byValue]
    .filter(([, count]) => count !== 0)
    .map(([valueMinor, count]) => ({ valueMinor, count }))
    .toSorted((one, other) => other.valueMinor - one.valueMinor);
  return notes.length === 0 ? null : notes;
}

/** What counted notes and coins come to, in minor units. */
export function countedMinor(counts: readonly DenominationCount[]): number {
  return counts.reduce((sum, { valueMinor, count }) => sum + valueMinor * count, 0);
}

/**
 * Whether the notes counted (₹500 × 4 …) are of that currency's values and come to the cash taken (row V6).
 */
export function checkDenominations(
  counts: readonly DenominationCount[],
  cashMinor: number,
  valuesMinor: readonly number[],
): Result<number, DenominationRefusal> {
  for (const { valueMinor, count } of counts) {
    if (!valuesMinor.includes(valueMinor)) return refused({ code: 'denominationUnknown', valueMinor });
    if (!Number.isSafeInteger(count) || count < 0) {
      return refused({ code: 'denominationCountInvalid', valueMinor });
    }
  }
  const counted = countedMinor(counts);
  if (counted !== cashMinor) {
    return refused({ code: 'denominationsDiffer', countedMinor: counted, cashMinor });
  }
  return ok(counted);
}

/**
 * The fewest notes and coins for an amount, largest first, to prefill the grid; `restMinor` is what no
 * value covers. Greedy, which is the fewest for the values of the currencies kept.
 */
export function fewestDenominations(
  cashMinor: number,
  valuesMinor: readonly number[],
): { readonly counts: readonly DenominationCount[]; readonly restMinor: number } {
  let restMinor = cashMinor;
  const counts: DenominationCount[] = [];
  for (const valueMinor of valuesMinor.toSorted((one, other) => other - one)) {
    const count = Math.floor(restMinor / valueMinor);
    if (count > 0) counts.push({ valueMinor, count });
    restMinor -= count * valueMinor;
  }
  return { counts, restMinor };
}
