import type { ClaimPart } from './records.ts';

/** Why parts of claims cannot be named so. */
export type PartsRefusal =
  | { readonly code: 'claimNamedTwice' }
  | { readonly code: 'claimSettled' }
  | { readonly code: 'aboveOpen'; readonly openMinor: number };

/** Whether so much of each named claim is still to be paid; null where it is. What is on its way is no longer to be paid. */
export function partsRefusal(
  parts: readonly ClaimPart[],
  openMinorByItem: ReadonlyMap<string, number>,
): PartsRefusal | null {
  if (new Set(parts.map(({ itemId }) => itemId)).size !== parts.length) return { code: 'claimNamedTwice' };
  for (const { itemId, amountMinor } of parts) {
    const openMinor = openMinorByItem.get(itemId);
    if (openMinor === undefined || openMinor <= 0) return { code: 'claimSettled' };
    if (amountMinor > openMinor) return { code: 'aboveOpen', openMinor };
  }
  return null;
}
