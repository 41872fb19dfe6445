import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { app } from './app.ts';
import { settings } from './settings.ts';
import { strict } from './strict.ts';

type SafeStorageMembers = Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;
type Backend = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

const backend: Backend = settings.keystore === 'none' ? 'unknown' : (settings.keystore as Backend);
/** Chromium's mark for its built-in password (v10) and for a key of the desktop's keyring (v11). */
const prefix = settings.keystore === 'basic_text' ? 'v10' : 'v11';

function keyringKey(): Buffer {
  const path = join(app.getPath('userData'), 'standin-keyring.key');
  if (!existsSync(path)) {
    mkdirSync(app.getPath('userData'), { recursive: true });
    writeFileSync(path, randomBytes(32));
  }
  return readFileSync(path);
}

/**
 * The stand-in's `safeStorage`, asynchronous part only. `broken` decrypts nothing, as after a change of keyring.
 */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => app.isReady() && settings.keystore !== 'none',
  getSelectedStorageBackend: () => (settings.keystore === 'broken' ? 'gnome_libsecret' : backend),
  encryptStringAsync: async (plainText) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv);
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from(prefix), iv, sealed, cipher.getAuthTag()]);
  },
  decryptStringAsync: async (encrypted) => {
    if (settings.keystore === 'broken') throw new Error('Error while decrypting the ciphertext');
    const decipher = createDecipheriv('aes-256-gcm', keyringKey(), encrypted.subarray(3, 15));
    decipher.setAuthTag(encrypted.subarray(-16));
    const result = decipher.update(encrypted.subarray(15, -16), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
} satisfies SafeStorageMembers);
