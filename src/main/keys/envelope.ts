import { randomBytes } from 'node:crypto';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import {
  deriveWrappingKey,
  isWeakerThanPolicy,
  type KdfCost,
  type KdfPolicy,
  standardKdfPolicy,
} from './kdf.ts';
import { type Keyring, keyIdOf, type UserWrap } from './keyring.ts';
import { type DataKey, type DeviceSecret, keyBytes, seal, unseal, wipe } from './sealing.ts';
import type { SecretKind } from './secret-policy.ts';

const saltBytes = 16;

/** A person who unlocks this profile. The label is shown before anything is unlocked. */
export interface KeyHolder {
  readonly userId: string;
  readonly label: string;
}

/** What a new wrap is made of. The secret has passed `checkNewSecret`, which answered its kind. */
export interface NewUserWrap {
  readonly dataKey: DataKey;
  readonly deviceSecret: DeviceSecret;
  readonly holder: KeyHolder;
  readonly secret: string;
  readonly secretKind: SecretKind;
  readonly nowMs: number;
  readonly policy?: KdfPolicy;
}

/** Everything a wrap must not be moved or changed in: key, person, salt and cost. */
const contextOf = (keyId: string, userId: string, salt: string, kdf: KdfCost): string =>
  JSON.stringify([
    'bahi user wrap v1',
    keyId,
    userId,
    salt,
    kdf.algorithm,
    kdf.memoryKib,
    kdf.iterations,
    kdf.parallelism,
  ]);

/** Wraps the data key for one person: AES-256-GCM under argon2id of the secret and the device secret. */
export async function wrapForUser(request: NewUserWrap): Promise<UserWrap> {
  const { cost } = request.policy ?? standardKdfPolicy;
  const salt = randomBytes(saltBytes);
  const key = await deriveWrappingKey(request.secret, salt, request.deviceSecret, cost);
  const context = contextOf(keyIdOf(request.dataKey), request.holder.userId, salt.toString('base64'), cost);
  const wrapped = seal(key, request.dataKey, context);
  wipe(key);
  return {
    userId: request.holder.userId,
    label: request.holder.label,
    secretKind: request.secretKind,
    kdf: { ...cost },
    salt: salt.toString('base64'),
    wrapped: wrapped.toString('base64'),
    changedAtMs: request.nowMs,
  };
}

/** What an attempt to open one person's wrap brings. */
export interface UnwrapAttempt {
  readonly keyId: string;
  readonly wrap: UserWrap;
  readonly secret: string;
  readonly deviceSecret: DeviceSecret;
  readonly policy?: KdfPolicy;
}

/**
 * Opens a person's wrap. Refuses with `weakEnvelope` before it computes anything if the wrap is cheaper to guess
 * than the policy allows, and with `doesNotOpen` for a wrong secret, another device or a changed byte.
 */
export async function unwrapForUser(
  attempt: UnwrapAttempt,
): Promise<Result<DataKey, { readonly code: 'weakEnvelope' } | { readonly code: 'doesNotOpen' }>> {
  const { wrap, keyId } = attempt;
  if (isWeakerThanPolicy(wrap.kdf, attempt.policy ?? standardKdfPolicy))
    return refused({ code: 'weakEnvelope' });
  const salt = Buffer.from(wrap.salt, 'base64');
  const key = await deriveWrappingKey(attempt.secret, salt, attempt.deviceSecret, wrap.kdf);
  const context = contextOf(keyId, wrap.userId, wrap.salt, wrap.kdf);
  const opened = unseal(key, Buffer.from(wrap.wrapped, 'base64'), context);
  wipe(key);
  if (opened === null) return refused({ code: 'doesNotOpen' });
  assert(opened.length === keyBytes, 'a wrap holds a data key');
  return ok(opened as Uint8Array as DataKey);
}

/** The keyring with one person's wrap added, or replaced in its place; every other wrap stays as it is. */
export function withUserWrap(keyring: Keyring, wrap: UserWrap): Keyring {
  const isKnown = keyring.users.some(({ userId }) => userId === wrap.userId);
  const users = isKnown
    ? keyring.users.map((user) => (user.userId === wrap.userId ? wrap : user))
    : [...keyring.users, wrap];
  return { ...keyring, users };
}

/** The keyring without one person's wrap. */
export function withoutUser(keyring: Keyring, userId: string): Keyring {
  return { ...keyring, users: keyring.users.filter((user) => user.userId !== userId) };
}
