import type { AccountState } from '../account/state.ts';
import type { ReceiptPart } from '../reconciliation/values.ts';
import type { ClaimSettlement } from './planned-claim.ts';

/** What the creditor's office has learnt since its last file. */
export interface OfficeNews {
  readonly receipts: readonly ReceiptPart[];
  readonly reversals: readonly ReceiptPart[];
  readonly itemIds: ReadonlySet<string>;
}

/**
 * The office's own books of one account: it posts the receipts that were handed in, and takes back those that were
 * voided. What a payer gave beyond the claims it leaves lying until somebody says where it belongs.
 */
export class OfficeBooks {
  readonly #posted = new Map<string, readonly (ClaimSettlement & { readonly itemId: string })[]>();

  /** Posts what came in since the last file. */
  learn(state: AccountState): OfficeNews {
    const receipts: ReceiptPart[] = [];
    const reversals: ReceiptPart[] = [];
    const itemIds = new Set<string>();
    for (const { event, void: asked } of state.receipts.values()) {
      const { receiptId, lines, amountMinor, unappliedMinor } = event.data;
      const isPosted = this.#posted.has(receiptId);
      if (asked === null && !isPosted && unappliedMinor === 0) {
        const posted = lines.map((line) => ({ ...line, on: event.businessDate }));
        this.#posted.set(receiptId, posted);
        receipts.push({ receiptId, amountMinor });
      } else if (asked?.state === 'approved' && isPosted) {
        this.#posted.delete(receiptId);
        reversals.push({ receiptId, amountMinor });
      } else continue;
      for (const { itemId } of lines) itemIds.add(itemId);
    }
    return { receipts, reversals, itemIds };
  }

  /** What the office counts as paid on a claim by receipts, as a file states it. */
  settlementsOn(itemId: string): readonly ClaimSettlement[] {
    return [...this.#posted.values()].flatMap((lines) =>
      lines.filter((line) => line.itemId === itemId).map(({ on, amountMinor }) => ({ on, amountMinor })),
    );
  }
}
