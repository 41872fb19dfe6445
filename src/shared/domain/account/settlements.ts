import type { PlainDate } from '../dates.ts';
import { claimLines, layoutsOf } from './receipt-layout.ts';
import {
  type AccountState,
  currentValue,
  type ItemState,
  isInAccountCurrency,
  type ReceiptState,
} from './state.ts';
import { claimedParts, isPlain, receiptMovements } from './tender-standing.ts';

/** One dated movement against a claim: settled outside Bahi, paid by a receipt, or given back by its void (negative). */
export interface Settlement {
  readonly itemId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
  /** `elsewhere`, the receipt's id, the concession's, the deduction's or the credit's id, or `difference` for what a file's lower figure may have told twice. */
  readonly source: string;
}

/** Every movement against one claim, in no particular order. A voided receipt pays on its day and takes back on the void's. */
export function settlementsOf(state: AccountState, item: ItemState): Settlement[] {
  return [
    ...moneySettlementsOf(state, item),
    ...withheld(state, item.itemId),
    ...remitted(state, item.itemId),
  ];
}

/** What money and files moved on one claim, without what was kept back or given up. */
export function moneySettlementsOf(state: AccountState, item: ItemState): Settlement[] {
  const receipts = [...state.receipts.values()].filter((receipt) => isInAccountCurrency(state, receipt));
  return [
    ...settledElsewhere(item),
    ...receipts.flatMap((receipt) => movementsOf(state, receipt, item.itemId)),
    ...givenBack(state, item.itemId),
  ];
}

/** `settlementsOf` of every claim at once: one walk over the receipts, whatever the number of claims. */
export function settlementsByItem(state: AccountState): ReadonlyMap<string, readonly Settlement[]> {
  const settlements = new Map<string, Settlement[]>();
  for (const item of state.items.values()) settlements.set(item.itemId, settledElsewhere(item));
  for (const receipt of state.receipts.values()) {
    if (!isInAccountCurrency(state, receipt)) continue;
    for (const itemId of new Set(
      layoutsOf(receipt).flatMap(({ lines }) => lines.map((line) => line.itemId)),
    )) {
      settlements.get(itemId)?.push(...movementsOf(state, receipt, itemId));
    }
  }
  for (const itemId of state.reconciliation.givenBackByItem.keys()) {
    settlements.get(itemId)?.push(...givenBack(state, itemId));
  }
  for (const itemId of state.deductions.withheld.byItem.keys()) {
    settlements.get(itemId)?.push(...withheld(state, itemId));
  }
  for (const itemId of state.concessions.remissions.byItem.keys()) {
    settlements.get(itemId)?.push(...remitted(state, itemId));
  }
  return settlements;
}

/** What a payer kept back of a claim, or a credit pays of it, by the deduction or the application it follows from. */
function withheld(state: AccountState, itemId: string): Settlement[] {
  const movements = state.deductions.withheld.byItem.get(itemId) ?? [];
  return movements.map(({ on, amountMinor, sourceId }) => ({ itemId, on, amountMinor, source: sourceId }));
}

/** What of a claim is no longer asked for, by the concession it follows from. */
function remitted(state: AccountState, itemId: string): Settlement[] {
  const remissions = state.concessions.remissions.byItem.get(itemId) ?? [];
  return remissions.map(({ on, amountMinor, grantId }) => ({ itemId, on, amountMinor, source: grantId }));
}

/** What the office's figure holds of our receipts, or may hold: without it that money would count twice. */
function givenBack(state: AccountState, itemId: string): Settlement[] {
  return (state.reconciliation.givenBackByItem.get(itemId) ?? []).map((movement) => ({
    itemId,
    ...movement,
  }));
}

function settledElsewhere(item: ItemState): Settlement[] {
  return (currentValue(item)?.settlements ?? []).map((settlement) => ({
    itemId: item.itemId,
    on: settlement.on,
    amountMinor: settlement.amountMinor,
    source: 'elsewhere',
  }));
}

function movementsOf(state: AccountState, receipt: ReceiptState, itemId: string): Settlement[] {
  if (!isPlain(state, receipt)) {
    const source = receipt.event.data.receiptId;
    return receiptMovements(state, receipt)
      .filter((movement) => movement.itemId === itemId && movement.chargeId === undefined)
      .map(({ on, amountMinor }) => ({ itemId, on, amountMinor, source }));
  }
  return claimLines(receipt.event.data.lines)
    .filter((line) => line.itemId === itemId)
    .flatMap((line) => {
      const source = receipt.event.data.receiptId;
      const paid = { itemId, on: receipt.event.businessDate, amountMinor: line.amountMinor, source };
      const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
      return voidedOn === null ? [paid] : [paid, { ...paid, on: voidedOn, amountMinor: -line.amountMinor }];
    });
}

