import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { standardKdfPolicy } from '../../../src/main/keys/kdf.ts';
import { createFileKeystore } from '../../../src/main/keys/keystore.ts';
import { createProfileKeys, listKeyHolders, unlockProfile } from '../../../src/main/keys/profile-keys.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import {
  asha,
  ashaPin,
  clockAt,
  createKeysOfAsha,
  createSystemKeystore,
  nowMs,
  temporaryFolder,
  weakPolicy,
} from './keys-fixture.ts';

interface KeyFile {
  content: { keyId: string; users: Record<string, unknown>[] };
  seal: string;
}
type Edit = (file: KeyFile) => unknown;

function editKeyFile(directory: string, edit: Edit): void {
  const file = path.join(directory, 'keys.json');
  const content = JSON.parse(readFileSync(file, 'utf8'));
  edit(content);
  writeFileSync(file, JSON.stringify(content));
}

const unlock = (keys: Parameters<typeof unlockProfile>[0], secret: string) =>
  unlockProfile(keys, { userId: asha.userId, secret, clock: clockAt(0) });

describe('the keys of a new profile', () => {
  test('open with the PIN they were made with, at the full cost of guessing', async () => {
    const keys = { directory: temporaryFolder(), keystore: createSystemKeystore() };
    const created = valueOrThrow(await createProfileKeys(keys, { holder: asha, secret: ashaPin, nowMs }));
    expect(created.dataKey).toHaveLength(32);
    expect(valueOrThrow(await unlock(keys, ashaPin))).toEqual(Buffer.from(created.dataKey));
    const file = JSON.parse(readFileSync(path.join(keys.directory, 'keys.json'), 'utf8'));
    expect(file.content.users[0].kdf).toEqual({
      algorithm: 'argon2id',
      memoryKib: 65_536,
      iterations: 3,
      parallelism: 1,
    });
  });

  test('hold no secret in the clear', async () => {
    const keys = await createKeysOfAsha();
    for (const file of readdirSync(keys.directory)) {
      const bytes = readFileSync(path.join(keys.directory, file));
      for (const secret of [ashaPin, keys.recoveryCode]) expect(bytes.includes(secret)).toBe(false);
      for (const encoding of ['base64', 'hex', 'latin1'] as const) {
        expect(bytes.includes(Buffer.from(keys.dataKey).toString(encoding), 0, 'latin1')).toBe(false);
      }
    }
    expect(readdirSync(keys.directory).sort()).toEqual(['keys.json', 'lockout.json']);
  });

  test('are different for every profile, and never made over others', async () => {
    const first = await createKeysOfAsha();
    const second = await createKeysOfAsha();
    expect(first.dataKey).not.toEqual(second.dataKey);
    expect(first.recoveryCode).not.toBe(second.recoveryCode);
    expect(await createProfileKeys(first, { holder: asha, secret: ashaPin, nowMs })).toEqual({
      ok: false,
      refusal: { code: 'keysExist' },
    });
    expect((await unlock(first, ashaPin)).ok).toBe(true);
  });

  test('need a passphrase where there is no keystore, whose secret is a file of the owner', async () => {
    const directory = path.join(temporaryFolder(), 'new', 'profile');
    const keys = { directory, keystore: createFileKeystore(directory), policy: weakPolicy };
    expect(await createProfileKeys(keys, { holder: asha, secret: ashaPin, nowMs })).toEqual({
      ok: false,
      refusal: { code: 'secretTooShort', rule: 'passphraseOfTwelveCharactersOrFiveWords' },
    });
    expect(existsSync(directory)).toBe(false);
    const passphrase = 'five words are enough here';
    const created = valueOrThrow(await createProfileKeys(keys, { holder: asha, secret: passphrase, nowMs }));
    expect(valueOrThrow(await unlock(keys, passphrase))).toEqual(Buffer.from(created.dataKey));
    rmSync(path.join(directory, 'device.secret'));
    expect(await unlock(keys, passphrase)).toEqual({ ok: false, refusal: { code: 'deviceSecretMissing' } });
  });

  test('name their people before anything is unlocked', async () => {
    const { directory } = await createKeysOfAsha();
    expect(listKeyHolders(directory)).toEqual({ ok: true, value: [{ ...asha, secretKind: 'pin' }] });
    expect(listKeyHolders(temporaryFolder())).toEqual({ ok: false, refusal: { code: 'keysMissing' } });
  });
});

