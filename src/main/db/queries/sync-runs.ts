import type { EpochRun } from '../../../shared/domain/events/epoch-runs.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** The runs of the hub's order as it last told them, oldest first; none before the first meeting. */
export function selectSyncRuns(database: ReadableDatabase): EpochRun[] {
  return database.all<EpochRun>('SELECT epoch, from_place AS fromPlace FROM sync_run ORDER BY number');
}

/** Keeps the runs of the hub's order in place of what was known of them. */
export function saveSyncRuns(database: WritableDatabase, runs: readonly EpochRun[]): void {
  database.run('DELETE FROM sync_run');
  for (const [at, { epoch, fromPlace }] of runs.entries()) {
    database.run('INSERT INTO sync_run (number, epoch, from_place) VALUES (?, ?, ?)', [at, epoch, fromPlace]);
  }
}

/** Streams with an event whose author says to have seen more of an epoch's order than up to a place. */
export function selectStreamsSeenAbove(
  database: ReadableDatabase,
  { epoch, fromPlace }: EpochRun,
): readonly string[] {
  return database
    .all<{ readonly stream: string }>(
      `SELECT DISTINCT stream FROM event
       WHERE facts ->> '$.context[0]' = ? AND facts ->> '$.context[1]' > ?`,
      [epoch, fromPlace],
    )
    .map(({ stream }) => stream);
}
