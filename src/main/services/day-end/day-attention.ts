import { z } from 'zod';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import type { DayAttention } from '../../../shared/domain/day-end/entry.ts';
import { lowReviewDays } from '../../../shared/domain/review/decisions.ts';
import {
  type ReviewEventRow,
  type ReviewRow,
  selectOpenReviews,
  selectReviewEvents,
} from '../../db/queries/reviews.ts';
import type { ServiceContext } from '../service.ts';

/** The cash of a held receipt is held with it, and is told with it. */
const toldWithReceipt: ReadonlySet<string> = new Set(['cash.received', 'cash.returned']);
const eventIdsColumn = z.array(z.string());

/** What of a day waits for a person: held work, event by event, and contradictions, once for each person they name. */
export function dayAttention(context: ServiceContext, on: PlainDate): readonly DayAttention[] {
  const reviews = selectOpenReviews(context.read, addDays(context.today, -lowReviewDays));
  return reviews.flatMap((review) => {
    const events = selectReviewEvents(context.read, review.eventIds).filter((event) => event.on === on);
    return isHold(review) ? heldOf(review, events) : contradictionOf(review, events);
  });
}

const isHold = ({ kind }: ReviewRow): boolean => kind === 'heldEvent' || kind === 'receiptNumberTwice';

function heldOf(review: ReviewRow, events: readonly ReviewEventRow[]): readonly DayAttention[] {
  const held =
    review.kind === 'heldEvent' ? eventIdsColumn.parse(JSON.parse(review.eventIds)) : [review.alternative];
  return events
    .filter(({ eventId, kind }) => held.includes(eventId) && !toldWithReceipt.has(kind))
    .map(({ by, kind, amountMinor, currency }) => ({
      userId: by,
      attention: 'held',
      reviewKind: review.kind,
      accountId: review.accountId,
      amount:
        kind === 'receipt.recorded' && amountMinor !== null && currency !== null
          ? { currency, amountMinor }
          : null,
    }));
}

function contradictionOf(
  { kind, severity, accountId }: ReviewRow,
  events: readonly ReviewEventRow[],
): readonly DayAttention[] {
  const attention = kind === 'clockSuspect' ? 'clock' : severity;
  if (attention === 'low') return [];
  return [...new Set(events.map(({ by }) => by))].map((userId) => ({
    userId,
    attention,
    reviewKind: kind,
    accountId,
    amount: null,
  }));
}
