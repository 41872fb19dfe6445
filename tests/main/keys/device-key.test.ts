import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  checkpointToBytes,
  createDeviceKeyPair,
  type DevicePublicKey,
  deviceIdOf,
  openDeviceKey,
  sealDeviceKey,
  signCheckpoint,
  verifyCheckpoint,
} from '../../../src/main/keys/device-key.ts';
import { createDataKey } from '../../../src/main/keys/sealing.ts';

const pair = createDeviceKeyPair();
const checkpoint = {
  epoch: 'none',
  deviceId: deviceIdOf(pair.publicKey),
  from: 601,
  count: 23,
  head: new Uint8Array(32).fill(7),
};

describe('a device key', () => {
  test('gives a device its id: sixteen characters, the same for the same key', () => {
    expect(deviceIdOf(new Uint8Array(32) as DevicePublicKey)).toBe('csm7nbfrcayqev4f');
    expect(deviceIdOf(pair.publicKey)).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
    expect(deviceIdOf(createDeviceKeyPair().publicKey)).not.toBe(deviceIdOf(pair.publicKey));
  });

  test('is kept encrypted and opens with its data key and public key only', () => {
    const dataKey = createDataKey();
    const sealed = sealDeviceKey(dataKey, pair);
    expect(Buffer.from(sealed).includes(Buffer.from(pair.privateKey))).toBe(false);
    expect(openDeviceKey(dataKey, pair.publicKey, sealed)).toEqual(pair.privateKey);
    expect(openDeviceKey(createDataKey(), pair.publicKey, sealed)).toBeNull();
    expect(openDeviceKey(dataKey, createDeviceKeyPair().publicKey, sealed)).toBeNull();
    expect(openDeviceKey(dataKey, pair.publicKey, sealed.subarray(0, 20))).toBeNull();
  });
});

describe('a signed checkpoint', () => {
  const signature = signCheckpoint(pair.privateKey, checkpoint);

  test('is proven by the public key, also by another implementation', () => {
    expect(verifyCheckpoint(pair.publicKey, checkpoint, signature)).toBe(true);
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), pair.publicKey]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, checkpointToBytes(checkpoint), publicKey, signature)).toBe(true);
  });

  test('covers every one of its parts', () => {
    const changed = [
      { ...checkpoint, epoch: '9f2c' },
      { ...checkpoint, from: 600 },
      { ...checkpoint, count: 24 },
      { ...checkpoint, head: new Uint8Array(32).fill(8) },
      { ...checkpoint, deviceId: '0000000000000000' },
    ];
    expect(changed.map((other) => verifyCheckpoint(pair.publicKey, other, signature))).toEqual(
      changed.map(() => false),
    );
  });

  test('of another device, or with bytes that are no signature, proves nothing', () => {
    const stranger = createDeviceKeyPair();
    expect(
      verifyCheckpoint(pair.publicKey, checkpoint, signCheckpoint(stranger.privateKey, checkpoint)),
    ).toBe(false);
    expect(verifyCheckpoint(stranger.publicKey, checkpoint, signature)).toBe(false);
    expect(verifyCheckpoint(pair.publicKey, checkpoint, new Uint8Array(64))).toBe(false);
    expect(verifyCheckpoint(pair.publicKey, checkpoint, new Uint8Array(3))).toBe(false);
  });

  test('has frozen bytes', () => {
    const bytes = checkpointToBytes({ ...checkpoint, deviceId: 'k3w7q2m9zt4hc6ya' });
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      `["bahi checkpoint v1","none","k3w7q2m9zt4hc6ya",601,23,"${'07'.repeat(32)}"]`,
    );
  });
});
