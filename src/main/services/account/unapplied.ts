import { layoutOn } from '../../../shared/domain/account/receipt-layout.ts';
import { openMinorAt, settlementsByItem } from '../../../shared/domain/account/settlements.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import { partsBetween, standingMinor } from '../../../shared/domain/account/tender-standing.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';

/** What counts of the receipts taken by the date and stands against no claim. */
export function unappliedReceiptsMinor(state: AccountState, on: PlainDate): number {
  return [...state.receipts.values()].reduce((sum, receipt) => {
    if (receipt.event.businessDate > on) return sum;
    const counted = partsBetween(receipt, 0, standingMinor(state, receipt, on), layoutOn(receipt, on));
    const unapplied = counted.reduce(
      (part, { itemId, amountMinor }) => part + (itemId === null ? amountMinor : 0),
      0,
    );
    if (unapplied === 0) return sum;
    // What the office lists as a credit of its own stands there already.
    const known = state.reconciliation.knownUnappliedMinorByReceipt.get(receipt.event.data.receiptId) ?? 0;
    return sum + unapplied - known;
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
