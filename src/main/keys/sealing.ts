import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { assert } from '../../shared/lib/assert.ts';
import type { Brand } from '../../shared/lib/brand.ts';

/** The 32 random bytes that encrypt one profile: the raw key of its ledger and the root of its other keys. */
export type DataKey = Brand<Uint8Array, 'DataKey'>;

/** The 32 random bytes that tie a profile to one device; kept by the operating system where it can. */
export type DeviceSecret = Brand<Uint8Array, 'DeviceSecret'>;

/** Length of every key of the house in bytes. */
export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** What `seal` adds to the length of what it seals. */
export const sealOverheadBytes = nonceBytes + tagBytes;

/** A new random key. */
export function createDataKey(): DataKey {
  return randomBytes(keyBytes) as Uint8Array as DataKey;
}

/** A new random device secret. */
export function createDeviceSecret(): DeviceSecret {
  return randomBytes(keyBytes) as Uint8Array as DeviceSecret;
}

/** Overwrites secrets that are no longer needed. Copies the engine made are beyond reach. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

/** A key of its own for one purpose (HKDF-SHA256, RFC 5869). The same inputs answer the same key. */
export function deriveKey(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, keyBytes));
}

/** AES-256-GCM: nonce, ciphertext, tag. `context` is not stored, but opening fails under any other. */
export function seal(key: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  assert(key.length === keyBytes, 'a sealing key is 32 bytes');
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made, or null for another key, another context or a changed byte. */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | null {
  assert(key.length === keyBytes, 'a sealing key is 32 bytes');
  if (sealed.length < sealOverheadBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(context, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const opened = decipher.update(sealed.subarray(nonceBytes, -tagBytes));
  try {
    return Buffer.concat([opened, decipher.final()]);
  } catch {
    return null;
  } finally {
    wipe(opened);
  }
}

/** HMAC-SHA256 of a text in base64, under a key of its own for `purpose`. */
export function authenticate(secret: Uint8Array, purpose: string, text: string): string {
  const key = deriveKey(secret, new Uint8Array(), purpose);
  const code = createHmac('sha256', key).update(text, 'utf8').digest('base64');
  wipe(key);
  return code;
}

/** Whether `code` is what `authenticate` answers; takes the same time for any wrong code. */
export function isAuthentic(secret: Uint8Array, purpose: string, text: string, code: string): boolean {
  const expected = Buffer.from(authenticate(secret, purpose, text), 'base64');
  const given = Buffer.from(code, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
