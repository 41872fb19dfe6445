import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToBech32 } from './bech32.ts';
import { wipe } from './sealing.ts';

/**
 * The age recipient (`age1…`) of whoever signs with this Ed25519 public key: the same point on the Montgomery curve, as age
 * does it for SSH keys. Nothing has to be exchanged for it. Null where the bytes are no point.
 */
export function recipientOf(publicKey: Uint8Array): string | null {
  try {
    return bytesToBech32('age', ed25519.utils.toMontgomery(publicKey));
  } catch {
    return null;
  }
}

/** The age identity that opens what was encrypted to `recipientOf` of this key pair. A secret text. */
export function identityOf(privateKey: Uint8Array): string {
  const scalar = ed25519.utils.toMontgomerySecret(privateKey);
  const identity = bytesToBech32('age-secret-key-', scalar).toUpperCase();
  wipe(scalar);
  return identity;
}