/** What is still owed on a claim at the end of a business date, in minor units; nothing before it was issued. */
export function openMinorAt(
  amountMinor: number,
  issuedOn: PlainDate,
  settlements: readonly { readonly on: PlainDate; readonly amountMinor: number }[],
  on: PlainDate,
): number {
  if (issuedOn > on) return 0;
  return settlements.reduce(
    (open, settlement) => (settlement.on <= on ? open - settlement.amountMinor : open),
    amountMinor,
  );
}

/** A claim with what is still open on it. */
export interface OpenItem {
  readonly itemId: string;
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
  /** The part under an open dispute, never more than what is open. */
  readonly disputedMinor: number;
  /** The part that the payer says was paid and no bank line shows yet; it is owed until one does. */
  readonly claimedMinor: number;
}

/** The claims with something open on a date, oldest due first. Credits are not claims: they wait as unapplied. */
export function openItems(state: AccountState, on: PlainDate): OpenItem[] {
  const settlements = settlementsByItem(state);
  const claimedByItem = claimedMinorByItem(state, on);
  const open = [...state.items.values()]
    .flatMap((item) => {
      const value = currentValue(item);
      if (value === null || value.itemKind === 'credit') return [];
      const openMinor = openMinorAt(
        value.amountMinor,
        value.issuedOn,
        settlements.get(item.itemId) ?? [],
        on,
      );
      if (openMinor <= 0) return [];
      const { number, issuedOn, dueOn } = value;
      const claimedMinor = Math.min(openMinor, claimedByItem.get(item.itemId) ?? 0);
      return [{ itemId: item.itemId, number, issuedOn, dueOn, openMinor, claimedMinor }];
    })
    .sort((one, other) => (one.dueOn + one.itemId < other.dueOn + other.itemId ? -1 : 1));
  return withDisputes(state, open);
}

/**
 * What is claimed towards each claim by receipts up to a date, less what the office's figure of the claim holds of it
 * already; as claimed now, also for a past date.
 */
function claimedMinorByItem(state: AccountState, on: PlainDate): ReadonlyMap<string, number> {
  const claimed = new Map<string, number>();
  for (const receipt of state.receipts.values()) {
    const isPast = receipt.event.businessDate <= on && isInAccountCurrency(state, receipt);
    if (!isPast || isPlain(state, receipt)) continue;
    for (const { itemId, chargeId, amountMinor } of claimedParts(state, receipt)) {
      if (itemId !== null && chargeId === undefined)
        claimed.set(itemId, (claimed.get(itemId) ?? 0) + amountMinor);
    }
  }
  for (const [itemId, heldMinor] of state.reconciliation.claimedHeldMinorByItem ?? []) {
    claimed.set(itemId, Math.max(0, (claimed.get(itemId) ?? 0) - heldMinor));
  }
  return claimed;
}

/**
 * What is left to be paid once what is claimed has come: the claims a further payment is split over, so that money on
 * its way and money in hand never pay the same claim.
 */
export function payableItems(state: AccountState, on: PlainDate): OpenItem[] {
  return openItems(state, on).flatMap((item) => {
    const openMinor = item.openMinor - item.claimedMinor;
    if (openMinor === 0) return [];
    return [{ ...item, openMinor, claimedMinor: 0, disputedMinor: Math.min(openMinor, item.disputedMinor) }];
  });
}

/** Marks what is under dispute. An amount contested on the account as a whole stands against its oldest claims, once. */
function withDisputes(state: AccountState, open: readonly Omit<OpenItem, 'disputedMinor'>[]): OpenItem[] {
  const disputes = [...state.disputes.values()]
    .filter((dispute) => dispute.closed === null)
    .map((dispute) => dispute.event.data);
  let leftMinor = disputes
    .filter((dispute) => dispute.itemId === null)
    .reduce((sum, dispute) => sum + (dispute.amountMinor ?? Number.POSITIVE_INFINITY), 0);
  return open.map((item) => {
    const named = disputes
      .filter((dispute) => dispute.itemId === item.itemId)
      .reduce((sum, dispute) => sum + (dispute.amountMinor ?? item.openMinor), 0);
    const namedMinor = Math.min(item.openMinor, named);
    const spreadMinor = Math.min(item.openMinor - namedMinor, leftMinor);
    leftMinor -= spreadMinor;
    return { ...item, disputedMinor: namedMinor + spreadMinor };
  });
}
