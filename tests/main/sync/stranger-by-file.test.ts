import { expect, test } from 'vitest';
import { readAlerts } from '../../../src/main/hub/team-rows.ts';
import { identityOf, recipientOf } from '../../../src/main/keys/bundle-keys.ts';
import { createDeviceKeyPair, signDeviceWord } from '../../../src/main/keys/device-key.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { readBundleParts } from '../../../src/main/sync/bundle/bundle-header.ts';
import { openBundle, sealBundle } from '../../../src/main/sync/bundle/bundle-seal.ts';
import { importRequests } from '../../../src/main/sync/bundle/import-requests.ts';
import { teamStream } from '../../../src/shared/domain/events/envelope.ts';
import { bytesToBase64Url } from '../../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { receipt } from '../../shared/domain/events/drafts.ts';
import { BundleTeam, team } from './bundle-team.ts';

const strangersOf = async ({ parts }: BundleTeam): Promise<readonly string[]> =>
  (await parts.store.reading((sql) => readAlerts(sql, team)))
    .filter(({ kind }) => kind === 'stranger')
    .map(({ device, detail }) => `${detail} on ${device}`);

/** A device that the hub let in, and knows nothing of since. */
async function forgotten() {
  const world = await BundleTeam.found();
  const chitra = await world.join('user-chitra');
  const { device, publicKey, receiptPrefix } = readSelf(chitra.ledger.write);
  const enrolled = { device, publicKey: bytesToBase64Url(publicKey), receiptPrefix };
  const stream = teamStream(team);
  chitra.write({ kind: 'device.enrolled', stream, data: enrolled, personal: null }, receipt());
  world.hubDisk.database.run('DELETE FROM hub_device WHERE device = ?', [device]);
  return { world, chitra, device, publicKey };
}

test('a file of a device that the hub forgot is heard, and its answer says what a line says', async () => {
  const { world, chitra, device } = await forgotten();
  const imported = await importRequests(world.port, world.memory, await chitra.writeFile(), world.nowMs);
  if (imported.ok || imported.refusal.code !== 'unknownDevice') throw new Error('it was known');
  expect(await strangersOf(world)).toEqual([`user-chitra on ${device}`]);
  const { stranger } = imported.refusal;
  expect(stranger?.userId).toBe('user-chitra');
  const taken = await chitra.take(stranger?.answer.file ?? new Uint8Array());
  expect(taken).toMatchObject({ ok: true, value: { problem: 'unknownDevice', isWhole: false } });
  // Nothing of it counts, here or there.
  expect(valueOrThrow(taken).outcome).toMatchObject({ sent: 0, received: 0 });
});

test('who does not have the key of the device on a file is not heard, whatever the file says', async () => {
  const { world, chitra, publicKey } = await forgotten();
  const file = await chitra.writeFile();
  const { header } = valueOrThrow(readBundleParts(file));
  const hub = world.keyPair;
  const frames = valueOrThrow(await openBundle(file, { identity: identityOf(hub.privateKey), publicKey }));
  expect(JSON.parse(Buffer.from(frames[0] ?? []).toString('utf8'))).toMatchObject({
    knock: { userId: 'user-chitra' },
  });
  const thief = createDeviceKeyPair();
  const recipients = [recipientOf(hub.publicKey) ?? ''];
  const forged = await sealBundle(header, frames, {
    recipients,
    sign: (bytes) => signDeviceWord(thief.privateKey, bytes),
  });
  const renamed = await sealBundle({ ...header, device: 'somebody-else' }, frames, {
    recipients,
    sign: (bytes) => signDeviceWord(thief.privateKey, bytes),
  });
  for (const each of [forged, renamed]) {
    const imported = await importRequests(world.port, world.memory, each, world.nowMs);
    expect(imported).toEqual({ ok: false, refusal: { code: 'unknownDevice', stranger: null } });
  }
  expect(await strangersOf(world)).toEqual([]);
});
