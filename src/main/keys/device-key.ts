import { createHash, randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { assert } from '../../shared/lib/assert.ts';
import type { Brand } from '../../shared/lib/brand.ts';
import { signEd25519, verifyEd25519 } from './ed25519.ts';
import { type DataKey, deriveKey, keyBytes, seal, unseal, wipe } from './sealing.ts';

/** An Ed25519 public key, 32 bytes. */
export type DevicePublicKey = Brand<Uint8Array, 'DevicePublicKey'>;

/** An Ed25519 private key, 32 bytes. Wiped by whoever opened it. */
export type DevicePrivateKey = Brand<Uint8Array, 'DevicePrivateKey'>;

/** The key pair under which one device signs its events. A new pair is a new device. */
export interface DeviceKeyPair {
  readonly publicKey: DevicePublicKey;
  readonly privateKey: DevicePrivateKey;
}

const deviceIdBytes = 10;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const purpose = 'bahi device key v1';

/** A new random key pair. */
export function createDeviceKeyPair(): DeviceKeyPair {
  return deviceKeyPairOf(new Uint8Array(randomBytes(keyBytes)));
}

/** The key pair of 32 secret bytes: random ones, but in a simulation. */
export function deviceKeyPairOf(secret: Uint8Array): DeviceKeyPair {
  assert(secret.length === keyBytes, 'a private key is 32 bytes');
  const privateKey = secret as DevicePrivateKey;
  return { privateKey, publicKey: ed25519.getPublicKey(privateKey) as DevicePublicKey };
}

/** The device id: the first ten bytes of SHA-256 of the public key in Crockford base 32, 16 characters (sync.md 2.1). */
export function deviceIdOf(publicKey: DevicePublicKey): string {
  const digest = createHash('sha256').update(publicKey).digest().subarray(0, deviceIdBytes);
  const bits = BigInt(`0x${digest.toString('hex')}`);
  const length = (deviceIdBytes * 8) / 5;
  return Array.from(
    { length },
    (_, place) => alphabet[Number((bits >> BigInt(5 * (length - 1 - place))) & 31n)],
  ).join('');
}

/** Encrypts a private key under the data key, for the ledger's `device` table. */
export function sealDeviceKey(dataKey: DataKey, pair: DeviceKeyPair): Uint8Array {
  const key = deriveKey(dataKey, pair.publicKey, purpose);
  const sealed = seal(key, pair.privateKey, purpose);
  wipe(key);
  return sealed;
}

/** The private key `sealDeviceKey` encrypted; null for another data key, another public key or a changed byte. */
export function openDeviceKey(
  dataKey: DataKey,
  publicKey: DevicePublicKey,
  sealed: Uint8Array,
): DevicePrivateKey | null {
  const key = deriveKey(dataKey, publicKey, purpose);
  const opened = unseal(key, sealed, purpose);
  wipe(key);
  return opened === null ? null : (new Uint8Array(opened) as DevicePrivateKey);
}

/** A stretch of one device's chain that it answers for: `count` events from sequence `from`, ending in the hash `head`. */
export interface Checkpoint {
  /** The hub's epoch, or the hub-less one of a device that has met no hub. */
  readonly epoch: string;
  readonly deviceId: string;
  readonly from: number;
  readonly count: number;
  readonly head: Uint8Array;
}

/** The bytes that are signed. Frozen: every stored signature covers exactly these. */
export function checkpointToBytes(checkpoint: Checkpoint): Uint8Array {
  const { epoch, deviceId, from, count, head } = checkpoint;
  assert(head.length === keyBytes, 'a chain hash is 32 bytes');
  assert(Number.isSafeInteger(from) && Number.isSafeInteger(count), 'a sequence is a whole number');
  const headHex = Buffer.from(head).toString('hex');
  return Buffer.from(JSON.stringify(['bahi checkpoint v1', epoch, deviceId, from, count, headHex]), 'utf8');
}

/** Signs a checkpoint: 64 bytes, the same for the same input (RFC 8032). */
export function signCheckpoint(privateKey: DevicePrivateKey, checkpoint: Checkpoint): Uint8Array {
  return signEd25519(checkpointToBytes(checkpoint), privateKey);
}

/** Signs any other bytes that a device says: that it takes a new key, that it is the one who asks. */
export function signDeviceWord(privateKey: DevicePrivateKey, bytes: Uint8Array): Uint8Array {
  return signEd25519(bytes, privateKey);
}

/** Whether the device with this public key said these bytes (`signDeviceWord`). */
export function verifyDeviceWord(
  publicKey: DevicePublicKey,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verifyEd25519(signature, bytes, publicKey);
}

/** Whether the device with this public key signed exactly this checkpoint, under its own id. */
export function verifyCheckpoint(
  publicKey: DevicePublicKey,
  checkpoint: Checkpoint,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== keyBytes || deviceIdOf(publicKey) !== checkpoint.deviceId) return false;
  return verifyEd25519(signature, checkpointToBytes(checkpoint), publicKey);
}
