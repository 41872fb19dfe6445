import { COMPONENTS, type Component } from '../allocation/component.ts';
import type { OpenPart, SplitLine, SplittableItem } from '../allocation/split.ts';
import type { PlainDate } from '../dates.ts';
import { type StandingCharge, standingCharges } from './charges.ts';
import { claimLines, layoutOn } from './receipt-layout.ts';
import { type OpenItem, openItems, payableItems } from './settlements.ts';
import { type AccountState, currentValue, type ItemState, isInAccountCurrency } from './state.ts';
import { claimedParts, receiptMovements, standingMinor } from './tender-standing.ts';

/** A claim that money can settle, with what it is made of: its own components, and the frozen charges on it. */
export interface OpenClaim extends SplittableItem {
  readonly number: string;
  readonly parts: readonly OpenPart[];
}

/**
 * What a payment of a day can be split over (rows L2 and L3): every claim with what is left of its own components and
 * of the charges frozen on it, net of payments that count or are on their way. Oldest due first; minor units.
 */
export function openClaims(state: AccountState, on: PlainDate): readonly OpenClaim[] {
  const chargesByItem = Map.groupBy(openCharges(state, on), (charge) => charge.itemId);
  const payable = new Map(payableItems(state, on).map((item) => [item.itemId, item]));
  const claims = [...state.items.values()].flatMap((item) => {
    const claim = openClaim(state, item, payable.get(item.itemId), chargesByItem.get(item.itemId) ?? []);
    return claim === null ? [] : [claim];
  });
  return claims.sort((one, other) => (one.dueOn + one.itemId < other.dueOn + other.itemId ? -1 : 1));
}

function openClaim(
  state: AccountState,
  item: ItemState,
  payable: OpenItem | undefined,
  charges: readonly OpenCharge[],
): OpenClaim | null {
  const value = currentValue(item);
  if (value === null || value.itemKind === 'credit') return null;
  if (payable === undefined && charges.length === 0) return null;
  const ownMinor = payable?.openMinor ?? 0;
  const parts: readonly OpenPart[] = [
    ...ownParts(state, item, ownMinor),
    ...charges.map(({ head, chargeId, openMinor }) => ({ component: head, chargeId, openMinor })),
  ];
  const openMinor = parts.reduce((sum, part) => sum + part.openMinor, 0);
  const disputedMinor = payable?.disputedMinor ?? 0;
  const { itemId, number, issuedOn, dueOn } = value;
  // Whoever disputes the whole claim disputes what was charged for it being late.
  const isWhole = disputedMinor > 0 && disputedMinor === ownMinor;
  return {
    itemId,
    number,
    issuedOn,
    dueOn,
    openMinor,
    disputedMinor: isWhole ? openMinor : disputedMinor,
    parts,
  };
}

/**
 * What is left of a claim's own components. Our receipts say what they paid; what was paid elsewhere is taken to have
 * paid what is furthest from the principal first.
 */
function ownParts(state: AccountState, item: ItemState, ownMinor: number): readonly OpenPart[] {
  if (ownMinor <= 0) return [];
  const value = currentValue(item);
  const components = value?.components;
  if (value === null || components === undefined) {
    return [{ component: 'principal', chargeId: null, openMinor: ownMinor }];
  }
  const paid = paidByComponent(state, item.itemId);
  const charged = Object.values(components).reduce<number>((sum, minor) => sum + (minor ?? 0), 0);
  const left = COMPONENTS.map((component) => {
    const whole = component === 'principal' ? value.amountMinor - charged : (components[component] ?? 0);
    return { component, chargeId: null, openMinor: Math.max(0, whole - (paid.get(component) ?? 0)) };
  });
  let overMinor = left.reduce((sum, part) => sum + part.openMinor, 0) - ownMinor;
  return left
    .map((part) => {
      const isLast = part.component === 'principal';
      const takenMinor = overMinor < 0 ? (isLast ? overMinor : 0) : Math.min(overMinor, part.openMinor);
      overMinor -= takenMinor;
      return { ...part, openMinor: part.openMinor - takenMinor };
    })
    .filter((part) => part.openMinor > 0);
}

