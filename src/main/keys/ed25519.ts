import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';

/** How messages are signed and signatures checked: every way gives the same bytes and the same answers. */
export interface Ed25519 {
  /** Sixty-four bytes, the same for the same input (RFC 8032). */
  readonly sign: (message: Uint8Array, privateKey: Uint8Array) => Uint8Array;
  /** Whether the holder of this public key signed exactly this. False for what is no key or no signature; never throws. */
  readonly verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
}

/** The library's own, the same everywhere: the word that counts (decided 27). */
export const portableEd25519: Ed25519 = {
  sign: (message, privateKey) => ed25519.sign(message, privateKey),
  verify: (signature, message, publicKey) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false; // a signature or key that is no point of the curve
    }
  },
};

/** What stands before 32 bytes of a private key in PKCS 8, and of a public one in SPKI (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Public keys that were made ready, the one used longest ago first; a team has few devices. */
const readyKeys = new Map<string, KeyObject | null>();
const mostReadyKeys = 500;

/**
 * This machine's own cryptography: ten times as fast. A signature that it accepts under an ordinary key the library accepts
 * too; whatever else there is, is asked of the library. It may lack the curve: `ed25519OfThisMachine` finds out.
 */
export const nativeEd25519: Ed25519 = {
  sign: (message, privateKey) => {
    const der = Buffer.concat([privatePrefix, privateKey]);
    try {
      const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
      return new Uint8Array(sign(null, message, key));
    } finally {
      der.fill(0);
    }
  },
  verify: (signature, message, publicKey) => {
    const key = readyKey(publicKey);
    if (key !== null && signature.length === 64 && verify(null, message, key, signature)) return true;
    return portableEd25519.verify(signature, message, publicKey);
  },
};

/** The key as the machine wants it; null for one of the few odd points under which the two would not always agree. */
function readyKey(publicKey: Uint8Array): KeyObject | null {
  const name = Buffer.from(publicKey).toString('latin1');
  const known = readyKeys.get(name);
  const key = known === undefined && !readyKeys.has(name) ? makeReady(publicKey) : (known ?? null);
  // A map keeps the order of insertion: the key used last stands last.
  readyKeys.delete(name);
  readyKeys.set(name, key);
  if (readyKeys.size > mostReadyKeys) {
    const oldest = readyKeys.keys().next();
    if (!oldest.done) readyKeys.delete(oldest.value);
  }
  return key;
}

function makeReady(publicKey: Uint8Array): KeyObject | null {
  try {
    if (ed25519.Point.fromBytes(publicKey, false).isSmallOrder()) return null;
    return createPublicKey({
      key: Buffer.concat([publicPrefix, publicKey]),
      format: 'der',
      type: 'spki',
    });
  } catch {
    return null;
  }
}

/** The native way where this machine has it and it says what the library says; else the library. */
export function ed25519OfThisMachine(native: Ed25519 = nativeEd25519): Ed25519 {
  const privateKey = new Uint8Array(32).fill(9);
  const message = Uint8Array.from([1, 2, 3]);
  try {
    const expected = portableEd25519.sign(message, privateKey);
    const signed = native.sign(message, privateKey);
    const publicKey = ed25519.getPublicKey(privateKey);
    const isSame = Buffer.compare(signed, expected) === 0 && native.verify(signed, message, publicKey);
    return isSame ? native : portableEd25519;
  } catch {
    return portableEd25519;
  }
}

let chosen: Ed25519 | null = null;

const best = (): Ed25519 => (chosen ??= ed25519OfThisMachine());

/** Signs as `Ed25519.sign` says, in the fastest way that this machine has. */
export function signEd25519(message: Uint8Array, privateKey: Uint8Array): Uint8Array {
  return best().sign(message, privateKey);
}

/** Checks as `Ed25519.verify` says, in the fastest way that this machine has. */
export function verifyEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return best().verify(signature, message, publicKey);
}
