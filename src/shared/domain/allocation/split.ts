import type { PlainDate } from '../dates.ts';
import { type AllocationLine, allocate, type NamedClaim } from './allocate.ts';
import type { Component } from './component.ts';
import { type AllocatableClaim, dueStateOn } from './order-claims.ts';
import type { AllocationPolicy } from './policy.ts';

/** What is open of one component of a claim: of the claim itself, or a frozen charge on it. */
export interface OpenPart {
  readonly component: Component;
  /** The frozen charge; null for a part of the claim as it was billed. */
  readonly chargeId: string | null;
  readonly openMinor: number;
}

/** A claim that a receipt may settle, in the receipt's currency. */
export interface SplittableItem {
  readonly itemId: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  /** All that is open on it, its parts together. */
  readonly openMinor: number;
  /** The part under an open dispute; never more than what is open. */
  readonly disputedMinor: number;
  /** What it is made of, oldest charge first; left out where it is all principal. */
  readonly parts?: readonly OpenPart[];
}

/** One claim the payer says the money is for, with how much of it; null for as much as is open. */
export interface DirectedItem {
  readonly itemId: string;
  readonly amountMinor: number | null;
}

/** What the debtor says the money is for, in the order said. */
export interface PaymentDirection {
  readonly items: readonly DirectedItem[];
}

/** Contract Act 1872: by the debtor's direction (s.59), by the creditor's choice (s.60), or by order of time (s.61). */
export type SplitBasis = 'directed' | 'creditorChoice' | 'orderOfTime';

/** All that decides how one receipt is split. */
export interface SplitQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  readonly openItems: readonly SplittableItem[];
  readonly direction: PaymentDirection | null;
  /** What the creditor chooses where the payer says nothing. */
  readonly choice: PaymentDirection | null;
  /** The day of the payment: what is due later is paid in advance. */
  readonly on: PlainDate;
  readonly policy: AllocationPolicy;
}

/** Part of a receipt that settles one claim, or a frozen charge on it. Without a component it is principal. */
export interface SplitLine {
  readonly itemId: string;
  readonly amountMinor: number;
  readonly component?: Component | undefined;
  readonly chargeId?: string | undefined;
}

/** A receipt's split: its lines and the unapplied rest add up to the amount exactly. */
export interface ReceiptSplit {
  readonly lines: readonly SplitLine[];
  readonly unappliedMinor: number;
  /** Of the unapplied: meant for a disputed claim that the policy does not let it reach. */
  readonly heldMinor: number;
  readonly basis: SplitBasis;
}

/**
 * Splits a receipt over the open claims by the account's policy (Indian Contract Act 1872 ss.59–61, rows L2, L3,
 * L8). Minor units; no line exceeds what is open; what no rule gives a place stays unapplied.
 */
export function splitReceipt(question: SplitQuestion): ReceiptSplit {
  const { amountMinor, openItems, direction, choice, policy, on } = question;
  const split = allocate({
    amountMinor,
    policy,
    claims: openItems.map((item) => claimOf(item, on)),
    direction: namedClaims(direction),
    choice: namedClaims(choice),
  });
  const itemsById = new Map(openItems.map((item) => [item.itemId, item]));
  const lines = split.lines.flatMap((line) => linesOf(line, itemsById.get(line.claimId)?.parts));
  return { ...split, lines };
}

function namedClaims(direction: PaymentDirection | null): readonly NamedClaim[] | null {
  if (direction === null) return null;
  return direction.items.map(({ itemId, amountMinor }) => ({ claimId: itemId, amountMinor }));
}

function claimOf(item: SplittableItem, on: PlainDate): AllocatableClaim {
  const openMinorByComponent: Partial<Record<Component, number>> = {};
  for (const { component, openMinor } of item.parts ?? [wholeOf(item)]) {
    openMinorByComponent[component] = (openMinorByComponent[component] ?? 0) + openMinor;
  }
  return {
    claimId: item.itemId,
    dueOn: item.dueOn,
    state: dueStateOn(item.dueOn, on),
    openMinorByComponent,
    disputedMinor: item.disputedMinor,
  };
}

function wholeOf(item: SplittableItem): OpenPart {
  return { component: 'principal', chargeId: null, openMinor: item.openMinor };
}

/** A component of a claim may be several charges: the older is paid first. */
function linesOf(line: AllocationLine, parts: readonly OpenPart[] | undefined): readonly SplitLine[] {
  if (line.amountMinor === 0) return [];
  const { claimId: itemId, component } = line;
  if (parts === undefined) return [{ itemId, amountMinor: line.amountMinor }];
  let leftMinor = line.amountMinor;
  return parts.flatMap((part) => {
    if (part.component !== component) return [];
    const amountMinor = Math.min(leftMinor, part.openMinor);
    leftMinor -= amountMinor;
    if (amountMinor === 0) return [];
    return [
      {
        itemId,
        amountMinor,
        ...(component === 'principal' ? {} : { component }),
        ...(part.chargeId === null ? {} : { chargeId: part.chargeId }),
      },
    ];
  });
}
