import { ed25519 } from '@noble/curves/ed25519.js';
import { type SealedFacts, sealBytes, sealText } from '../../shared/domain/paper/seal.ts';
import { present } from '../../shared/lib/assert.ts';
import { type DevicePublicKey, openDeviceKey } from './device-key.ts';
import { type DataKey, wipe } from './sealing.ts';

/**
 * The code of a paper: its facts and the device's signature over them. The private key is in memory for just this, and
 * the same facts give the same code (RFC 8032 signs without randomness).
 */
export function sealPaper(
  dataKey: DataKey,
  self: { readonly publicKey: Uint8Array; readonly sealedKey: Uint8Array },
  facts: SealedFacts,
): string {
  const opened = openDeviceKey(dataKey, self.publicKey as DevicePublicKey, self.sealedKey);
  const privateKey = present(opened, 'the device key under the data key of this ledger');
  const signature = ed25519.sign(sealBytes(facts), privateKey);
  wipe(privateKey);
  return sealText(facts, self.publicKey, signature);
}
