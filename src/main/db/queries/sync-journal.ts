import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { insertSyncMeeting, type SyncMeetingRow } from './sync-hub.ts';

/** The last meeting that was kept; undefined before the first. */
export function selectLastMeeting(
  database: ReadableDatabase,
): Pick<SyncMeetingRow, 'startedMs' | 'endedMs' | 'problem'> | undefined {
  return database.get(
    `SELECT started_ms AS startedMs, ended_ms AS endedMs, problem FROM sync_meeting ORDER BY meeting DESC LIMIT 1`,
  );
}

/**
 * Keeps a try that came to nothing before anything was said. The same again and again is one line of the journal: a device
 * that is away from its hub all day would push everything else out of it.
 */
export function keepVainTry(
  database: WritableDatabase,
  row: SyncMeetingRow & { readonly problem: string },
): void {
  const last = selectLastMeeting(database);
  if (last?.problem !== row.problem) {
    insertSyncMeeting(database, row);
    return;
  }
  database.run(
    'UPDATE sync_meeting SET ended_ms = ? WHERE meeting = (SELECT max(meeting) FROM sync_meeting)',
    [row.endedMs],
  );
}
