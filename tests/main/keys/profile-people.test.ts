import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listKeyHolders, unlockProfile } from '../../../src/main/keys/profile-keys.ts';
import {
  addKeyHolder,
  changeSecret,
  recoverProfile,
  removeKeyHolder,
  replaceRecoveryCode,
} from '../../../src/main/keys/profile-people.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import {
  asha,
  ashaPin,
  clockAt,
  createKeysOfAsha,
  type FixtureKeys,
  nowMs,
  ravi,
  raviPin,
} from './keys-fixture.ts';

const readKeyFile = (keys: FixtureKeys) =>
  JSON.parse(readFileSync(path.join(keys.directory, 'keys.json'), 'utf8'));

const unlock = (keys: FixtureKeys, userId: string, secret: string, seconds = 0) =>
  unlockProfile(keys, { userId, secret, clock: clockAt(seconds) });

async function createKeysOfBoth(): Promise<FixtureKeys> {
  const keys = await createKeysOfAsha();
  valueOrThrow(await addKeyHolder(keys, keys.dataKey, { holder: ravi, secret: raviPin, nowMs }));
  return keys;
}

const refusal = (code: string) => ({ ok: false, refusal: { code } });

describe('several people on one device', () => {
  test('each open the same ledger with their own PIN and nobody else’s', async () => {
    const keys = await createKeysOfBoth();
    const dataKey = Buffer.from(keys.dataKey);
    expect(valueOrThrow(await unlock(keys, asha.userId, ashaPin))).toEqual(dataKey);
    expect(valueOrThrow(await unlock(keys, ravi.userId, raviPin))).toEqual(dataKey);
    expect(await unlock(keys, asha.userId, raviPin)).toMatchObject(refusal('wrongSecret'));
    expect(await unlock(keys, ravi.userId, ashaPin)).toMatchObject(refusal('wrongSecret'));
    const [first, second] = readKeyFile(keys).content.users;
    expect(first.salt).not.toBe(second.salt);
    expect(first.wrapped).not.toBe(second.wrapped);
  });

  test('are added once, by someone whose key this is, with a PIN of six digits', async () => {
    const keys = await createKeysOfBoth();
    const again = { holder: ravi, secret: raviPin, nowMs };
    expect(await addKeyHolder(keys, keys.dataKey, again)).toEqual(refusal('userExists'));
    const other = await createKeysOfAsha();
    expect(await addKeyHolder(keys, other.dataKey, again)).toEqual(refusal('tamperedKeys'));
    const short = { holder: { userId: 'user-meena', label: 'Meena' }, secret: '12345', nowMs };
    expect(await addKeyHolder(keys, keys.dataKey, short)).toEqual({
      ok: false,
      refusal: { code: 'secretTooShort', rule: 'pinOfSixDigits' },
    });
  });

  test('who leave cannot unlock any more, not even with their old wrap put back', async () => {
    const keys = await createKeysOfBoth();
    const wrapOfRavi = readKeyFile(keys).content.users[1];
    valueOrThrow(await removeKeyHolder(keys, keys.dataKey, ravi.userId));
    expect(await unlock(keys, ravi.userId, raviPin)).toEqual(refusal('unknownUser'));
    expect(JSON.stringify(readKeyFile(keys))).not.toContain(wrapOfRavi.wrapped);
    expect((await unlock(keys, asha.userId, ashaPin)).ok).toBe(true);
    const file = readKeyFile(keys);
    file.content.users.push(wrapOfRavi);
    writeFileSync(path.join(keys.directory, 'keys.json'), JSON.stringify(file));
    expect(await unlock(keys, ravi.userId, raviPin)).toEqual(refusal('tamperedKeys'));
  });

  test('cannot all leave', async () => {
    const keys = await createKeysOfAsha();
    expect(await removeKeyHolder(keys, keys.dataKey, ravi.userId)).toEqual(refusal('unknownUser'));
    expect(await removeKeyHolder(keys, keys.dataKey, asha.userId)).toEqual(refusal('lastUser'));
  });
});

