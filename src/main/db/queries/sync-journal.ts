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

/** Why the last meeting came to nothing at which somebody answered; null where it went through, undefined before the first. */
export function selectLastWord(database: ReadableDatabase): string | null | undefined {
  return database.get<{ readonly problem: string | null }>(
    `SELECT problem FROM sync_meeting
     WHERE coalesce(problem, '') NOT IN ('unreachable', 'timeout', 'interrupted', 'untrusted', 'notAHub', 'stopped', 'locked')
     ORDER BY meeting DESC LIMIT 1`,
  )?.problem;
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

/** Keeps with the last meeting how the exchange of files after it ended; null where it went through. */
export function keepFilesProblem(
  database: WritableDatabase,
  filesProblem: { readonly code: string; readonly sinceMs: number } | null,
): void {
  database.run(
    `UPDATE sync_meeting SET outcome = json_set(outcome, '$.filesProblem', json(?))
     WHERE meeting = (SELECT max(meeting) FROM sync_meeting)`,
    [JSON.stringify(filesProblem)],
  );
}

/** How the last exchange of files ended; undefined where none is in the journal. */
export function selectLastFilesProblem(
  database: ReadableDatabase,
): { readonly ofLast: boolean; readonly code: string | null; readonly sinceMs: number | null } | undefined {
  const row = database.get<{
    readonly ofLast: number;
    readonly code: string | null;
    readonly sinceMs: number | null;
  }>(
    `SELECT meeting = (SELECT max(meeting) FROM sync_meeting) AS ofLast, outcome ->> '$.filesProblem.code' AS code,
       outcome ->> '$.filesProblem.sinceMs' AS sinceMs
     FROM sync_meeting WHERE json_type(outcome, '$.filesProblem') IS NOT NULL ORDER BY meeting DESC LIMIT 1`,
  );
  return row === undefined ? undefined : { ...row, ofLast: row.ofLast === 1 };
}
