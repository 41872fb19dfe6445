import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { SafeStorage } from 'electron';
import { z } from 'zod';

/** The part of Electron's keystore this module may use: the asynchronous one; the other is removed in 46. */
export type Keystore = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Where and on what the device secret is kept. */
export interface DeviceSecretOptions {
  readonly keystore: Keystore;
  readonly platform: NodeJS.Platform;
  readonly path: string;
}

/**
 * The 32 bytes that tie a PIN to this machine, or why there are none. Without a real keystore a passphrase is
 * required; `unreadable` means that the keystore changed and only the recovery code helps.
 */
export type DeviceSecret =
  | { readonly kind: 'secret'; readonly base64: string }
  | { readonly kind: 'none'; readonly because: 'noKeystore' | 'weakKeystore' | 'unreadable' };

const secretBytes = 32;
const realLinuxBackends: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet5', 'kwallet6']);
/** Chromium marks what it sealed with its built-in password by this prefix (`platform.md` §1 row 11). */
const builtInPasswordPrefix = 'v10';

const storedSchema = z.strictObject({ version: z.literal(1), sealedBase64: z.string() });

/** Reads the device secret, or makes one on the first start. Never replaces one that it cannot read. */
export async function openDeviceSecret(options: DeviceSecretOptions): Promise<DeviceSecret> {
  const { keystore, platform, path } = options;
  if (!(await keystore.isAsyncEncryptionAvailable())) return { kind: 'none', because: 'noKeystore' };
  if (platform === 'linux' && !(await isRealLinuxKeystore(keystore))) {
    return { kind: 'none', because: 'weakKeystore' };
  }
  const stored = await readStored(path);
  if (stored === 'absent') return createSecret(keystore, path);
  if (stored === 'damaged') return { kind: 'none', because: 'unreadable' };
  try {
    const opened = await keystore.decryptStringAsync(stored);
    if (Buffer.from(opened.result, 'base64').length !== secretBytes)
      return { kind: 'none', because: 'unreadable' };
    if (opened.shouldReEncrypt) await writeStored(path, await keystore.encryptStringAsync(opened.result));
    return { kind: 'secret', base64: opened.result };
  } catch {
    return { kind: 'none', because: 'unreadable' };
  }
}

async function isRealLinuxKeystore(keystore: Keystore): Promise<boolean> {
  if (!realLinuxBackends.has(keystore.getSelectedStorageBackend())) return false;
  const probe = await keystore.encryptStringAsync('probe');
  return probe.subarray(0, 3).toString('latin1') !== builtInPasswordPrefix;
}

async function createSecret(keystore: Keystore, path: string): Promise<DeviceSecret> {
  const base64 = randomBytes(secretBytes).toString('base64');
  await writeStored(path, await keystore.encryptStringAsync(base64));
  return { kind: 'secret', base64 };
}

async function readStored(path: string): Promise<Buffer | 'absent' | 'damaged'> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'damaged';
  }
  try {
    return Buffer.from(storedSchema.parse(JSON.parse(text)).sealedBase64, 'base64');
  } catch {
    return 'damaged';
  }
}

/** Writes beside and renames, so that a cut leaves the old secret or the new one. */
async function writeStored(path: string, sealed: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.new`;
  const text = JSON.stringify({ version: 1, sealedBase64: sealed.toString('base64') });
  await writeFile(beside, text, { mode: 0o600, flush: true });
  await rename(beside, path);
}
