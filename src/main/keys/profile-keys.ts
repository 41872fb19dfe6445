import { mkdirSync } from 'node:fs';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type KeyHolder, unwrapForUser, wrapForUser } from './envelope.ts';
import { type KdfPolicy, standardKdfPolicy } from './kdf.ts';
import { type Keyring, keyIdOf, keyringVersion, type UserWrap } from './keyring.ts';
import { readStoredKeyring, readTrustedKeyring, writeKeyring, writingKeys } from './keyring-file.ts';
import type { Keystore } from './keystore.ts';
import {
  type AttemptClock,
  type AttemptCount,
  countFailure,
  noFailures,
  recoveryOnlyAfterFailures,
  standingOf,
  waitAfterFailuresMs,
} from './lockout.ts';
import { type AttemptCounts, attemptCountOf, readAttemptCounts, writeAttemptCounts } from './lockout-file.ts';
import { wrapForRecoveryCode } from './recovery.ts';
import type { KeysRefusal } from './refusals.ts';
import { createDataKey, createDeviceSecret, type DataKey, type DeviceSecret } from './sealing.ts';
import { checkNewSecret, type SecretKind } from './secret-policy.ts';

/** The keys of one profile folder on this device. `policy` is injected by tests only. */
export interface ProfileKeys {
  readonly directory: string;
  readonly keystore: Keystore;
  readonly policy?: KdfPolicy;
}

/** The first person of a new profile and the secret they chose. */
export interface FirstKeyHolder {
  readonly holder: KeyHolder;
  readonly secret: string;
  readonly nowMs: number;
}

/** A new profile's data key, and the recovery code to print: it is not shown again. */
export interface CreatedKeys {
  readonly dataKey: DataKey;
  readonly recoveryCode: string;
}

/** Makes the keys of a new profile. Refuses with `keysExist`, `secretTooShort` (naming the rule) or `keysNotWritable`. */
export async function createProfileKeys(
  keys: ProfileKeys,
  first: FirstKeyHolder,
): Promise<Result<CreatedKeys, KeysRefusal>> {
  const stored = readStoredKeyring(keys.directory);
  if (stored.ok || stored.refusal.code !== 'keysMissing') return refused({ code: 'keysExist' });
  const kind = checkNewSecret(first.secret, keys.keystore.kind);
  if (!kind.ok) return kind;
  const prepared = writingKeys(() => void mkdirSync(keys.directory, { recursive: true, mode: 0o700 }));
  if (!prepared.ok) return prepared;
  const deviceSecret = await readOrCreateDeviceSecret(keys.keystore);
  const dataKey = createDataKey();
  const { holder, secret, nowMs } = first;
  const policy = keys.policy ?? standardKdfPolicy;
  const wrap = await wrapForUser({
    dataKey,
    deviceSecret,
    holder,
    secret,
    secretKind: kind.value,
    nowMs,
    policy,
  });
  const recovery = wrapForRecoveryCode(dataKey, nowMs);
  const keyring: Keyring = {
    version: keyringVersion,
    keyId: keyIdOf(dataKey),
    users: [wrap],
    recovery: [recovery.wrap],
  };
  const written = writingKeys(() => {
    writeAttemptCounts(keys.directory, new Map(), deviceSecret);
    writeKeyring(keys.directory, { keyring, deviceSecret });
  });
  return written.ok ? ok({ dataKey, recoveryCode: recovery.code }) : written;
}

/** The device secret of the keystore; a new one is stored there if it has none. */
export async function readOrCreateDeviceSecret(keystore: Keystore): Promise<DeviceSecret> {
  const present = await keystore.readDeviceSecret();
  if (present !== null) return present;
  const created = createDeviceSecret();
  await keystore.writeDeviceSecret(created);
  return created;
}

/** A person the unlock screen offers. */
export interface ListedKeyHolder extends KeyHolder {
  readonly secretKind: SecretKind;
}

/** Who can unlock this profile, without unlocking it. The list is not proven until someone does. */
export function listKeyHolders(profileDirectory: string): Result<readonly ListedKeyHolder[], KeysRefusal> {
  const stored = readStoredKeyring(profileDirectory);
  if (!stored.ok) return stored;
  return ok(
    stored.value.keyring.users.map(({ userId, label, secretKind }) => ({ userId, label, secretKind })),
  );
}

