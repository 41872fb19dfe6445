import type { AccountState, ReceiptState } from '../../../shared/domain/account/state.ts';
import { isPlain, receiptMovements } from '../../../shared/domain/account/tender-standing.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { type RowValues, rowWriter } from '../../db/row-writer.ts';
import { tenderMovement } from '../../db/schema.ts';

/** The table beside a receipt that says when less of it counted than its paper says. */
export const tenderMovementWriter = rowWriter(tenderMovement);

/**
 * By how much a receipt counts otherwise than its paper alone would say (all of it from its day to the day of its void):
 * added to that, the lines give what counts on any day. None for a receipt of whose tenders nothing was ever said.
 */
export function tenderMovements(
  state: AccountState,
  receipt: ReceiptState,
  accountId: string,
): readonly RowValues[] {
  if (isPlain(state, receipt)) return [];
  const { receiptId, currency, amountMinor, unappliedMinor } = receipt.event.data;
  const days = new Map<PlainDate, { amountMinor: number; unappliedMinor: number }>();
  const add = (on: PlainDate, amount: number, unapplied: number): void => {
    const before = days.get(on) ?? { amountMinor: 0, unappliedMinor: 0 };
    days.set(on, {
      amountMinor: before.amountMinor + amount,
      unappliedMinor: before.unappliedMinor + unapplied,
    });
  };
  add(receipt.event.businessDate, -amountMinor, -unappliedMinor);
  const voidedOn = receipt.void?.state === 'approved' ? receipt.void.decidedOn : null;
  if (voidedOn !== null) add(voidedOn, amountMinor, unappliedMinor);
  for (const { on, amountMinor: moved, itemId } of receiptMovements(state, receipt)) {
    add(on, moved, itemId === null ? moved : 0);
  }
  return [...days]
    .filter(([, moved]) => moved.amountMinor !== 0 || moved.unappliedMinor !== 0)
    .map(([movedOn, moved], line) =>
      tenderMovementWriter.toValues({ receiptId, line, accountId, currency, movedOn, ...moved }),
    );
}
