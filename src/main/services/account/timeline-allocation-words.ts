import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

/** What laying a receipt on the claims anew, or giving unapplied money a use, says on the timeline. */
export function allocationWords(
  { state }: TimelineHouse,
  event: EventOf<'receipt.reallocated'> | EventOf<'unapplied.applied'>,
): TimelineWords {
  const receipt = state.receipts.get(event.data.receiptId)?.event.data;
  const reference = { kind: 'receipt', id: event.data.receiptId } as const;
  const number = receipt?.number ?? '';
  if (event.kind === 'receipt.reallocated') {
    const because = state.receipts.get(event.data.reversedReceiptId)?.event.data.number ?? '';
    const kind = event.data.isSetAside === true ? 'receiptSetAside' : 'receiptReallocated';
    return { kind, params: { number, because }, note: null, reference };
  }
  const { use, amountMinor } = event.data;
  const currency = receipt?.currency ?? state.opened?.data.currency ?? '';
  return {
    kind: 'unappliedApplied',
    params: { number, use, amountMinor, currency },
    note: event.personal?.note ?? null,
    reference,
  };
}