describe('changing a PIN', () => {
  test('wraps the same data key anew and touches nothing else', async () => {
    const keys = await createKeysOfBoth();
    const before = readKeyFile(keys).content;
    const change = { userId: asha.userId, oldSecret: ashaPin, newSecret: '905533', clock: clockAt(60) };
    valueOrThrow(await changeSecret(keys, change));
    const after = readKeyFile(keys).content;
    expect({ ...after, users: after.users.slice(1) }).toEqual({ ...before, users: before.users.slice(1) });
    expect(after.users[0].wrapped).not.toBe(before.users[0].wrapped);
    expect(after.users[0].salt).not.toBe(before.users[0].salt);
    expect(valueOrThrow(await unlock(keys, asha.userId, '905533'))).toEqual(Buffer.from(keys.dataKey));
    expect(await unlock(keys, asha.userId, ashaPin)).toMatchObject(refusal('wrongSecret'));
    expect((await unlock(keys, ravi.userId, raviPin)).ok).toBe(true);
  });

  test('needs the old one, which counts as an attempt, and a new one that is long enough', async () => {
    const keys = await createKeysOfAsha();
    const change = { userId: asha.userId, oldSecret: '000000', newSecret: '905533', clock: clockAt(0) };
    expect(await changeSecret(keys, change)).toMatchObject({
      ok: false,
      refusal: { code: 'wrongSecret', failures: 1 },
    });
    expect(await changeSecret(keys, { ...change, oldSecret: ashaPin, newSecret: '905' })).toEqual({
      ok: false,
      refusal: { code: 'secretTooShort', rule: 'pinOfSixDigits' },
    });
    expect((await unlock(keys, asha.userId, ashaPin)).ok).toBe(true);
  });
});

describe('the recovery code', () => {
  const recovery = (keys: FixtureKeys, recoveryCode = keys.recoveryCode) => ({
    recoveryCode,
    userId: asha.userId,
    newSecret: '905533',
    nowMs,
  });

  test('sets a new PIN after twelve wrong ones', async () => {
    const keys = await createKeysOfAsha();
    for (let failures = 1; failures <= 12; failures += 1) {
      await unlock(keys, asha.userId, '000000', failures * 10_000);
    }
    expect(await unlock(keys, asha.userId, ashaPin, 1_000_000)).toMatchObject(refusal('recoveryOnly'));
    const recovered = valueOrThrow(await recoverProfile(keys, recovery(keys)));
    expect(recovered).toEqual({ dataKey: Buffer.from(keys.dataKey), lostUserIds: [] });
    expect((await unlock(keys, asha.userId, '905533')).ok).toBe(true);
    expect(await unlock(keys, asha.userId, ashaPin)).toMatchObject(refusal('wrongSecret'));
  });

  test('opens a profile whose keystore was lost, and says whose PIN went with it', async () => {
    const keys = await createKeysOfBoth();
    keys.keystore.lose();
    expect(await unlock(keys, asha.userId, ashaPin)).toEqual(refusal('deviceSecretMissing'));
    const recovered = valueOrThrow(await recoverProfile(keys, recovery(keys)));
    expect(recovered.lostUserIds).toEqual([ravi.userId]);
    expect((await unlock(keys, asha.userId, '905533')).ok).toBe(true);
    expect(valueOrThrow(listKeyHolders(keys.directory))).toEqual([{ ...asha, secretKind: 'pin' }]);
  });

  test('opens a profile whose count of attempts was deleted', async () => {
    const keys = await createKeysOfAsha();
    rmSync(path.join(keys.directory, 'lockout.json'));
    expect((await recoverProfile(keys, recovery(keys))).ok).toBe(true);
    expect((await unlock(keys, asha.userId, '905533')).ok).toBe(true);
  });

  test('of another profile, of a person who is not here, or for a PIN that is too short, is refused', async () => {
    const keys = await createKeysOfAsha();
    const other = await createKeysOfAsha();
    expect(await recoverProfile(keys, recovery(keys, other.recoveryCode))).toEqual(
      refusal('wrongRecoveryCode'),
    );
    const forRavi = { ...recovery(keys), userId: ravi.userId };
    expect(await recoverProfile(keys, forRavi)).toEqual(refusal('unknownUser'));
    expect(await recoverProfile(keys, { ...recovery(keys), newSecret: '1' })).toMatchObject(
      refusal('secretTooShort'),
    );
    expect((await unlock(keys, asha.userId, ashaPin)).ok).toBe(true);
  });

  test('can be replaced by someone who has unlocked; the old print then opens nothing', async () => {
    const keys = await createKeysOfAsha();
    const renewed = valueOrThrow(await replaceRecoveryCode(keys, keys.dataKey, nowMs));
    expect(renewed).not.toBe(keys.recoveryCode);
    expect(await recoverProfile(keys, recovery(keys))).toEqual(refusal('wrongRecoveryCode'));
    expect((await recoverProfile(keys, recovery(keys, renewed))).ok).toBe(true);
  });
});
