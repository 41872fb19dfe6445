import path from 'node:path';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type Keyring, parseKeyring } from './keyring.ts';
import type { Keystore } from './keystore.ts';
import type { KeysRefusal } from './refusals.ts';
import { readSealedFile, sealedText, writeSealedFile } from './sealed-file.ts';
import type { DeviceSecret } from './sealing.ts';

const purpose = 'bahi keys seal v1';

const fileOf = (profileDirectory: string): string => path.join(profileDirectory, 'keys.json');

/** A keyring as it lies on the disk; its seal is not checked yet. */
export interface StoredKeyring {
  readonly keyring: Keyring;
  isAuthentic(deviceSecret: DeviceSecret): boolean;
}

/** Reads `keys.json` without trusting it: for the unlock screen and for recovery. */
export function readStoredKeyring(profileDirectory: string): Result<StoredKeyring, KeysRefusal> {
  const file = readSealedFile(fileOf(profileDirectory), purpose);
  if (file === 'missing') return refused({ code: 'keysMissing' });
  if (file === 'unreadable') return refused({ code: 'damagedKeys', detail: 'not a key file' });
  const keyring = parseKeyring(file.content);
  if (!keyring.ok) return keyring;
  return ok({ keyring: keyring.value, isAuthentic: file.isAuthentic });
}

/** A keyring that this device wrote, with the secret that proves it. */
export interface TrustedKeyring {
  readonly keyring: Keyring;
  readonly deviceSecret: DeviceSecret;
}

/** Reads `keys.json` and checks its seal; refuses with `deviceSecretMissing` or `tamperedKeys`. */
export async function readTrustedKeyring(
  profileDirectory: string,
  keystore: Keystore,
): Promise<Result<TrustedKeyring, KeysRefusal>> {
  const stored = readStoredKeyring(profileDirectory);
  if (!stored.ok) return stored;
  const deviceSecret = await keystore.readDeviceSecret();
  if (deviceSecret === null) return refused({ code: 'deviceSecretMissing' });
  if (!stored.value.isAuthentic(deviceSecret)) return refused({ code: 'tamperedKeys' });
  return ok({ keyring: stored.value.keyring, deviceSecret });
}

/** Writes `keys.json` under the device's seal. */
export function writeKeyring(profileDirectory: string, trusted: TrustedKeyring): void {
  writeSealedFile(fileOf(profileDirectory), trusted.keyring, purpose, trusted.deviceSecret);
}

/** `keys.json` as it would be written, for a key file that travels with a copy of the ledger. */
export function keyringToBytes({ keyring, deviceSecret }: TrustedKeyring): Uint8Array {
  return Buffer.from(sealedText(keyring, purpose, deviceSecret), 'utf8');
}

const notWritable = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/** Runs what writes key files; a disk that takes nothing is the refusal `keysNotWritable`, anything else is thrown. */
export function writingKeys<Value>(write: () => Value): Result<Value, KeysRefusal> {
  try {
    return ok(write());
  } catch (error) {
    const isRefusal =
      error instanceof Error &&
      'code' in error &&
      typeof error.code === 'string' &&
      notWritable.has(error.code);
    if (!isRefusal) throw error;
    return refused({ code: 'keysNotWritable' });
  }
}
