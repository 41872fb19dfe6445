import type { OpenClaim } from '../account/open-claims.ts';
import { type AccountState, currentValue } from '../account/state.ts';
import { addDays, daysBetween, type PlainDate } from '../dates.ts';
import { earnedDiscount, type Ladder, ladderFor, type Rung } from './early-payment.ts';
import { shareOfDues } from './present-value.ts';

/** Money that is about to be written down: its day, and how it falls on the claims. */
export interface ReceiptFall {
  readonly receivedOn: PlainDate;
  readonly lines: readonly { readonly itemId: string; readonly amountMinor: number }[];
  /** The claims that were open before it. */
  readonly claims: readonly OpenClaim[];
}

/** What a ladder gives for one claim that a receipt pays; minor units. */
export interface ClaimDiscount extends Rung {
  readonly itemId: string;
  readonly number: string;
  /** Days from the claim's date to the payment. */
  readonly days: number;
  /** The last day on which the step is reached. */
  readonly untilOn: PlainDate;
  /** What is given up: of an earned discount what is left after the payment, else the whole share of the step. */
  readonly amountMinor: number;
  /** The least payment of that day that settles the claim. */
  readonly settlesForMinor: number;
  /** The payment reaches it: the claim is settled with it. */
  readonly isEarned: boolean;
}

/**
 * What the ladders give for the claims a receipt pays (row N7), claim by claim in the order of its lines: discounts it
 * earns, and those it could still earn on its day with more money. The preview shows both; the command writes the earned.
 */
export function receiptDiscounts(
  ladders: readonly Ladder[],
  owner: { readonly bookId: string; readonly accountId: string },
  state: AccountState,
  { receivedOn, lines, claims }: ReceiptFall,
): readonly ClaimDiscount[] {
  if (ladders.length === 0) return [];
  const openById = new Map(claims.map((claim) => [claim.itemId, claim.openMinor]));
  return [...new Set(lines.map(({ itemId }) => itemId))].flatMap((itemId) => {
    const item = state.items.get(itemId);
    const value = item === undefined ? null : currentValue(item);
    const openMinor = openById.get(itemId);
    if (value === null || openMinor === undefined) return [];
    const { issuedOn, amountMinor, number } = value;
    const rungs = ladderFor(ladders, owner, issuedOn)?.rungs ?? [];
    const days = daysBetween(issuedOn, receivedOn);
    const rung = rungs.find(({ withinDays }) => days >= 0 && days <= withinDays);
    if (rung === undefined) return [];
    const paidMinor = lines
      .filter((line) => line.itemId === itemId)
      .reduce((sum, line) => sum + line.amountMinor, 0);
    // Who pays the whole claim has nothing left to be given.
    if (paidMinor >= openMinor) return [];
    const earned = earnedDiscount(rungs, { issuedOn, amountMinor, openMinor, paidMinor, receivedOn });
    const shareMinor = Math.min(openMinor, shareOfDues(amountMinor, rung.basisPoints));
    return [
      {
        ...rung,
        itemId,
        number,
        days,
        untilOn: addDays(issuedOn, rung.withinDays),
        amountMinor: earned?.amountMinor ?? shareMinor,
        settlesForMinor: Math.max(1, openMinor - shareMinor),
        isEarned: earned !== null,
      },
    ];
  });
}
