import { type Effects, touch } from '../events/effects.ts';
import type { EventOf } from '../events/kinds.ts';
import { raiseReview } from '../review/review.ts';

import type { AccountState } from './state.ts';

/** A signed writing: on a receipt (Limitation Act s.19) it admits the claims it paid, else the debt (s.18). */
export function applyAcknowledgment(
  state: AccountState,
  event: EventOf<'receipt.acknowledged' | 'debt.acknowledged'>,
  effects: Effects,
): void {
  const { signedOn, attachmentId } = event.data;
  if (event.kind === 'debt.acknowledged') {
    const { acknowledgmentId, itemIds } = event.data;
    if (state.acknowledgments.has(acknowledgmentId)) return;
    const eventId = event.id;
    const words = { acknowledgmentId, eventId, attachmentId, receiptId: null, itemIds };
    state.acknowledgments.set(acknowledgmentId, { ...words, restartsOn: signedOn });
    touch(effects, 'acknowledgment', acknowledgmentId);
    return;
  }
  const { receiptId } = event.data;
  const receipt = state.receipts.get(receiptId);
  if (receipt === undefined) {
    raiseReview(state, effects, 'tenderUnknown', 'medium', [event.id]);
    return;
  }
  const acknowledgmentId = `receipt.${receiptId}`;
  if (state.acknowledgments.has(acknowledgmentId)) return;
  const itemIds = receipt.event.data.lines.map(({ itemId }) => itemId);
  const eventId = event.id;
  state.acknowledgments.set(acknowledgmentId, {
    acknowledgmentId,
    eventId,
    restartsOn: receipt.event.businessDate,
    attachmentId,
    receiptId,
    itemIds,
  });
  touch(effects, 'acknowledgment', acknowledgmentId);
}
