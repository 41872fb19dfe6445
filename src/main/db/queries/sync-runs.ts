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

/** How far the authors of a stream's events say to have seen an epoch's order. */
export interface SeenOfStream {
  readonly stream: string;
  readonly epoch: string;
  readonly place: number;
}

/** Of every stream and every epoch in which somebody wrote there: the furthest that any author says to have seen. */
export function selectSeenByStream(database: ReadableDatabase): readonly SeenOfStream[] {
  return database.all<SeenOfStream>(
    `SELECT stream, facts ->> '$.context[0]' AS epoch, max(facts ->> '$.context[1]') AS place FROM event
     WHERE facts ->> '$.context[1]' > 0 GROUP BY 1, 2`,
  );
}