/** What our receipts paid of a claim's own components, what is on its way included. */
function paidByComponent(state: AccountState, itemId: string): ReadonlyMap<Component, number> {
  const paid = new Map<Component, number>();
  for (const receipt of state.receipts.values()) {
    if (receipt.void?.state === 'approved' || !isInAccountCurrency(state, receipt)) continue;
    const lines = claimLines(layoutOn(receipt).lines).filter((line) => line.itemId === itemId);
    for (const { component = 'principal', amountMinor } of lines) {
      paid.set(component, (paid.get(component) ?? 0) + amountMinor);
    }
  }
  return paid;
}

/**
 * What is on its way to claims issued by a day and to the charges on them, and so is still owed beside `openClaims`;
 * minor units.
 */
export function claimedOnClaims(state: AccountState, on: PlainDate, issuedBy: PlainDate): number {
  const onItems = openItems(state, on)
    .filter((item) => item.issuedOn <= issuedBy)
    .reduce((sum, item) => sum + item.claimedMinor, 0);
  const issued = new Set(
    [...state.items.values()].flatMap((item) => {
      const value = currentValue(item);
      return value !== null && value.issuedOn <= issuedBy ? [value.itemId] : [];
    }),
  );
  const onCharges = [...state.receipts.values()]
    .filter((receipt) => isInAccountCurrency(state, receipt) && receipt.event.businessDate <= on)
    .flatMap((receipt) => claimedParts(state, receipt))
    .filter(({ chargeId, itemId }) => chargeId !== undefined && itemId !== null && issued.has(itemId))
    .reduce((sum, part) => sum + part.amountMinor, 0);
  return onItems + onCharges;
}

/** A frozen charge with what is left of it to pay. */
export interface OpenCharge extends StandingCharge {
  readonly openMinor: number;
}

/** The frozen charges that are not yet paid or waived at the end of a date, oldest accrual first. */
export function openCharges(state: AccountState, on: PlainDate): readonly OpenCharge[] {
  const paid = paidByCharge(state, on);
  return standingCharges(state, on).flatMap((charge) => {
    const openMinor = charge.standingMinor - (paid.get(charge.chargeId) ?? 0);
    return openMinor > 0 ? [{ ...charge, openMinor }] : [];
  });
}

/** What receipts paid of each frozen charge by the end of a date, what is on its way included; minor units. */
export function paidByCharge(state: AccountState, on: PlainDate): ReadonlyMap<string, number> {
  const paid = new Map<string, number>();
  if (state.charges.size === 0) return paid;
  for (const receipt of state.receipts.values()) {
    if (!isInAccountCurrency(state, receipt) || receipt.event.businessDate > on) continue;
    const counted = receiptMovements(state, receipt).filter((movement) => movement.on <= on);
    for (const { chargeId, amountMinor } of [...counted, ...claimedParts(state, receipt)]) {
      if (chargeId !== undefined) paid.set(chargeId, (paid.get(chargeId) ?? 0) + amountMinor);
    }
  }
  return paid;
}

/** The claims after lines were set against them, as the next payment finds them. */
export function withoutLines(
  claims: readonly OpenClaim[],
  lines: readonly SplitLine[],
): readonly OpenClaim[] {
  return claims.map((claim) => {
    const own = lines.filter((line) => line.itemId === claim.itemId);
    if (own.length === 0) return claim;
    const parts = claim.parts.map((part) => {
      const takenMinor = own
        .filter(
          ({ component = 'principal', chargeId = null }) =>
            component === part.component && chargeId === part.chargeId,
        )
        .reduce((sum, line) => sum + line.amountMinor, 0);
      return { ...part, openMinor: Math.max(0, part.openMinor - takenMinor) };
    });
    const openMinor = parts.reduce((sum, part) => sum + part.openMinor, 0);
    return { ...claim, parts, openMinor, disputedMinor: Math.min(claim.disputedMinor, openMinor) };
  });
}

/** What of a receipt counts or is on its way: what a split of it can be about. */
export function liveMinor(state: AccountState, receipt: Parameters<typeof standingMinor>[1]): number {
  const claimedMinor = claimedParts(state, receipt).reduce((sum, part) => sum + part.amountMinor, 0);
  return standingMinor(state, receipt) + claimedMinor;
}
