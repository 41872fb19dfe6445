import type { Sha256 } from '../../shared/domain/events/codec.ts';
import { readDevices } from './device-rows.ts';
import type { HubStore } from './hub-store.ts';
import { readReach } from './reach.ts';
import { readTeam } from './team-rows.ts';

/** One event as a hub holds it. */
export interface InspectedRow {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly kind: string;
  readonly shelf: string;
  readonly place: number | null;
  readonly status: number;
  readonly facts: string;
  readonly personal: string | null;
  readonly chain: Uint8Array;
}

/** Everything a hub holds of one team, and what each device may have of it. */
export interface InspectedHub {
  readonly top: number;
  readonly backedUpPlace: number;
  readonly rows: readonly InspectedRow[];
  /** Shelves by device; null for a device that may have everything. */
  readonly shelvesByDevice: ReadonlyMap<string, ReadonlySet<string> | null>;
}

/** Reads all that a hub holds of a team, in one view: for checks, not for work. */
export function inspectHub(store: HubStore, team: string, hash: Sha256): Promise<InspectedHub> {
  return store.reading(async (sql) => {
    const held = await readTeam(sql, team);
    const rows = await sql.all<InspectedRow>(
      `SELECT id, device, seq, kind, shelf, place, status, facts, personal, chain FROM hub_event WHERE team = ?
       ORDER BY device, seq`,
      [team],
    );
    const shelvesByDevice = new Map<string, ReadonlySet<string> | null>();
    for (const device of await readDevices(sql, team)) {
      const { office, userIds } = await readReach(sql, device, hash);
      const grants = await sql.all<{ shelf: string }>(
        `SELECT DISTINCT shelf FROM hub_grant WHERE team = ? AND to_place IS NULL AND user_id IN ${sql.listed}`,
        [team, JSON.stringify(userIds)],
      );
      shelvesByDevice.set(device.device, office ? null : new Set(grants.map(({ shelf }) => shelf)));
    }
    return { top: held?.top ?? 0, backedUpPlace: held?.backedUpPlace ?? 0, rows, shelvesByDevice };
  });
}
