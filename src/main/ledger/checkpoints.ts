import type { Checkpoint } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
/** Signs checkpoints of the device's own chain. */
export interface CheckpointSigner {
  sign(publicKey: Uint8Array, sealedKey: Uint8Array, checkpoint: Checkpoint): Uint8Array;
}
export declare function checkpointSigner(dataKey: DataKey): CheckpointSigner;
