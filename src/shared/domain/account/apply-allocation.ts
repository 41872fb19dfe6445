import type { SplitLine } from '../allocation/split.ts';
import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import type { ReceiptLayout } from '../receipt/layout.ts';
import { raiseAgain } from '../review/review.ts';
import { postReceiptChange, receiptPairs } from './receipt-entries.ts';
import { layoutOn, layoutsOf } from './receipt-layout.ts';

import type { AccountState, ReceiptState } from './state.ts';
import { partsBetween, standingMinor } from './tender-standing.ts';

type AllocationEvent = EventOf<'receipt.reallocated'> | EventOf<'unapplied.applied'>;

/** A receipt lies on the claims anew, or its unapplied money is given a use. What does not add up is shown to a person. */
export function applyAllocation(state: AccountState, event: AllocationEvent, effects: Effects): void {
  const receipt = state.receipts.get(event.data.receiptId);
  if (receipt !== undefined && isKnown(receipt, event)) return;
  const changed = receipt === undefined ? null : changedReceipt(receipt, event);
  if (receipt === undefined || changed === null) {
    raiseAgain(state, effects, 'reallocationUnclear', 'high', event.id);
    return;
  }
  const before = receiptPairs(state, receipt);
  state.receipts.set(event.data.receiptId, changed);
  postReceiptChange(effects, event, receipt.event.data.currency, before, receiptPairs(state, changed));
  touch(effects, 'receipt', event.data.receiptId);
  touchLines(changed, effects);
}

/** Marks the claims and charges that a receipt pays or ever paid. */
export function touchLines(receipt: ReceiptState, effects: Effects): void {
  for (const { itemId, chargeId } of layoutsOf(receipt).flatMap(({ lines }) => lines)) {
    touch(effects, 'item', itemId);
    if (chargeId !== undefined) touch(effects, 'charge', chargeId);
  }
}

function isKnown(receipt: ReceiptState, event: AllocationEvent): boolean {
  if (layoutsOf(receipt).some(({ eventId }) => eventId === event.id)) return true;
  if (event.kind === 'receipt.reallocated') return false;
  const { applicationId } = event.data;
  return (receipt.keptUnapplied ?? []).some((kept) => kept.applicationId === applicationId);
}

/** The receipt after the event; null where the event does not add up, or the receipt is void. */
function changedReceipt(receipt: ReceiptState, event: AllocationEvent): ReceiptState | null {
  if (receipt.void?.state === 'approved') return null;
  return event.kind === 'receipt.reallocated' ? reallocated(receipt, event) : withApplication(receipt, event);
}

function reallocated(receipt: ReceiptState, event: EventOf<'receipt.reallocated'>): ReceiptState | null {
  const { lines, unappliedMinor } = event.data;
  if (sumOf(lines) + unappliedMinor !== receipt.event.data.amountMinor) return null;
  const mark = event.data.isSetAside === true ? ({ isSetAside: true } as const) : {};
  return relaid(receipt, event, lines, unappliedMinor, mark);
}

function withApplication(receipt: ReceiptState, event: EventOf<'unapplied.applied'>): ReceiptState | null {
  const { use, amountMinor, lines, applicationId } = event.data;
  const now = layoutOn(receipt);
  const freeMinor = layoutOn(receipt).unappliedMinor - sumOf(receipt.keptUnapplied ?? []);
  if (amountMinor > freeMinor) return null;
  if (use !== 'claims') {
    const kept = { applicationId, on: event.businessDate, use, amountMinor };
    return { ...receipt, keptUnapplied: [...(receipt.keptUnapplied ?? []), kept] };
  }
  if (sumOf(lines) !== amountMinor) return null;
  const merged = mergedLines(now.lines, lines);
  return relaid(receipt, event, merged, now.unappliedMinor - amountMinor, { isDecided: true });
}

function relaid(
  receipt: ReceiptState,
  event: AllocationEvent,
  lines: readonly SplitLine[],
  unappliedMinor: number,
  mark: Pick<ReceiptLayout, 'isSetAside' | 'isDecided'>,
): ReceiptState {
  const before = layoutOn(receipt).on;
  const isLater = event.businessDate > before;
  const on = isLater ? event.businessDate : before;
  const layout: ReceiptLayout = { eventId: event.id, on, lines, unappliedMinor, ...mark };
  return { ...receipt, relaid: [...(receipt.relaid ?? []), layout] };
}

/**
 * What of a receipt counts, stands against no claim, and of which nobody has said what becomes of it, in minor units;
 * less what the office lists as a credit of its own.
 */
export function unresolvedMinor(receipt: ReceiptState, state: AccountState): number {
  if (layoutOn(receipt).isSetAside === true) return 0;
  const parts = partsBetween(receipt, 0, standingMinor(state, receipt));
  const unapplied = sumOf(parts.filter(({ itemId }) => itemId === null));
  const known = state.reconciliation.knownUnappliedMinorByReceipt.get(receipt.event.data.receiptId) ?? 0;
  return Math.max(0, unapplied - known - sumOf(receipt.keptUnapplied ?? []));
}

/** Lines with others added to them: one line for one part of one claim, in the order first named. */
export function mergedLines(lines: readonly SplitLine[], more: readonly SplitLine[]): readonly SplitLine[] {
  const byPart = new Map<string, SplitLine>();
  for (const line of [...lines, ...more]) {
    const key = JSON.stringify([line.itemId, line.component ?? 'principal', line.chargeId ?? '']);
    const before = byPart.get(key);
    byPart.set(
      key,
      before === undefined ? line : { ...before, amountMinor: before.amountMinor + line.amountMinor },
    );
  }
  return [...byPart.values()];
}

function sumOf(parts: readonly { readonly amountMinor: number }[]): number {
  return parts.reduce((sum, part) => sum + part.amountMinor, 0);
}
