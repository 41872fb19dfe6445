import type { EventKindName } from '../../../shared/domain/events/kinds.ts';
import type { ReadableDatabase } from '../driver.ts';

/** One event of a stream as it is stored. */
export interface TimelineEventRow {
  readonly facts: string;
  readonly personal: string | null;
  readonly place: number | null;
  readonly status: number;
  /** The hub's word why it holds the event; null where it does not, or did not say. */
  readonly heldBecause: string | null;
}

/** Evidence kept with a contact is shown with the contact; what waits behind a newer app is not shown at all. */
const shown = `
  FROM event
  WHERE stream = @stream AND status IN (0, 1) AND kind IN (SELECT value FROM json_each(@kinds))
    AND NOT (kind = 'attachment.added' AND json_extract(facts, '$.data.interactionId') IS NOT NULL)`;

/** A page of what a stream shows, and of how much. */
export interface TimelinePage {
  readonly rows: readonly TimelineEventRow[];
  /** How many events of these kinds the stream shows. */
  readonly total: number;
}

/**
 * A page of a stream's events of some kinds, by business date and then by when they were written, newest first. Sorted
 * and counted in one walk by the short columns alone: what an event says is read for the page only.
 */
export function selectTimelinePage(
  database: ReadableDatabase,
  question: {
    readonly stream: string;
    readonly kinds: readonly EventKindName[];
    readonly limit: number;
    readonly offset: number;
  },
): TimelinePage {
  const { stream, kinds, limit, offset } = question;
  const asked = { stream, kinds: JSON.stringify(kinds) };
  const rows = database.all<TimelineEventRow & { readonly total: number }>(
    `WITH page AS MATERIALIZED (
       SELECT event.rowid AS event_row, count(*) OVER () AS total,
         row_number() OVER (ORDER BY business_date DESC, hlc_ms DESC, hlc_counter DESC, device, seq DESC) AS nth
       ${shown} ORDER BY nth LIMIT @limit OFFSET @offset
     )
     SELECT event.facts, event.personal, event.place, event.status, sync_held.reason AS heldBecause, page.total
     FROM page JOIN event ON event.rowid = page.event_row
     LEFT JOIN sync_held ON sync_held.device = event.device AND sync_held.seq = event.seq ORDER BY page.nth`,
    { ...asked, limit, offset },
  );
  return { rows, total: rows[0]?.total ?? (offset === 0 ? 0 : countTimelineEvents(database, asked)) };
}

function countTimelineEvents(
  database: ReadableDatabase,
  asked: { readonly stream: string; readonly kinds: string },
): number {
  return database.get<{ readonly events: number }>(`SELECT count(*) AS events ${shown}`, asked)?.events ?? 0;
}
