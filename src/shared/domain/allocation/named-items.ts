import type { PaymentDirection } from './split.ts';

/** Why claims that a person names for money cannot be followed so. */
export type NamedRefusal =
  | { readonly code: 'directionEmpty' }
  | { readonly code: 'directedItemNotOpen'; readonly itemId: string }
  | { readonly code: 'directedTwice'; readonly itemId: string }
  | { readonly code: 'directedAmountInvalid'; readonly itemId: string; readonly openMinor: number }
  | { readonly code: 'directedAboveAmount'; readonly directedMinor: number; readonly amountMinor: number };

/** Why claims named for money cannot be followed: each open, named once, and no more than is open or there. Minor units. */
export function namedRefusal(
  named: PaymentDirection,
  money: {
    readonly amountMinor: number;
    readonly openItems: readonly { readonly itemId: string; readonly openMinor: number }[];
  },
): NamedRefusal | null {
  if (named.items.length === 0) return { code: 'directionEmpty' };
  const openByItem = new Map(money.openItems.map((item) => [item.itemId, item.openMinor]));
  const seen = new Set<string>();
  for (const { itemId, amountMinor } of named.items) {
    const openMinor = openByItem.get(itemId) ?? 0;
    if (openMinor <= 0) return { code: 'directedItemNotOpen', itemId };
    if (seen.has(itemId)) return { code: 'directedTwice', itemId };
    seen.add(itemId);
    if (amountMinor === null) continue;
    if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || amountMinor > openMinor) {
      return { code: 'directedAmountInvalid', itemId, openMinor };
    }
  }
  const directedMinor = named.items.reduce((sum, item) => sum + (item.amountMinor ?? 0), 0);
  return directedMinor > money.amountMinor
    ? { code: 'directedAboveAmount', directedMinor, amountMinor: money.amountMinor }
    : null;
}
