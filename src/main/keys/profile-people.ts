import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type KeyHolder, withoutUser, withUserWrap, wrapForUser } from './envelope.ts';
import { standardKdfPolicy } from './kdf.ts';
import { type Keyring, keyIdOf } from './keyring.ts';
import {
  readStoredKeyring,
  readTrustedKeyring,
  type StoredKeyring,
  type TrustedKeyring,
  writeKeyring,
  writingKeys,
} from './keyring-file.ts';
import type { AttemptClock } from './lockout.ts';
import { clearAttempts, type ProfileKeys, readOrCreateDeviceSecret, unlockProfile } from './profile-keys.ts';
import { unwrapWithRecoveryCode, withRecoveryCode, wrapForRecoveryCode } from './recovery.ts';
import type { KeysRefusal } from './refusals.ts';
import { type DataKey, type DeviceSecret, wipe } from './sealing.ts';
import { checkNewSecret } from './secret-policy.ts';

/** A person and the new secret that shall open the profile for them. */
export interface NewSecret {
  readonly holder: KeyHolder;
  readonly secret: string;
  readonly nowMs: number;
}

/** Gives another person a wrap of their own, by someone who has unlocked. Refuses with `userExists` or `secretTooShort`. */
export async function addKeyHolder(
  keys: ProfileKeys,
  dataKey: DataKey,
  added: NewSecret,
): Promise<Result<void, KeysRefusal>> {
  const trusted = await readOwnKeyring(keys, dataKey);
  if (!trusted.ok) return trusted;
  const isKnown = trusted.value.keyring.users.some(({ userId }) => userId === added.holder.userId);
  if (isKnown) return refused({ code: 'userExists' });
  return rewrap(keys, dataKey, trusted.value, added);
}

/**
 * Takes a person's wrap away, so that their secret opens nothing here any more. Refuses to remove the last one.
 * The data key stays the same: who kept a copy of the whole old profile and device secret still has that copy.
 */
export async function removeKeyHolder(
  keys: ProfileKeys,
  dataKey: DataKey,
  userId: string,
): Promise<Result<void, KeysRefusal>> {
  const trusted = await readOwnKeyring(keys, dataKey);
  if (!trusted.ok) return trusted;
  const { keyring, deviceSecret } = trusted.value;
  if (!keyring.users.some((user) => user.userId === userId)) return refused({ code: 'unknownUser' });
  if (keyring.users.length === 1) return refused({ code: 'lastUser' });
  const written = save(keys, { keyring: withoutUser(keyring, userId), deviceSecret });
  return written.ok ? clearAttempts(keys.directory, deviceSecret, userId) : written;
}

/** A person's change of their own PIN or passphrase. */
export interface SecretChange {
  readonly userId: string;
  readonly oldSecret: string;
  readonly newSecret: string;
  readonly clock: AttemptClock;
}

/** Changes a secret by wrapping the same data key anew; nothing else is written. The old secret counts as an attempt. */
export async function changeSecret(
  keys: ProfileKeys,
  change: SecretChange,
): Promise<Result<void, KeysRefusal>> {
  const kind = checkNewSecret(change.newSecret, keys.keystore.kind);
  if (!kind.ok) return kind;
  const { userId, oldSecret, newSecret, clock } = change;
  const unlocked = await unlockProfile(keys, { userId, secret: oldSecret, clock });
  if (!unlocked.ok) return unlocked;
  const trusted = await readTrustedKeyring(keys.directory, keys.keystore);
  if (!trusted.ok) return trusted;
  const label = labelOf(trusted.value.keyring, userId);
  if (label === null) return refused({ code: 'unknownUser' });
  const changed = await rewrap(keys, unlocked.value, trusted.value, {
    holder: { userId, label },
    secret: newSecret,
    nowMs: clock.nowMs,
  });
  wipe(unlocked.value);
  return changed;
}

/** A new secret for one person, by the printed code. */
export interface Recovery {
  readonly recoveryCode: string;
  readonly userId: string;
  readonly newSecret: string;
  readonly nowMs: number;
}

/** What recovery opened, and whose wraps were lost with the old device secret. */
export interface Recovered {
  readonly dataKey: DataKey;
  readonly lostUserIds: readonly string[];
}

