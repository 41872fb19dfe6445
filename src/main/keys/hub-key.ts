import { createPrivateKey } from 'node:crypto';
import { base64UrlToBytes, bytesToBase64Url } from '../../shared/lib/bytes.ts';
import { type DeviceKeyPair, deviceKeyPairOf } from './device-key.ts';
import { deriveKey, keyBytes, wipe } from './sealing.ts';

const purpose = 'bahi hub key v1';
const noSalt = new Uint8Array();
const idPrefix = 'hub-';

/**
 * The key with which a hub signs and opens what travels by file: it follows from the private key of its door (PKCS 8, PEM), so
 * there is one secret to keep and to back up, not two.
 */
export function hubKeyPairOf(tlsPrivateKeyPem: string): DeviceKeyPair {
  const der = createPrivateKey(tlsPrivateKeyPem).export({ type: 'pkcs8', format: 'der' });
  const seed = deriveKey(der, noSalt, purpose);
  wipe(der);
  return deviceKeyPairOf(new Uint8Array(seed));
}

/** The name of the hub with this public key. A hub is called by its key: whoever is pinned to the name knows the key. */
export function hubIdOf(publicKey: Uint8Array): string {
  return `${idPrefix}${bytesToBase64Url(publicKey)}`;
}

/** The public key in a hub's name; null where the name holds none. */
export function hubPublicKeyOf(hubId: string): Uint8Array | null {
  if (!hubId.startsWith(idPrefix)) return null;
  const bytes = base64UrlToBytes(hubId.slice(idPrefix.length));
  return bytes?.length === keyBytes ? bytes : null;
}
