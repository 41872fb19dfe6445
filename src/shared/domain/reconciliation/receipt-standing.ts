import type { PlainDate } from '../dates.ts';
import type { CoverChoice } from './best-cover.ts';
import type { OwnReceipt, ReceiptPart } from './values.ts';

/** A part of a receipt by where it fell: on a claim, or on none (`itemId` null). */
export interface ReceiptSlice {
  readonly itemId: string | null;
  readonly amountMinor: number;
}

/**
 * One receipt of ours and how much of it stands in the office's figures, while the files are walked one by one. The
 * receipt is laid out as its lines in their order and then what was unapplied; the office knows it from the front.
 */
export class ReceiptStanding {
  readonly receipt: OwnReceipt;
  readonly #slices: readonly ReceiptSlice[];
  /** The whole of it, in minor units. */
  readonly wholeMinor: number;
  #knownMinor = 0;

  constructor(receipt: OwnReceipt) {
    this.receipt = receipt;
    this.#slices = [
      ...receipt.lines,
      ...(receipt.unappliedMinor > 0 ? [{ itemId: null, amountMinor: receipt.unappliedMinor }] : []),
    ];
    this.wholeMinor = this.#slices.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  }

  get knownMinor(): number {
    return this.#knownMinor;
  }

  /** What counts here and is not in the office's figures; negative where it was taken back here and not there. */
  get waitingMinor(): number {
    const { voidedOn, standingMinor = this.wholeMinor } = this.receipt;
    const countsMinor = voidedOn === null ? standingMinor : 0;
    return countsMinor - this.#knownMinor;
  }

  /** What the office may have taken in of it; null where nothing waits. */
  choice(): CoverChoice | null {
    const waitingMinor = this.waitingMinor;
    if (waitingMinor === 0) return null;
    const id = this.receipt.receiptId;
    const { unappliedMinor } = this.receipt;
    const appliedMinor = waitingMinor - unappliedMinor;
    const isUntouched = waitingMinor === this.wholeMinor && unappliedMinor > 0 && appliedMinor > 0;
    // A payment above what was owed: the office may list the rest as a credit, or not list it at all.
    if (isUntouched) return { id, amountsMinor: [waitingMinor, appliedMinor] };
    return { id, amountsMinor: [Math.abs(waitingMinor)] };
  }

  /** The office takes `askedMinor` in (or, negative, back); answers the slices that moved, signed. Never beyond the whole. */
  learn(askedMinor: number): readonly ReceiptSlice[] {
    const mostMinor = this.wholeMinor - this.#knownMinor;
    const takenMinor = Math.max(Math.min(askedMinor, mostMinor), -this.#knownMinor);
    const from = this.#knownMinor;
    this.#knownMinor += takenMinor;
    return this.#between(from, this.#knownMinor);
  }

  #between(from: number, to: number): readonly ReceiptSlice[] {
    const [low, high, sign] = from <= to ? [from, to, 1] : [to, from, -1];
    let at = 0;
    return this.#slices.flatMap(({ itemId, amountMinor }) => {
      const cut = Math.min(high, at + amountMinor) - Math.max(low, at);
      at += amountMinor;
      return cut > 0 ? [{ itemId, amountMinor: sign * cut }] : [];
    });
  }
}

/** The day on which the office's figure can first hold a part of it: not before it was taken, nor before it was told. */
export function laterOf(one: PlainDate, other: PlainDate): PlainDate {
  return one > other ? one : other;
}

/** Parts of receipts by their choice, for a difference. */
export function partsOf(
  chosen: readonly { readonly id: string; readonly amountMinor: number }[],
): readonly ReceiptPart[] {
  return chosen.map(({ id, amountMinor }) => ({ receiptId: id, amountMinor }));
}
