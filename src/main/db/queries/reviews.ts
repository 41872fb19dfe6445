import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import type { ReadableDatabase } from '../driver.ts';

/** An open review with the names that go with it. */
export interface ReviewRow {
  readonly stream: string;
  readonly reviewKey: string;
  readonly accountId: string | null;
  readonly kind: ReviewItem['kind'];
  readonly severity: ReviewItem['severity'];
  /** JSON. */
  readonly eventIds: string;
  readonly chosen: string | null;
  readonly alternative: string | null;
  readonly subject: string | null;
  readonly partyName: string | null;
  readonly on: PlainDate | null;
}

/** One event of a review. */
export interface ReviewEventRow {
  readonly eventId: string;
  readonly kind: string;
  readonly stream: string;
  readonly by: string;
  readonly byName: string | null;
  readonly device: string;
  readonly on: PlainDate;
  readonly recordedMs: number;
  readonly status: number;
  readonly place: number | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly value: string | null;
  readonly previous: string | null;
  readonly seq: number;
  readonly heldBecause: string | null;
  readonly facts: string;
  readonly personal: string | null;
}

/** Whether a review is of low severity and its newest event older than a day (an SQL expression): it has closed by itself. */
export function isFadedReview(lowSince: string): string {
  return `(review_item.severity = 'low' AND coalesce(
    (SELECT max(event.business_date) FROM json_each(review_item.event_ids) AS named
     JOIN event ON event.id = named.value AND event.status <> 3), '9999') < ${lowSince})`;
}

/** Open reviews of all streams, the most severe first, then by their newest event; low ones since a day only. */
export function selectOpenReviews(database: ReadableDatabase, lowSince: PlainDate): ReviewRow[] {
  return database.all<ReviewRow>(
    `SELECT * FROM (
       SELECT review_item.stream, review_key AS reviewKey, review_item.account_id AS accountId, kind, severity,
         event_ids AS eventIds, chosen, alternative, subject, party.name AS partyName,
         (SELECT max(event.business_date) FROM json_each(review_item.event_ids) AS named
          JOIN event ON event.id = named.value AND event.status <> 3) AS "on"
       FROM review_item
       LEFT JOIN account ON account.account_id = review_item.account_id
       LEFT JOIN party ON party.party_id = coalesce(account.party_id,
         CASE WHEN review_item.stream LIKE 'party:%' THEN substr(review_item.stream, 7) END)
       WHERE state = 'open')
     WHERE severity <> 'low' OR "on" >= ?
     ORDER BY CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, "on" DESC, stream, reviewKey`,
    [lowSince],
  );
}

/** The events that a review names, as they stand here, the oldest first. */
export function selectReviewEvents(database: ReadableDatabase, eventIds: string): ReviewEventRow[] {
  return database.all<ReviewEventRow>(
    `SELECT event.id AS eventId, event.kind, event.stream, event.user AS "by", app_user.name AS byName, event.device,
       event.business_date AS "on", event.hlc_ms AS recordedMs, event.status, event.place,
       coalesce(json_extract(facts, '$.data.amountMinor'), json_extract(facts, '$.data.totalMinor'),
         json_extract(facts, '$.data.offerMinor')) AS amountMinor,
       json_extract(facts, '$.data.currency') AS currency,
       CASE WHEN event.kind = 'party.fieldSet' AND personal <> '' THEN json_extract(personal, '$.value') END AS value,
       CASE WHEN event.kind = 'party.fieldSet' AND personal <> '' THEN json_extract(personal, '$.previous') END AS previous,
       event.seq, sync_held.reason AS heldBecause, event.facts, event.personal
     FROM json_each(?) AS named
     JOIN event ON event.id = named.value AND event.status <> 3
     LEFT JOIN app_user ON app_user.user_id = event.user
     LEFT JOIN sync_held ON sync_held.device = event.device AND sync_held.seq = event.seq
     ORDER BY event.hlc_ms, event.device, event.seq`,
    [eventIds],
  );
}

/** Open reviews of low severity in a stream whose newest event is older than a day: nobody is asked about them any more. */
export function selectFadedReviews(
  database: ReadableDatabase,
  stream: string,
  lowSince: PlainDate,
): ReadonlySet<string> {
  const rows = database.all<{ readonly reviewKey: string }>(
    `SELECT review_key AS reviewKey FROM review_item
     WHERE stream = ? AND state = 'open' AND ${isFadedReview('?')}`,
    [stream, lowSince],
  );
  return new Set(rows.map(({ reviewKey }) => reviewKey));
}

/** The streams in which a review with one of these keys is open. */
export function selectStreamsOfReview(database: ReadableDatabase, reviewKey: string): readonly string[] {
  return database
    .all<{ readonly stream: string }>(
      `SELECT stream FROM review_item WHERE review_key = ? AND state = 'open' ORDER BY stream`,
      [reviewKey],
    )
    .map(({ stream }) => stream);
}
