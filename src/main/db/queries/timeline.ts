import type { EventKindName } from '../../../shared/domain/events/kinds.ts';
import type { ReadableDatabase } from '../driver.ts';

/** One event of a stream as it is stored. */
export interface TimelineEventRow {
  readonly facts: string;
  readonly personal: string | null;
  readonly place: number | null;
  readonly status: number;
}

/** Evidence kept with a contact is shown with the contact; what waits behind a newer app is not shown at all. */
const shown = `
  FROM event
  WHERE stream = @stream AND status IN (0, 1) AND kind IN (SELECT value FROM json_each(@kinds))
    AND NOT (kind = 'attachment.added' AND json_extract(facts, '$.data.interactionId') IS NOT NULL)`;

/** A page of a stream's events of some kinds, by business date and then by when they were written, newest first. */
export function selectTimelineEvents(
  database: ReadableDatabase,
  question: {
    readonly stream: string;
    readonly kinds: readonly EventKindName[];
    readonly limit: number;
    readonly offset: number;
  },
): TimelineEventRow[] {
  const { stream, kinds, limit, offset } = question;
  return database.all<TimelineEventRow>(
    `SELECT facts, personal, place, status ${shown}
     ORDER BY business_date DESC, hlc_ms DESC, hlc_counter DESC, device, seq DESC LIMIT @limit OFFSET @offset`,
    { stream, kinds: JSON.stringify(kinds), limit, offset },
  );
}

/** How many events of some kinds a stream shows. */
export function countTimelineEvents(
  database: ReadableDatabase,
  question: { readonly stream: string; readonly kinds: readonly EventKindName[] },
): number {
  const { stream, kinds } = question;
  const row = database.get<{ readonly events: number }>(`SELECT count(*) AS events ${shown}`, {
    stream,
    kinds: JSON.stringify(kinds),
  });
  return row?.events ?? 0;
}
