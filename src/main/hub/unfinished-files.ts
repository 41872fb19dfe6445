import { type HubBlobBytes, type TeamBlob, tableBlobs } from './blob-bytes.ts';
import type { HubParts } from './hub.ts';
import type { HubSql } from './hub-store.ts';
import { readTeams } from './team-rows.ts';

/** Three of the largest files: a device brings one after the other, and goes on with what it has begun. */
export const mostUnfinishedBytes = 64 * 1024 * 1024;

/** Parts of a file of which so long none came are let go: who comes later begins anew. By the hub's clock. */
export const unfinishedKeptMs = 7 * 86_400_000;

/** Later than now by more than this is no part that just came, but a clock that was wrong. */
const clockErrorMs = 86_400_000;

/** So much of a file has come from a device now. */
export function noteUnfinished(
  sql: HubSql,
  { team, sha256 }: TeamBlob,
  device: string,
  arrived: { readonly bytes: number; readonly nowMs: number },
): Promise<number> {
  return sql.run(
    `INSERT INTO hub_blob_unfinished (team, sha256, device, bytes, last_ms) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (team, sha256, device) DO UPDATE SET bytes = excluded.bytes, last_ms = excluded.last_ms`,
    [team, sha256, device, arrived.bytes, arrived.nowMs],
  );
}

/** Nothing of this file is on its way from this device any more. */
export function forgetUnfinished(sql: HubSql, { team, sha256 }: TeamBlob, device: string): Promise<number> {
  return sql.run('DELETE FROM hub_blob_unfinished WHERE team = ? AND sha256 = ? AND device = ?', [
    team,
    sha256,
    device,
  ]);
}

/**
 * How many bytes lie here of files that a device has not brought whole, whatever its name is by now: a device that takes new
 * keys for ever has no more room than another.
 */
export async function countUnfinished(sql: HubSql, team: string, device: string): Promise<number> {
  const row = await sql.get<{ bytes: number }>(
    `SELECT COALESCE(SUM(bytes), 0) AS bytes FROM hub_blob_unfinished
     WHERE team = ? AND device IN ${sql.listed}`,
    [team, JSON.stringify(await readKindred(sql, team, device))],
  );
  return Number(row?.bytes ?? 0);
}

/** A device and all that came out of it or before it by taking new keys. */
async function readKindred(sql: HubSql, team: string, device: string): Promise<string[]> {
  const links = await sql.all<{ device: string; replaces: string }>(
    'SELECT device, replaces FROM hub_device WHERE team = ? AND replaces IS NOT NULL ORDER BY device',
    [team],
  );
  const kindred = new Set([device]);
  for (const known of kindred) {
    for (const link of links) {
      if (link.device === known) kindred.add(link.replaces);
      if (link.replaces === known) kindred.add(link.device);
    }
  }
  return [...kindred];
}

/** Lets go of parts of files that nobody goes on with, in the turn of their team: never while one of them is written. */
export async function sweepUnfinished(
  sql: HubSql,
  parts: Pick<HubParts, 'blobs' | 'nowMs'>,
  team: string,
): Promise<void> {
  const nowMs = parts.nowMs();
  const rows = await sql.all<{ sha256: string; device: string; lastMs: number }>(
    `SELECT sha256, device, last_ms AS "lastMs" FROM hub_blob_unfinished
     WHERE team = ? AND (last_ms < ? OR last_ms > ?) ORDER BY sha256, device`,
    [team, nowMs - unfinishedKeptMs, nowMs + clockErrorMs],
  );
  const bytes: HubBlobBytes = parts.blobs ?? tableBlobs;
  for (const { sha256, device, lastMs } of rows) {
    if (lastMs > nowMs) {
      await sql.run(
        'UPDATE hub_blob_unfinished SET last_ms = ? WHERE team = ? AND sha256 = ? AND device = ?',
        [nowMs, team, sha256, device],
      );
      continue;
    }
    await bytes.drop(sql, { team, sha256 }, device);
    await forgetUnfinished(sql, { team, sha256 }, device);
  }
}

/**
 * The same for every team when the hub starts. What lies beside the store and the store knows nothing of goes too: its program
 * ended between the two, or the store was restored.
 */
export async function sweepAtStart(parts: HubParts): Promise<void> {
  const { store, blobs } = parts;
  const known = await store.reading((sql) =>
    sql.all<{ team: string; sha256: string; device: string }>(
      'SELECT team, sha256, device FROM hub_blob_unfinished',
    ),
  );
  for (const team of new Set(known.map((each) => each.team))) {
    await store.writing(team, (sql) => sweepUnfinished(sql, parts, team));
  }
  if (blobs === undefined) return;
  for (const { team } of await store.reading(readTeams)) blobs.keepOnly(team, known);
}
