import {
  type StreamId,
  streamKindOf,
  streamSubject,
  walletStream,
} from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import type { ServiceContext } from '../service.ts';
import { holdingOf } from './resolution.ts';

/**
 * Where the fold alone held a receipt because its number was taken, its cash came into the taker's wallet all the same:
 * a receipt that is dismissed for good takes it out again, as a void does (decided 8).
 */
export function cashOfDismissed(
  context: ServiceContext,
  stream: StreamId,
  review: ReviewItem,
): readonly EventDraft[] {
  if (review.kind !== 'receiptNumberTwice' || streamKindOf(stream) !== 'account') return [];
  const held = holdingOf(context, stream).heldEvents.get(review.alternative ?? '');
  if (held?.kind !== 'receipt.recorded') return [];
  const { receiptId, currency, takenBy } = held.data;
  const userId = takenBy ?? held.user;
  const inHandMinor = [...context.ledger.states.wallet(userId).entries.values()]
    .filter((entry) => entry.receiptId === receiptId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (inHandMinor <= 0) return [];
  const data = { receiptId, accountId: streamSubject(stream), currency, amountMinor: inHandMinor };
  return [{ kind: 'cash.returned', stream: walletStream(userId), data, personal: null }];
}