/** One attempt to unlock. */
export interface UnlockAttempt {
  readonly userId: string;
  readonly secret: string;
  readonly clock: AttemptClock;
}

/**
 * The data key for a person's PIN or passphrase. Each attempt is counted on the disk before it is made, so that
 * killing the app does not give it back; a right one clears the count. Refusals: `wrongSecret` with the wait it
 * costs, `lockedOut`, `recoveryOnly`, `unknownUser`, and what is wrong with the key files.
 */
export async function unlockProfile(
  keys: ProfileKeys,
  attempt: UnlockAttempt,
): Promise<Result<DataKey, KeysRefusal>> {
  const trusted = await readTrustedKeyring(keys.directory, keys.keystore);
  if (!trusted.ok) return trusted;
  const { keyring, deviceSecret } = trusted.value;
  const wrap = keyring.users.find(({ userId }) => userId === attempt.userId);
  if (wrap === undefined) return refused({ code: 'unknownUser' });
  const counted = countAttempt(keys.directory, deviceSecret, attempt);
  if (!counted.ok) return counted;
  return openCounted(keys, { wrap, keyId: keyring.keyId, deviceSecret, attempt, count: counted.value });
}

interface CountedAttempt {
  readonly wrap: UserWrap;
  readonly keyId: string;
  readonly deviceSecret: DeviceSecret;
  readonly attempt: UnlockAttempt;
  readonly count: AttemptCount;
}

async function openCounted(
  keys: ProfileKeys,
  counted: CountedAttempt,
): Promise<Result<DataKey, KeysRefusal>> {
  const { wrap, keyId, deviceSecret, attempt, count } = counted;
  const { secret, userId } = attempt;
  const policy = keys.policy ?? standardKdfPolicy;
  const opened = await unwrapForUser({ keyId, wrap, secret, deviceSecret, policy });
  if (opened.ok) {
    const cleared = clearAttempts(keys.directory, deviceSecret, userId);
    return cleared.ok ? opened : cleared;
  }
  if (opened.refusal.code === 'weakEnvelope') return refused({ code: 'weakEnvelope' });
  return refused({
    code: 'wrongSecret',
    failures: count.failures,
    attemptsLeft: Math.max(0, recoveryOnlyAfterFailures - count.failures),
    waitMs: waitAfterFailuresMs(count.failures),
  });
}

function countAttempt(
  directory: string,
  deviceSecret: DeviceSecret,
  attempt: UnlockAttempt,
): Result<AttemptCount, KeysRefusal> {
  const counts = readAttemptCounts(directory, deviceSecret);
  if (counts === 'tampered') return refused({ code: 'recoveryOnly', because: 'attemptCountTampered' });
  const before = attemptCountOf(counts, attempt.userId);
  const standing = standingOf(before, attempt.clock);
  if (standing.kind === 'recoveryOnly') return refused({ code: 'recoveryOnly', because: 'tooManyAttempts' });
  if (standing.kind === 'waiting') {
    return refused({ code: 'lockedOut', waitMs: standing.waitMs, untilMs: standing.untilMs });
  }
  const after = countFailure(before, attempt.clock);
  const written = writeCount(directory, deviceSecret, counts, [attempt.userId, after]);
  return written.ok ? ok(after) : written;
}

/** Forgets a person's wrong attempts: after a right one, a recovery, or when they leave. */
export function clearAttempts(
  directory: string,
  deviceSecret: DeviceSecret,
  userId: string,
): Result<void, KeysRefusal> {
  const counts = readAttemptCounts(directory, deviceSecret);
  return writeCount(directory, deviceSecret, counts === 'tampered' ? new Map() : counts, [
    userId,
    noFailures,
  ]);
}

function writeCount(
  directory: string,
  deviceSecret: DeviceSecret,
  counts: AttemptCounts,
  [userId, count]: readonly [string, AttemptCount],
): Result<void, KeysRefusal> {
  const next = new Map(counts);
  if (count.failures === 0) next.delete(userId);
  else next.set(userId, count);
  return writingKeys(() => writeAttemptCounts(directory, next, deviceSecret));
}
