import type { DeviceKeyPair } from '../keys/device-key.ts';
import type { BundleHub } from '../sync/bundle/answer-bundle.ts';
import { readDevice } from './device-rows.ts';
import type { Hub, HubParts } from './hub.ts';
import { readTeam } from './team-rows.ts';

/** A hub as it answers files: with the key that its name holds, and what it knows of the devices of one team. */
export function bundleHubOf(hub: Hub, parts: HubParts, keyPair: DeviceKeyPair, team: string): BundleHub {
  return {
    hubId: hub.hubId,
    team,
    keyPair,
    answer: (request) => hub.answer(request),
    deviceOf: (device) =>
      parts.store.reading(async (sql) => {
        const known = await readTeam(sql, team);
        const row = await readDevice(sql, team, device);
        if (known === undefined || row === undefined) return null;
        return { publicKey: row.publicKey, seq: row.seq, epoch: known.epoch };
      }),
  };
}
