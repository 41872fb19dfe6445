import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { DeviceKeyPair } from '../keys/device-key.ts';
import { mostCarriedBytes } from '../sync/blobs/carried-files.ts';
import type { BundleDevice, BundleHub, HubNotReady } from '../sync/bundle/bundle-hub.ts';
import { type NamedAtHub, readFilesInReach } from './blob-names.ts';
import { readDevice } from './device-rows.ts';
import type { Hub, HubParts } from './hub.ts';
import { type HubSql, type HubStore, StoreBusyError } from './hub-store.ts';
import { readReach } from './reach.ts';
import { readTeam } from './team-rows.ts';

/** A hub as it answers files: with the key that its name holds, and what it knows of the devices of one team. */
export function bundleHubOf(hub: Hub, parts: HubParts, keyPair: DeviceKeyPair, team: string): BundleHub {
  return {
    hubId: hub.hubId,
    team,
    keyPair,
    answer: (request) => hub.answer(request),
    mostFileBytes: mostCarriedBytes,
    deviceOf: (device) => deviceOf(parts, team, device),
    filesOf: (device) => filesOf(parts, team, device),
  };
}

/** A revoked device, and one on which nobody works, has no shelf: there is no file for it. */
function filesOf(
  { store, hash }: HubParts,
  team: string,
  device: string,
): Promise<Result<readonly NamedAtHub[], HubNotReady>> {
  return whileReady(store, async (sql) => {
    const row = await readDevice(sql, team, device);
    return row === undefined ? [] : readFilesInReach(sql, team, await readReach(sql, row, hash));
  });
}

function deviceOf(
  { store }: HubParts,
  team: string,
  device: string,
): Promise<Result<BundleDevice | null, HubNotReady>> {
  return whileReady(store, async (sql) => {
    const known = await readTeam(sql, team);
    const row = await readDevice(sql, team, device);
    if (known === undefined || row === undefined) return null;
    const { publicKey, seq, userId } = row;
    return { publicKey, seq, userId, epoch: known.epoch };
  });
}

async function whileReady<Value>(
  store: HubStore,
  work: (sql: HubSql) => Promise<Value>,
): Promise<Result<Value, HubNotReady>> {
  try {
    return ok(await store.reading(work));
  } catch (error) {
    if (error instanceof StoreBusyError) return refused({ code: 'hubBusy' });
    throw error;
  }
}
