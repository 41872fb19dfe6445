import { assert, present } from '../../lib/assert.ts';
import { compareDates, type PlainDate } from '../dates.ts';
import { allocateMinorRateably } from '../money.ts';

/** A claim that a receipt may settle, in the receipt's currency. */
export interface SplittableItem {
  readonly itemId: string;
  readonly issuedOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly openMinor: number;
  /** The part under an open dispute; never more than what is open. */
  readonly disputedMinor: number;
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

/** Contract Act 1872: by the debtor's direction (s.59), or by order of time (s.61). */
export type SplitBasis = 'directed' | 'orderOfTime';

/** All that decides how one receipt is split. Later orders, components and buckets are further members. */
export interface SplitQuestion {
  readonly amountMinor: number;
  readonly currency: string;
  readonly openItems: readonly SplittableItem[];
  readonly direction: PaymentDirection | null;
}

/** Part of a receipt that settles one claim. */
export interface SplitLine {
  readonly itemId: string;
  readonly amountMinor: number;
}

/** A receipt's split: its lines and the unapplied rest add up to the amount exactly. */
export interface ReceiptSplit {
  readonly lines: readonly SplitLine[];
  readonly unappliedMinor: number;
  readonly basis: SplitBasis;
}

/**
 * Splits a receipt over the open claims (Indian Contract Act 1872 ss.59–61, rows L2, L3, L8). The debtor's
 * direction comes first and reaches even a disputed claim; the rest goes by order of due date over what is
 * not disputed, equal dates in proportion to what is open; what is left then stays unapplied. Minor units;
 * no line exceeds what is open.
 */
export function splitReceipt(question: SplitQuestion): ReceiptSplit {
  const { amountMinor, direction } = question;
  assert(Number.isSafeInteger(amountMinor) && amountMinor > 0, 'a receipt is more than nothing');
  const itemsById = new Map(question.openItems.map((item) => [item.itemId, item]));
  assert(itemsById.size === question.openItems.length, 'a claim is listed once');
  const appliedByItem = new Map<string, number>();
  const directedLeftMinor = applyDirection(amountMinor, direction, itemsById, appliedByItem);
  const unappliedMinor = applyOrderOfTime(directedLeftMinor, question.openItems, appliedByItem);
  const lines = [...appliedByItem].map(([itemId, appliedMinor]) => ({ itemId, amountMinor: appliedMinor }));
  return { lines, unappliedMinor, basis: direction === null ? 'orderOfTime' : 'directed' };
}

function applyDirection(
  amountMinor: number,
  direction: PaymentDirection | null,
  itemsById: ReadonlyMap<string, SplittableItem>,
  appliedByItem: Map<string, number>,
): number {
  let leftMinor = amountMinor;
  for (const directed of direction?.items ?? []) {
    const item = present(itemsById.get(directed.itemId), 'a directed claim among the open ones');
    const openMinor = item.openMinor - (appliedByItem.get(item.itemId) ?? 0);
    const takenMinor = Math.min(leftMinor, openMinor, directed.amountMinor ?? openMinor);
    leftMinor -= apply(appliedByItem, item.itemId, takenMinor);
  }
  return leftMinor;
}

function applyOrderOfTime(
  amountMinor: number,
  openItems: readonly SplittableItem[],
  appliedByItem: Map<string, number>,
): number {
  let leftMinor = amountMinor;
  for (const sameDate of itemsByDueDate(openItems)) {
    // What was directed at a claim is taken to settle its undisputed part first.
    const claimableMinor = sameDate.map((item) =>
      Math.max(0, item.openMinor - item.disputedMinor - (appliedByItem.get(item.itemId) ?? 0)),
    );
    const groupMinor = claimableMinor.reduce((sum, minor) => sum + minor, 0);
    if (groupMinor === 0 || leftMinor === 0) continue;
    const parts = leftMinor >= groupMinor ? claimableMinor : allocateMinorRateably(leftMinor, claimableMinor);
    sameDate.forEach((item, at) => {
      leftMinor -= apply(appliedByItem, item.itemId, present(parts[at], 'a part for each claim'));
    });
  }
  return leftMinor;
}

function apply(appliedByItem: Map<string, number>, itemId: string, minor: number): number {
  if (minor <= 0) return 0;
  appliedByItem.set(itemId, (appliedByItem.get(itemId) ?? 0) + minor);
  return minor;
}

// Equal dates in order of item id, so that odd paise fall alike on every device.
function itemsByDueDate(items: readonly SplittableItem[]): readonly (readonly SplittableItem[])[] {
  const ordered = items.toSorted(
    (one, other) => compareDates(one.dueOn, other.dueOn) || (one.itemId < other.itemId ? -1 : 1),
  );
  const groupsByDate = new Map<PlainDate, SplittableItem[]>();
  for (const item of ordered) {
    const group = groupsByDate.get(item.dueOn);
    if (group === undefined) groupsByDate.set(item.dueOn, [item]);
    else group.push(item);
  }
  return [...groupsByDate.values()];
}