/**
 * Opens a profile with its recovery code and sets a new secret for a named person: after a forgotten PIN, twelve wrong
 * ones, tampered files, or a lost keystore. The code stays valid. Refuses with the mistyped group, `wrongRecoveryCode`,
 * `unknownUser` or `secretTooShort`.
 */
export async function recoverProfile(
  keys: ProfileKeys,
  recovery: Recovery,
): Promise<Result<Recovered, KeysRefusal>> {
  const kind = checkNewSecret(recovery.newSecret, keys.keystore.kind);
  if (!kind.ok) return kind;
  const stored = readStoredKeyring(keys.directory);
  if (!stored.ok) return stored;
  const opened = unwrapWithRecoveryCode(stored.value.keyring, recovery.recoveryCode);
  if (!opened.ok) return opened;
  const label = labelOf(stored.value.keyring, recovery.userId);
  if (label === null) return refused({ code: 'unknownUser' });
  const { trusted, lostUserIds } = await adoptKeyring(keys, stored.value, recovery.userId);
  const rewrapped = await rewrap(keys, opened.value, trusted, {
    holder: { userId: recovery.userId, label },
    secret: recovery.newSecret,
    nowMs: recovery.nowMs,
  });
  if (!rewrapped.ok) return rewrapped;
  const cleared = clearAttempts(keys.directory, trusted.deviceSecret, recovery.userId);
  return cleared.ok ? ok({ dataKey: opened.value, lostUserIds }) : cleared;
}

/** Replaces the recovery code by someone who has unlocked; the old print opens nothing any more. Answers the new code. */
export async function replaceRecoveryCode(
  keys: ProfileKeys,
  dataKey: DataKey,
  nowMs: number,
): Promise<Result<string, KeysRefusal>> {
  const trusted = await readOwnKeyring(keys, dataKey);
  if (!trusted.ok) return trusted;
  const { code, wrap } = wrapForRecoveryCode(dataKey, nowMs);
  const { keyring, deviceSecret } = trusted.value;
  const written = save(keys, { keyring: withRecoveryCode(keyring, wrap), deviceSecret });
  return written.ok ? ok(code) : written;
}

/** A keyring of this device that belongs to the unlocked data key; another profile's key counts as tampering. */
async function readOwnKeyring(
  keys: ProfileKeys,
  dataKey: DataKey,
): Promise<Result<TrustedKeyring, KeysRefusal>> {
  const trusted = await readTrustedKeyring(keys.directory, keys.keystore);
  if (!trusted.ok) return trusted;
  return trusted.value.keyring.keyId === keyIdOf(dataKey) ? trusted : refused({ code: 'tamperedKeys' });
}

async function rewrap(
  keys: ProfileKeys,
  dataKey: DataKey,
  trusted: TrustedKeyring,
  wanted: NewSecret,
): Promise<Result<void, KeysRefusal>> {
  const kind = checkNewSecret(wanted.secret, keys.keystore.kind);
  if (!kind.ok) return kind;
  const { deviceSecret, keyring } = trusted;
  const policy = keys.policy ?? standardKdfPolicy;
  const wrap = await wrapForUser({ ...wanted, dataKey, deviceSecret, secretKind: kind.value, policy });
  return save(keys, { keyring: withUserWrap(keyring, wrap), deviceSecret });
}

/** Without the old device secret nobody else's wrap can ever open: those are dropped rather than left to fail. */
async function adoptKeyring(
  keys: ProfileKeys,
  stored: StoredKeyring,
  userId: string,
): Promise<{ readonly trusted: TrustedKeyring; readonly lostUserIds: readonly string[] }> {
  const present: DeviceSecret | null = await keys.keystore.readDeviceSecret();
  if (present !== null)
    return { trusted: { keyring: stored.keyring, deviceSecret: present }, lostUserIds: [] };
  const deviceSecret = await readOrCreateDeviceSecret(keys.keystore);
  const lostUserIds = stored.keyring.users.map((user) => user.userId).filter((other) => other !== userId);
  const users = stored.keyring.users.filter((user) => user.userId === userId);
  return { trusted: { keyring: { ...stored.keyring, users }, deviceSecret }, lostUserIds };
}

function labelOf(keyring: Keyring, userId: string): string | null {
  return keyring.users.find((user) => user.userId === userId)?.label ?? null;
}

function save(keys: ProfileKeys, trusted: TrustedKeyring): Result<void, KeysRefusal> {
  return writingKeys(() => writeKeyring(keys.directory, trusted));
}
