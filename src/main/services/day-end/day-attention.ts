import { z } from 'zod';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DayAttention } from '../../../shared/domain/day-end/entry.ts';
import type { CashSide } from '../../../shared/domain/day-end/exceptions.ts';
import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { type ReviewEventRow, type ReviewRow, selectReviewEvents } from '../../db/queries/reviews.ts';
import { openReviewRows } from '../review/payer-reviews.ts';
import type { ServiceContext } from '../service.ts';

/** The cash of a held receipt is held with it, and is told with it. */
const toldWithReceipt: ReadonlySet<string> = new Set(['cash.received', 'cash.returned']);
const eventIdsColumn = z.array(z.string());

/** What of a day waits for a person: held work, event by event, and contradictions, once for each person they name. */
export function dayAttention(context: ServiceContext, on: PlainDate): readonly DayAttention[] {
  const reviews = openReviewRows(context);
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

/** Cash that several people took from one customer on a day, on one account or on several: each thing once, with all its receipts. */
export function cashTakenTwice(context: ServiceContext, on: PlainDate): readonly (readonly CashSide[])[] {
  return openReviewRows(context)
    .filter((review) => review.kind === 'cashTakenTwice' && review.subject === on)
    .map((review) =>
      selectReviewEvents(context.read, review.eventIds)
        .flatMap((event) => cashSideOf(context, event))
        .toSorted((one, other) => (one.receiptNumber < other.receiptNumber ? -1 : 1)),
    );
}

const receiptFacts = z.object({
  data: z.object({ number: z.string(), takenBy: z.string().optional() }),
});

function cashSideOf(
  { ledger }: ServiceContext,
  { stream, facts, by, amountMinor, currency }: ReviewEventRow,
): readonly CashSide[] {
  const receipt = receiptFacts.safeParse(JSON.parse(facts));
  if (!receipt.success || amountMinor === null || currency === null) return [];
  const { number, takenBy = by } = receipt.data.data;
  const accountId = streamSubject(stream as StreamId);
  const accountKey = ledger.states.account(accountId).opened?.data.accountKey ?? '';
  return [
    { userId: takenBy, accountId, accountKey, receiptNumber: number, amount: { currency, amountMinor } },
  ];
}
