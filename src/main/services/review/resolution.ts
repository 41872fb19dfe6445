import { type StreamId, streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import type { BahiEvent, EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { Holding } from '../../../shared/domain/review/held.ts';
import type { ReviewDecision } from '../../../shared/domain/review/review.ts';
import type { ServiceContext } from '../service.ts';

/** A stream's state as far as reviews go, whatever its kind. */
export function holdingOf({ ledger }: Pick<ServiceContext, 'ledger'>, stream: StreamId): Holding<BahiEvent> {
  const subject = streamSubject(stream);
  switch (streamKindOf(stream)) {
    case 'account':
      return ledger.states.account(subject);
    case 'party':
      return ledger.states.party(subject);
    case 'wallet':
      return ledger.states.wallet(subject);
    case 'team':
      return ledger.states.team(subject);
  }
}

/** How many events one word on a review names; a group of more is named by its key. */
const mostNamed = 20;

/** The event by which a stream hears of a word on its review. */
export function resolution(
  context: Pick<ServiceContext, 'ledger'>,
  stream: StreamId,
  word: ReviewDecision,
): EventDraft {
  const data = { ...word, events: word.events.slice(0, mostNamed) };
  switch (streamKindOf(stream)) {
    case 'account':
      return { kind: 'review.resolved', stream, data, personal: null };
    case 'party':
      return { kind: 'party.reviewResolved', stream, data, personal: null };
    case 'team':
      return { kind: 'team.reviewResolved', stream, data, personal: null };
    case 'wallet': {
      const toUserId = receiverOf(context, stream, word);
      const both = toUserId === null ? data : { ...data, toUserId };
      return { kind: 'cash.reviewResolved', stream, data: both, personal: null };
    }
  }
}

/** Whom an offer of cash that was held went to: the other side must hear of it too. */
function receiverOf(
  context: Pick<ServiceContext, 'ledger'>,
  stream: StreamId,
  { events }: ReviewDecision,
): string | null {
  const { heldEvents } = holdingOf(context, stream);
  for (const id of events) {
    const data = heldEvents.get(id)?.data;
    if (data !== undefined && 'toUserId' in data && data.toUserId !== undefined) return data.toUserId;
  }
  return null;
}
