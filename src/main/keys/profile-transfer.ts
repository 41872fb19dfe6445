import path from 'node:path';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { wrapForUser } from './envelope.ts';
import { standardKdfPolicy } from './kdf.ts';
import { keyIdOf } from './keyring.ts';
import {
  keyringToBytes,
  readStoredKeyring,
  readTrustedKeyring,
  writeKeyring,
  writingKeys,
} from './keyring-file.ts';
import { writeAttemptCounts } from './lockout-file.ts';
import { type ProfileKeys, readOrCreateDeviceSecret } from './profile-keys.ts';
import { unwrapWithRecoveryCode, wrapForRecoveryCode } from './recovery.ts';
import type { KeysRefusal } from './refusals.ts';
import type { DataKey } from './sealing.ts';
import { checkNewSecret } from './secret-policy.ts';

/** A key file that travels with a copy of the ledger, and the code that opens it besides the printed one. */
export interface TravellingKeys {
  readonly content: Uint8Array;
  readonly code: string;
}

/**
 * The present key file with one more code, good for the copy it travels with alone: it is put last and left behind when
 * the copy is taken in. The profile's own key file is not changed.
 */
export async function keysToTravel(
  keys: ProfileKeys,
  dataKey: DataKey,
  nowMs: number,
): Promise<Result<TravellingKeys, KeysRefusal>> {
  const trusted = await readTrustedKeyring(keys.directory, keys.keystore);
  if (!trusted.ok) return trusted;
  const { keyring, deviceSecret } = trusted.value;
  if (keyring.keyId !== keyIdOf(dataKey)) return refused({ code: 'tamperedKeys' });
  const { code, wrap } = wrapForRecoveryCode(dataKey, nowMs);
  const travelling = { ...keyring, recovery: [...keyring.recovery, wrap] };
  return ok({ code, content: keyringToBytes({ keyring: travelling, deviceSecret }) });
}

/** The data key of a key file that lies elsewhere, by a typed code; no attempts are counted: a code has 160 bits. */
export function openTravelledKeys(folder: string, typedCode: string): Result<DataKey, KeysRefusal> {
  const stored = readStoredKeyring(folder);
  return stored.ok ? unwrapWithRecoveryCode(stored.value.keyring, typedCode) : stored;
}

/** The public name of the data key of a profile; null where its key file is missing or cannot be read. */
export function readKeyId(profileDirectory: string): string | null {
  const stored = readStoredKeyring(profileDirectory);
  return stored.ok ? stored.value.keyring.keyId : null;
}

/** Whether a person can unlock this profile as it is: the key is this one, the file is ours, and they have a wrap in it. */
export async function opensHere(keys: ProfileKeys, dataKey: DataKey, userId: string): Promise<boolean> {
  const trusted = await readTrustedKeyring(keys.directory, keys.keystore);
  if (!trusted.ok || trusted.value.keyring.keyId !== keyIdOf(dataKey)) return false;
  return trusted.value.keyring.users.some((user) => user.userId === userId);
}

/** A person who takes over a ledger on a new device. */
export interface NewHolder {
  readonly userId: string;
  readonly name: string;
  readonly secret: string;
  readonly nowMs: number;
  /** Where the key file lies that came with the ledger. */
  readonly from: string;
  /** Leaves the code behind that was made for the way. */
  readonly dropLastCode: boolean;
}

/**
 * Writes the key files of a ledger that came from elsewhere into `target`: one person under this device's secret, and
 * the printed codes that still hold. Refuses with `secretTooShort` or what is wrong with the key files.
 */
export async function writeAdoptedKeys(
  keys: ProfileKeys,
  target: string,
  dataKey: DataKey,
  holder: NewHolder,
): Promise<Result<void, KeysRefusal>> {
  const kind = checkNewSecret(holder.secret, keys.keystore.kind);
  if (!kind.ok) return kind;
  const stored = readStoredKeyring(holder.from);
  if (!stored.ok) return stored;
  const { keyring } = stored.value;
  const deviceSecret = await readOrCreateDeviceSecret(keys.keystore);
  const { userId, secret, nowMs } = holder;
  const label = keyring.users.find((user) => user.userId === userId)?.label ?? holder.name;
  const wrap = await wrapForUser({
    dataKey,
    deviceSecret,
    holder: { userId, label },
    secret,
    secretKind: kind.value,
    nowMs,
    policy: keys.policy ?? standardKdfPolicy,
  });
  const recovery = holder.dropLastCode ? keyring.recovery.slice(0, -1) : keyring.recovery;
  return writingKeys(() => {
    writeAttemptCounts(target, new Map(), deviceSecret);
    writeKeyring(target, { keyring: { ...keyring, users: [wrap], recovery }, deviceSecret });
  });
}

/** The path of the key file of a profile. */
export function keysFileOf(profileDirectory: string): string {
  return path.join(profileDirectory, 'keys.json');
}
