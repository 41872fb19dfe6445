import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { insertCheckpoint, selectCheckpoints } from '../db/queries/checkpoints.ts';
import {
  type Checkpoint,
  type DevicePrivateKey,
  type DevicePublicKey,
  openDeviceKey,
  signCheckpoint,
  signDeviceWord,
  verifyCheckpoint,
} from '../keys/device-key.ts';
import { type DataKey, wipe } from '../keys/sealing.ts';
import { type DeviceSelf, readSelf } from './device-self.ts';

/** Signs the chain every so many events, not each: a signature is 64 bytes that do not compress (sync.md 2.2). */
export const checkpointEvery = 500;

/** A link of a device's chain. */
export interface ChainLink {
  readonly device: string;
  readonly seq: number;
  readonly chain: Uint8Array;
}

/** A device that this ledger has, or had, the key of. */
export type SealedIdentity = Pick<DeviceSelf, 'publicKey' | 'sealedKey'>;

/** Signs links of this device's own chain. */
export interface CheckpointSigner {
  /** The signature over everything up to the link; the private key is in memory for just this. */
  sign(self: DeviceSelf, link: ChainLink): Uint8Array;
  /** The signature over a stretch of the own chain in an epoch of the hub: what a push is answered for with. */
  signStretch(self: DeviceSelf, checkpoint: Checkpoint): Uint8Array;
  /** The signature over any other word of this device: that it takes a new key. */
  signBytes(self: SealedIdentity, bytes: Uint8Array): Uint8Array;
}

/** A signer that opens the sealed device key with the data key each time it signs. */
export function checkpointSigner(dataKey: DataKey): CheckpointSigner {
  const withKey = (self: SealedIdentity, sign: (privateKey: DevicePrivateKey) => Uint8Array): Uint8Array => {
    const opened = openDeviceKey(dataKey, self.publicKey as DevicePublicKey, self.sealedKey);
    const privateKey = present(opened, 'the device key under the data key of this ledger');
    const signature = sign(privateKey);
    wipe(privateKey);
    return signature;
  };
  return {
    sign: (self, link) => withKey(self, (key) => signCheckpoint(key, toCheckpoint(link))),
    signStretch: (self, checkpoint) => withKey(self, (key) => signCheckpoint(key, checkpoint)),
    signBytes: (self, bytes) => withKey(self, (key) => signDeviceWord(key, bytes)),
  };
}

/** Signs and stores a link of the own chain, once. */
export function storeCheckpoint(
  database: WritableDatabase,
  signer: CheckpointSigner,
  self: DeviceSelf,
  link: ChainLink,
): void {
  const { device, seq, chain } = link;
  insertCheckpoint(database, { device, seq, chain, signature: signer.sign(self, link) });
}

/** Signs the present head of the own chain, for a backup or a hand-over. Nothing is signed before the first event. */
export function signHead(database: WritableDatabase, signer: CheckpointSigner): void {
  const self = readSelf(database);
  if (self.seq > 0) storeCheckpoint(database, signer, self, self);
}

/** A stored checkpoint. */
export interface StoredCheckpoint extends ChainLink {
  readonly signature: Uint8Array;
}

/** The stored checkpoints of a device, oldest first. */
export function readCheckpoints(database: ReadableDatabase, device: string): StoredCheckpoint[] {
  return selectCheckpoints(database, device);
}

/** Whether the device with this key signed this link of its chain. */
export function isSignedBy(publicKey: Uint8Array, checkpoint: StoredCheckpoint): boolean {
  return verifyCheckpoint(publicKey as DevicePublicKey, toCheckpoint(checkpoint), checkpoint.signature);
}

/** A stored checkpoint answers for the whole chain up to its link, to no hub in particular. */
function toCheckpoint(link: ChainLink): Checkpoint {
  return { epoch: hublessEpoch, deviceId: link.device, from: 1, count: link.seq, head: link.chain };
}
