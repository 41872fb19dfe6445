import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import type { TimelineHouse, TimelineWords } from './timeline-house.ts';

/** What freezing a charge, or giving one up, says on the timeline. */
export function chargeWords(
  { state }: TimelineHouse,
  event: EventOf<'charge.posted'> | EventOf<'charge.waived'>,
): TimelineWords {
  const reference = { kind: 'none', id: null } as const;
  if (event.kind === 'charge.posted') {
    const { head, amountMinor, currency, fromOn, toOn } = event.data;
    const params = { head, amountMinor, currency, fromOn, toOn };
    return { kind: 'chargePosted', params, note: null, reference };
  }
  const charge = state.charges.get(event.data.chargeId)?.event.data;
  const params = {
    head: charge?.head ?? 'fee',
    amountMinor: event.data.amountMinor,
    currency: charge?.currency ?? state.opened?.data.currency ?? '',
  };
  return { kind: 'chargeWaived', params, note: event.personal?.note ?? null, reference };
}
