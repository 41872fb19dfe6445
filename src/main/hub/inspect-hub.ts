import type { Sha256 } from '../../shared/domain/events/codec.ts';
import { type MoneyTotals, sortedMoney } from '../../shared/domain/scope/shelf-money.ts';
import { tableBlobs } from './blob-bytes.ts';
import { readDevices } from './device-rows.ts';
import type { HubStore } from './hub-store.ts';
import { readReach } from './reach.ts';
import { readShelfSums, wholeTeam } from './shelf-sums.ts';
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
  /** The money of the whole team, as the hub keeps it. */
  readonly money: MoneyTotals;
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
    const whole = (await readShelfSums(sql, team, [wholeTeam])).get(wholeTeam)?.money ?? {};
    const { top = 0, backedUpPlace = 0 } = held ?? {};
    return { top, backedUpPlace, rows, money: sortedMoney(whole), shelvesByDevice };
  });
}

/** Every file that a store keeps whole in its tables, by its hash: for checks, not for work. */
export function inspectBlobs(store: HubStore, team: string): Promise<ReadonlyMap<string, Uint8Array>> {
  return store.reading(async (sql) => {
    const rows = await sql.all<{ sha256: string }>(
      "SELECT DISTINCT sha256 FROM hub_blob_part WHERE team = ? AND device = '' ORDER BY sha256",
      [team],
    );
    const blobs = new Map<string, Uint8Array>();
    for (const { sha256 } of rows) {
      blobs.set(sha256, await tableBlobs.read(sql, { team, sha256 }, 0, Number.MAX_SAFE_INTEGER / 2));
    }
    return blobs;
  });
}
