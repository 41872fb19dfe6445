import { z } from 'zod';
import type { HelloRequest } from '../../shared/wire/frames.ts';
import type { DeviceRow } from './device-rows.ts';
import type { HubSql } from './hub-store.ts';
import { insertAlert } from './team-rows.ts';

/** What a device said at a hello of own work that was not here yet. */
export interface ToldUnsent {
  readonly entries: number;
  /** When the oldest of it was written, by the hub's clock; null for devices that do not say. */
  readonly oldestMs: number | null;
  readonly toldMs: number;
}

const detailSchema = z.object({ seq: z.int(), oldestMs: z.int().nullable() });

/**
 * Remembers how much own work a device has at a hello that the hub has not: where the meeting breaks off, the office still
 * knows of it. It stands among what a person should look at; once the hub's mark has come so far it says nothing any more.
 */
export async function keepToldUnsent(
  sql: HubSql,
  device: DeviceRow,
  { own, oldestUnsentMs, nowMs, byHand }: HelloRequest,
  receivedMs: number,
): Promise<void> {
  // A file brings all that it speaks of.
  if (own.seq <= device.seq || byHand === true) return;
  await sql.run("DELETE FROM hub_alert WHERE team = ? AND kind = 'unsent' AND device = ?", [
    device.team,
    device.device,
  ]);
  const oldestMs = oldestUnsentMs === undefined ? null : receivedMs - Math.max(0, nowMs - oldestUnsentMs);
  const detail = JSON.stringify({ seq: own.seq, oldestMs });
  await insertAlert(sql, device.team, { kind: 'unsent', device: device.device, detail, atMs: receivedMs });
}

/** What each device said last, less what has come since; nothing of devices of which all is here. */
export async function readToldUnsent(
  sql: HubSql,
  team: string,
  devices: readonly Pick<DeviceRow, 'device' | 'seq'>[],
): Promise<ReadonlyMap<string, ToldUnsent>> {
  const rows = await sql.all<{ device: string; detail: string; atMs: number }>(
    `SELECT device, detail, at_ms AS "atMs" FROM hub_alert WHERE team = ? AND kind = 'unsent'`,
    [team],
  );
  const told = new Map<string, ToldUnsent>();
  for (const { device, detail, atMs } of rows) {
    const { seq, oldestMs } = detailSchema.parse(JSON.parse(detail));
    const entries = seq - (devices.find((known) => known.device === device)?.seq ?? seq);
    if (entries > 0) told.set(device, { entries, oldestMs, toldMs: atMs });
  }
  return told;
}
