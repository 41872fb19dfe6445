import { openMinorAt, settlementsByItem } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';

/** Receipts taken by the date whose void, if any, came later: what of them stands against no claim. */
export function unappliedReceiptsMinor(state: AccountState, on: PlainDate): number {
  return [...state.receipts.values()]
    .filter((receipt) => {
      const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
      return receipt.event.businessDate <= on && (voidedOn === null || voidedOn > on);
    })
    .reduce((sum, { event: { data } }) => {
      // What the office lists as a credit of its own stands there already.
      const known = state.reconciliation.knownUnappliedMinorByReceipt.get(data.receiptId) ?? 0;
      return sum + data.unappliedMinor - known;
    }, 0);
}

/** A claim or a credit with what is left of it on a date; negative for a credit. */
export interface StandingItem {
  readonly itemId: string;
  readonly value: NonNullable<ReturnType<typeof currentValue>>;
  readonly openMinor: number;
}

/** Every claim and credit of an account that is not settled at the end of a date. */
export function standingItems(state: AccountState, on: PlainDate): StandingItem[] {
  const settlements = settlementsByItem(state);
  return [...state.items.values()].flatMap((item) => {
    const value = currentValue(item);
    if (value === null) return [];
    const openMinor = openMinorAt(value.amountMinor, value.issuedOn, settlements.get(item.itemId) ?? [], on);
    return openMinor === 0 ? [] : [{ itemId: item.itemId, value, openMinor }];
  });
}

/** Whether what is left of it is owed to us; a credit and an overpaid claim are money in hand. */
export function isOwed({ value, openMinor }: StandingItem): boolean {
  return openMinor > 0 && value.itemKind !== 'credit';
}

/** All money in hand that stands against no claim, at the end of a date: receipts, credits, overpayments. */
export function unappliedMinor(state: AccountState, on: PlainDate): number {
  return standingItems(state, on)
    .filter((item) => !isOwed(item))
    .reduce((sum, item) => sum - item.openMinor, unappliedReceiptsMinor(state, on));
}
