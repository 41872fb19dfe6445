import type { SplitLine } from '../allocation/split.ts';
import type { PlainDate } from '../dates.ts';
import type { ReceiptLayout } from '../receipt/layout.ts';
import type { ReceiptState } from './state.ts';

/** Every way in which a receipt lay on the claims, the one of its paper first. */
export function layoutsOf(receipt: ReceiptState): readonly ReceiptLayout[] {
  const { id, businessDate, data } = receipt.event;
  const { lines, unappliedMinor } = data;
  return [{ eventId: id, on: businessDate, lines, unappliedMinor }, ...(receipt.relaid ?? [])];
}

/** How a receipt lies on the claims after all that is known, or at the end of a date. */
export function layoutOn(receipt: ReceiptState, on?: PlainDate): ReceiptLayout {
  const layouts = layoutsOf(receipt);
  const last = on === undefined ? undefined : layouts.findLast((layout) => layout.on <= on);
  return last ?? (on === undefined ? layouts.at(-1) : undefined) ?? (layouts[0] as ReceiptLayout);
}

/** The lines that pay claims as they were billed: what pays a frozen charge leaves the claim itself as it is. */
export function claimLines(lines: readonly SplitLine[]): readonly SplitLine[] {
  return lines.filter((line) => line.chargeId === undefined);
}
