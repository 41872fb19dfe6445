import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { DeviceKeyPair } from '../keys/device-key.ts';
import type { BundleDevice, BundleHub, HubNotReady } from '../sync/bundle/answer-bundle.ts';
import { readDevice } from './device-rows.ts';
import type { Hub, HubParts } from './hub.ts';
import { StoreBusyError } from './hub-store.ts';
import { readTeam } from './team-rows.ts';

/** A hub as it answers files: with the key that its name holds, and what it knows of the devices of one team. */
export function bundleHubOf(hub: Hub, parts: HubParts, keyPair: DeviceKeyPair, team: string): BundleHub {
  return {
    hubId: hub.hubId,
    team,
    keyPair,
    answer: (request) => hub.answer(request),
    deviceOf: (device) => deviceOf(parts, team, device),
  };
}

async function deviceOf(
  { store }: HubParts,
  team: string,
  device: string,
): Promise<Result<BundleDevice | null, HubNotReady>> {
  try {
    return await store.reading(async (sql) => {
      const known = await readTeam(sql, team);
      const row = await readDevice(sql, team, device);
      if (known === undefined || row === undefined) return ok(null);
      const { publicKey, seq, userId } = row;
      return ok({ publicKey, seq, userId, epoch: known.epoch });
    });
  } catch (error) {
    if (error instanceof StoreBusyError) return refused({ code: 'hubBusy' });
    throw error;
  }
}
