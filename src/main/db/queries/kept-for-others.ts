import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';
import { ownDevices } from './own-devices.ts';
import { type StoredEvent, takeStored } from './sync-events.ts';

/** What others wrote and the hub had, until it was restored: it has no place, and only its own device would send it again. */
const kept = `place IS NULL AND status <> ${storedStatus.duplicateEnvelope} AND device NOT IN (${ownDevices})`;

/** One device's entries of which this ledger may be the only one that has them. */
export interface KeptForOthersRow {
  readonly device: string;
  /** Who wrote last on it, by name; null where the name is not known here. */
  readonly byName: string | null;
  readonly events: number;
  readonly oldestMs: number;
}

/** Such entries by device, the oldest first. */
export function selectKeptForOthers(database: ReadableDatabase): KeptForOthersRow[] {
  return database.all<KeptForOthersRow>(
    `SELECT event.device AS device, count(*) AS events, min(hlc_ms) AS oldestMs,
       (SELECT app_user.name FROM event AS last JOIN app_user ON app_user.user_id = last.user
        WHERE last.device = event.device ORDER BY last.seq DESC LIMIT 1) AS byName
     FROM event WHERE ${kept} GROUP BY event.device ORDER BY oldestMs, event.device`,
  );
}

/** Takes what one other device wrote and the hub has not placed away, and answers it in the order in which it was written. */
export function takeKeptForOthers(database: WritableDatabase, device: string): StoredEvent[] {
  const envelopes = database.all<{ readonly device: string; readonly seq: number }>(
    `SELECT device, seq FROM event WHERE device = ? AND ${kept} ORDER BY seq`,
    [device],
  );
  return envelopes.flatMap((envelope) => takeStored(database, envelope) ?? []);
}