test.skipIf(process.platform === 'win32')('the key files belong to their owner alone', async () => {
  const directory = temporaryFolder();
  const keys = { directory, keystore: createFileKeystore(directory), policy: weakPolicy };
  valueOrThrow(await createProfileKeys(keys, { holder: asha, secret: 'five words are enough here', nowMs }));
  const modes = readdirSync(directory).map((file) => [
    file,
    statSync(path.join(directory, file)).mode & 0o777,
  ]);
  expect(Object.fromEntries(modes)).toEqual({
    'device.secret': 0o600,
    'keys.json': 0o600,
    'lockout.json': 0o600,
  });
});

describe('an attempt to unlock is refused', () => {
  test('with another PIN, on another device, for another person', async () => {
    const keys = await createKeysOfAsha();
    expect(await unlock(keys, '482914')).toEqual({
      ok: false,
      refusal: { code: 'wrongSecret', failures: 1, attemptsLeft: 11, waitMs: 0 },
    });
    const copied = { ...keys, keystore: createSystemKeystore() };
    expect(await unlock(copied, ashaPin)).toEqual({ ok: false, refusal: { code: 'deviceSecretMissing' } });
    const other = await createKeysOfAsha();
    expect(await unlock({ ...keys, keystore: other.keystore }, ashaPin)).toEqual({
      ok: false,
      refusal: { code: 'tamperedKeys' },
    });
    expect(await unlockProfile(keys, { userId: 'nobody', secret: ashaPin, clock: clockAt(0) })).toEqual({
      ok: false,
      refusal: { code: 'unknownUser' },
    });
  });

  test('when the envelope is cheap to guess, unless a test injected that', async () => {
    const keys = await createKeysOfAsha();
    const { directory, keystore } = keys;
    expect(await unlock({ directory, keystore }, ashaPin)).toEqual({
      ok: false,
      refusal: { code: 'weakEnvelope' },
    });
    expect(await unlock({ directory, keystore, policy: standardKdfPolicy }, ashaPin)).toMatchObject({
      ok: false,
    });
    expect((await unlock(keys, ashaPin)).ok).toBe(true);
  });

  test('when any field of the key file was changed', async () => {
    const edits: readonly Edit[] = [
      ({ content }) => Object.assign(content, { keyId: '0123456789abcdef' }),
      ({ content }) => content.users.push({ ...content.users[0], userId: 'user-intruder' }),
      ({ content }) => Object.assign(content.users[0] ?? {}, { label: 'Someone else' }),
      ({ content }) => Object.assign(content.users[0] ?? {}, { salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
      (file) => Object.assign(file, { seal: Buffer.alloc(32).toString('base64') }),
      (file) => Object.assign(file, { seal: '' }),
    ];
    for (const edit of edits) {
      const keys = await createKeysOfAsha();
      editKeyFile(keys.directory, edit);
      expect(await unlock(keys, ashaPin)).toEqual({ ok: false, refusal: { code: 'tamperedKeys' } });
    }
  });

  test('when the key file is no key file, or of a later app', async () => {
    const keys = await createKeysOfAsha();
    const file = path.join(keys.directory, 'keys.json');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, 100));
    expect(await unlock(keys, ashaPin)).toEqual({
      ok: false,
      refusal: { code: 'damagedKeys', detail: 'not a key file' },
    });
    writeFileSync(file, whole.replace('"memoryKib": 8', '"memoryKib": 999999999'));
    expect(await unlock(keys, ashaPin)).toEqual({
      ok: false,
      refusal: { code: 'damagedKeys', detail: 'users.0.kdf.memoryKib' },
    });
    writeFileSync(file, whole.replace('"version": 1', '"version": 2'));
    expect(await unlock(keys, ashaPin)).toEqual({ ok: false, refusal: { code: 'newerKeys', version: 2 } });
  });
});
