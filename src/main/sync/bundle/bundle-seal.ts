import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { Decrypter, Encrypter } from 'age-encryption';
import { bytesToBase64Url, concatBytes, utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { pack, unpack } from '../packing.ts';
import { type BundleHeader, type BundleRefusal, bundleToBytes, readBundleParts } from './bundle-header.ts';
import { framesToPayload, payloadToFrames } from './frame-row.ts';

/** What a bundle is sealed with. */
export interface BundleSealing {
  /** Age recipients: whoever is to open it. The first is the one it is for, the others may read it back. */
  readonly recipients: readonly string[];
  /** The sender's Ed25519 signature. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

/** What a bundle is opened with. */
export interface BundleOpening {
  /** The age identity of whoever opens it. */
  readonly identity: string;
  /** The sender's Ed25519 public key; of a stranger the one by which it says in the frames who it is, null where it says none. */
  readonly publicKey: Uint8Array | ((frames: readonly Uint8Array[]) => Uint8Array | null);
}

const signatureBytes = 64;
const packings = ['identity', 'gzip', 'zstd'] as const;

/**
 * Frames as one encrypted file. Inside the encryption stand the signature over the header's line and everything else, how
 * the frames are packed (gzip: every Node reads it), and the frames.
 */
export async function sealBundle(
  header: BundleHeader,
  frames: readonly Uint8Array[],
  sealing: BundleSealing,
): Promise<Uint8Array> {
  const headerLine = JSON.stringify(header);
  const { packing, bytes } = pack(framesToPayload(frames), ['gzip']);
  const signed = concatBytes(Uint8Array.of(packings.indexOf(packing)), bytes);
  const encrypter = new Encrypter();
  for (const recipient of sealing.recipients) encrypter.addRecipient(recipient);
  const signature = sealing.sign(signedBytes(headerLine, signed));
  return bundleToBytes(headerLine, await encrypter.encrypt(concatBytes(signature, signed)));
}

/**
 * The frames of a file, once everything about it was checked: its length, every byte of it, the last chunk, who signed it. The
 * caller has looked at the header before: what does not open is damaged, not meant for somebody else.
 */
export async function openBundle(
  file: Uint8Array,
  { identity, publicKey }: BundleOpening,
): Promise<Result<readonly Uint8Array[], BundleRefusal>> {
  const parts = readBundleParts(file);
  if (!parts.ok) return parts;
  const opened = await decrypt(parts.value.sealed, identity);
  if (opened === null || opened.length <= signatureBytes) return refused({ code: 'tampered' });
  const signature = opened.subarray(0, signatureBytes);
  const signed = opened.subarray(signatureBytes);
  const words = signedBytes(parts.value.headerLine, signed);
  if (typeof publicKey !== 'function' && !isSigned(publicKey, signature, words)) {
    return refused({ code: 'tampered' });
  }
  const payload = unpack(signed.subarray(1), packings[signed[0] ?? 0] ?? 'unknown');
  const frames = payload === null ? null : payloadToFrames(payload);
  if (frames === null) return refused({ code: 'tampered' });
  if (typeof publicKey !== 'function') return ok(frames);
  const said = publicKey(frames);
  return said !== null && isSigned(said, signature, words) ? ok(frames) : refused({ code: 'tampered' });
}

async function decrypt(sealed: Uint8Array, identity: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed);
  } catch {
    return null; // another key, a changed byte, or no last chunk
  }
}

/** Frozen: every bundle that was ever written is signed over exactly these bytes. */
function signedBytes(headerLine: string, signed: Uint8Array): Uint8Array {
  const digest = (part: Uint8Array): string => createHash('sha256').update(part).digest('base64url');
  return utf8Encode(JSON.stringify(['bahi bundle v1', digest(utf8Encode(headerLine)), digest(signed)]));
}

function isSigned(publicKey: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, bytes, publicKey, { zip215: false });
  } catch {
    return false; // no signature, or no point of the curve
  }
}

/** SHA-256 of a whole file in base64url: by it a bundle is known again. */
export function bundleDigest(file: Uint8Array): string {
  return bytesToBase64Url(createHash('sha256').update(file).digest());
}
