import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { bytesToBech32 } from '../../../src/main/keys/bech32.ts';
import { identityOf, recipientOf } from '../../../src/main/keys/bundle-keys.ts';
import { createDeviceKeyPair, deviceKeyPairOf } from '../../../src/main/keys/device-key.ts';
import { hubIdOf, hubKeyPairOf, hubPublicKeyOf } from '../../../src/main/keys/hub-key.ts';
import { createTlsIdentity } from '../../../src/main/keys/tls-identity.ts';

test('bech32 writes the valid text of BIP 173 that holds all of its characters in order', () => {
  const words = Array.from({ length: 32 }, (_, word) => word);
  const bits = words.map((word) => word.toString(2).padStart(5, '0')).join('');
  const bytes = Uint8Array.from({ length: 20 }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
  expect(bytesToBech32('abcdef', bytes)).toBe('abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw');
});

test('a recipient follows from the public key alone, and is the one of the identity', async () => {
  for (let seed = 0; seed < 20; seed += 1) {
    const pair = deviceKeyPairOf(new Uint8Array(32).fill(seed));
    expect(recipientOf(pair.publicKey)).toBe(await identityToRecipient(identityOf(pair.privateKey)));
  }
});

test('what is encrypted to a device’s public key is opened with its private key, and with no other', async () => {
  const [asha, bala] = [createDeviceKeyPair(), createDeviceKeyPair()];
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientOf(asha.publicKey) ?? '');
  const sealed = await encrypter.encrypt('forty rupees');
  const open = (identity: string): Promise<string> => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(sealed, 'text');
  };
  expect(await open(identityOf(asha.privateKey))).toBe('forty rupees');
  await expect(open(identityOf(bala.privateKey))).rejects.toThrow();
});

test('bytes that are no public key have no recipient', () => {
  expect(recipientOf(new Uint8Array(32).fill(255))).toBeNull();
  expect(recipientOf(new Uint8Array(3))).toBeNull();
});

test('a hub is called by its key, which follows from the key of its door', async () => {
  const identity = await createTlsIdentity(Date.UTC(2026, 10, 24));
  const pair = hubKeyPairOf(identity.privateKeyPem);
  expect(hubKeyPairOf(identity.privateKeyPem)).toEqual(pair);
  const other = await createTlsIdentity(Date.UTC(2026, 10, 24));
  expect(hubKeyPairOf(other.privateKeyPem)).not.toEqual(pair);
  expect(hubPublicKeyOf(hubIdOf(pair.publicKey))).toEqual(pair.publicKey);
  expect(hubIdOf(pair.publicKey).length).toBeLessThan(80);
  for (const name of ['hub', 'hub-1', 'hub-', `${hubIdOf(pair.publicKey)}A`]) {
    expect(hubPublicKeyOf(name)).toBeNull();
  }
});
