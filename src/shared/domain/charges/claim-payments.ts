import type { ItemValue } from '../account/state.ts';
import type { PlainDate } from '../dates.ts';
import type { ChargedClaim } from './charged-claim.ts';

/** What of a claim's amount its source charged for lateness itself, in minor units: it bears no interest here. */
export function chargedBySource({ amountMinor, components }: ItemValue): number {
  const { interest = 0, fee = 0, penalty = 0, cost = 0 } = components ?? {};
  return Math.max(0, Math.min(amountMinor, interest + fee + penalty + cost));
}

/** Payments of what bears interest: what the source charged for lateness is taken to be paid first. */
export function principalPayments(
  claim: ChargedClaim,
  asOf: PlainDate,
): readonly { readonly on: PlainDate; readonly amountMinor: number }[] {
  let otherMinor = claim.chargedBySourceMinor;
  return netPayments(claim.movements, asOf).flatMap(({ on, amountMinor }) => {
    const toOther = Math.min(otherMinor, amountMinor);
    otherMinor -= toOther;
    return amountMinor === toOther ? [] : [{ on, amountMinor: amountMinor - toOther }];
  });
}

/**
 * Payments up to a date, oldest first, without those that came back: money that never arrived bears interest as if it had
 * never been written down.
 */
export function netPayments(
  movements: ChargedClaim['movements'],
  asOf: PlainDate,
): readonly { readonly on: PlainDate; readonly amountMinor: number }[] {
  const dated = movements
    .filter(({ on }) => on <= asOf)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const paid: { readonly on: PlainDate; amountMinor: number }[] = [];
  let backMinor = 0;
  for (const { on, amountMinor } of dated) {
    if (amountMinor > 0) paid.push({ on, amountMinor });
    else backMinor -= amountMinor;
  }
  // The newest money of the same size came back, else the newest there is.
  for (const { amountMinor } of dated.filter((movement) => movement.amountMinor < 0)) {
    const twin = paid.findLast((payment) => payment.amountMinor === -amountMinor);
    if (twin === undefined) continue;
    twin.amountMinor = 0;
    backMinor += amountMinor;
  }
  for (const payment of paid.toReversed()) {
    const taken = Math.min(backMinor, payment.amountMinor);
    payment.amountMinor -= taken;
    backMinor -= taken;
  }
  return paid.filter(({ amountMinor }) => amountMinor > 0);
}
