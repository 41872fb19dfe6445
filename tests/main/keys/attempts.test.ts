import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFileKeystore } from '../../../src/main/keys/keystore.ts';
import { createProfileKeys, type ProfileKeys, unlockProfile } from '../../../src/main/keys/profile-keys.ts';
import { addKeyHolder } from '../../../src/main/keys/profile-people.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import {
  asha,
  ashaPin,
  clockAt,
  createKeysOfAsha,
  nowMs,
  ravi,
  raviPin,
  temporaryFolder,
  weakPolicy,
} from './keys-fixture.ts';

const guess = (keys: ProfileKeys, seconds: number, secret = '000000') =>
  unlockProfile(keys, { userId: asha.userId, secret, clock: clockAt(seconds) });

const lockoutFile = (keys: ProfileKeys): string => path.join(keys.directory, 'lockout.json');

const tampered = { ok: false, refusal: { code: 'recoveryOnly', because: 'attemptCountTampered' } };

/** The waits that the catalogue asks for: none below five, then doubling from 30 s up to an hour. */
const waitsSeconds = [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600];

describe('wrong PINs', () => {
  test('cost nothing up to four, then a wait that doubles, and after twelve only recovery helps', async () => {
    const keys = await createKeysOfAsha();
    const answers: unknown[] = [];
    const rightPinTooSoon: unknown[] = [];
    let seconds = 0;
    for (const wait of waitsSeconds) {
      answers.push(await guess(keys, seconds));
      rightPinTooSoon.push(wait === 0 ? null : await guess(keys, seconds + wait - 1, ashaPin));
      seconds += wait;
    }
    expect(answers).toEqual(
      waitsSeconds.map((wait, place) => ({
        ok: false,
        refusal: {
          code: 'wrongSecret',
          failures: place + 1,
          attemptsLeft: 11 - place,
          waitMs: wait * 1_000,
        },
      })),
    );
    expect(rightPinTooSoon.slice(4, 11)).toMatchObject(
      waitsSeconds.slice(4, 11).map(() => ({ ok: false, refusal: { code: 'lockedOut', waitMs: 1_000 } })),
    );
    expect(await guess(keys, seconds + 1_000_000, ashaPin)).toEqual({
      ok: false,
      refusal: { code: 'recoveryOnly', because: 'tooManyAttempts' },
    });
  });

  test('are counted by the disk, not by the process: each of them may come from a fresh start of the app', async () => {
    const directory = temporaryFolder();
    const passphrase = 'five words are enough here';
    const keys = { directory, keystore: createFileKeystore(directory), policy: weakPolicy };
    valueOrThrow(await createProfileKeys(keys, { holder: asha, secret: passphrase, nowMs }));
    const script = path.join(import.meta.dirname, 'guess-in-child.ts');
    const guessInChild = (secret: string): unknown =>
      JSON.parse(
        execFileSync(process.execPath, [script, directory, asha.userId, secret], { encoding: 'utf8' }),
      );
    for (let failures = 1; failures <= 4; failures += 1) {
      expect(guessInChild('wrong wrong wrong')).toMatchObject({ code: 'wrongSecret', failures });
    }
    expect(guessInChild('wrong wrong wrong')).toMatchObject({ failures: 5, waitMs: 30_000 });
    expect(guessInChild(passphrase)).toMatchObject({ code: 'lockedOut', waitMs: 30_000 });
  });

  test('are forgotten after a right one', async () => {
    const keys = await createKeysOfAsha();
    for (let failures = 1; failures <= 4; failures += 1) await guess(keys, 0);
    expect((await guess(keys, 0, ashaPin)).ok).toBe(true);
    expect(await guess(keys, 0)).toMatchObject({ refusal: { code: 'wrongSecret', failures: 1 } });
  });

  test('of one person do not keep another one out', async () => {
    const keys = await createKeysOfAsha();
    valueOrThrow(await addKeyHolder(keys, keys.dataKey, { holder: ravi, secret: raviPin, nowMs }));
    for (let failures = 1; failures <= 5; failures += 1) await guess(keys, 0);
    expect(await guess(keys, 0, ashaPin)).toMatchObject({ refusal: { code: 'lockedOut' } });
    const ofRavi = await unlockProfile(keys, { userId: ravi.userId, secret: raviPin, clock: clockAt(0) });
    expect(ofRavi.ok).toBe(true);
  });

  test('cost an attempt even when the app is killed before it can answer', async () => {
    const keys = await createKeysOfAsha();
    const started = guess(keys, 0);
    await new Promise((resolve) => setImmediate(resolve));
    const counted = JSON.parse(readFileSync(lockoutFile(keys), 'utf8'));
    expect(counted.content.users).toMatchObject([{ userId: asha.userId, failures: 1 }]);
    await started;
  });

  test('are not made when they cannot be counted', async () => {
    const keys = await createKeysOfAsha();
    mkdirSync(`${lockoutFile(keys)}.partial`);
    await expect(guess(keys, 0, ashaPin)).rejects.toThrow('EISDIR');
  });
});

describe('the count of attempts', () => {
  test('does not open by being deleted, edited, or taken from another device', async () => {
    const deleted = await createKeysOfAsha();
    rmSync(lockoutFile(deleted));
    expect(await guess(deleted, 0, ashaPin)).toEqual(tampered);

    const edited = await createKeysOfAsha();
    for (let failures = 1; failures <= 5; failures += 1) await guess(edited, 0);
    const text = readFileSync(lockoutFile(edited), 'utf8');
    writeFileSync(lockoutFile(edited), text.replace('"failures": 5', '"failures": 0'));
    expect(await guess(edited, 0, ashaPin)).toEqual(tampered);

    const moved = await createKeysOfAsha();
    renameSync(lockoutFile(await createKeysOfAsha()), lockoutFile(moved));
    expect(await guess(moved, 0, ashaPin)).toEqual(tampered);

    const swapped = await createKeysOfAsha();
    writeFileSync(lockoutFile(swapped), readFileSync(path.join(swapped.directory, 'keys.json')));
    expect(await guess(swapped, 0, ashaPin)).toEqual(tampered);
  });
});
