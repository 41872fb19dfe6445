import {
  type StreamId,
  streamKindOf,
  streamSubject,
  walletStream,
} from '../../../shared/domain/events/envelope.ts';
import type { EventDraft, EventOf } from '../../../shared/domain/events/kinds.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import type { ServiceContext } from '../service.ts';
import { holdingOf } from './resolution.ts';

/**
 * Where the fold alone held a receipt because its number was taken, or a hub of before held it without its cash, the cash came
 * into the taker's wallet all the same: a receipt that is dismissed for good takes it out again, as a void does (decided 8).
 */
export function cashOfDismissed(
  context: ServiceContext,
  stream: StreamId,
  review: ReviewItem,
): readonly EventDraft[] {
  if (streamKindOf(stream) !== 'account') return [];
  const { heldEvents } = holdingOf(context, stream);
  return heldIds(review).flatMap((id) => {
    const held = heldEvents.get(id);
    return held?.kind === 'receipt.recorded' ? cashOf(context, stream, held) : [];
  });
}

function heldIds({ kind, eventIds, alternative }: ReviewItem): readonly string[] {
  if (kind === 'heldEvent') return eventIds;
  return kind === 'receiptNumberTwice' && alternative !== null ? [alternative] : [];
}

function cashOf(context: ServiceContext, stream: StreamId, held: EventOf<'receipt.recorded'>): EventDraft[] {
  const { receiptId, currency, takenBy } = held.data;
  // Written down twice, of which one counts: the cash is that one's.
  if (context.ledger.states.account(streamSubject(stream)).receipts.has(receiptId)) return [];
  const userId = takenBy ?? held.user;
  const inHandMinor = [...context.ledger.states.wallet(userId).entries.values()]
    .filter((entry) => entry.receiptId === receiptId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (inHandMinor <= 0) return [];
  const data = { receiptId, accountId: streamSubject(stream), currency, amountMinor: inHandMinor };
  return [{ kind: 'cash.returned', stream: walletStream(userId), data, personal: null }];
}
