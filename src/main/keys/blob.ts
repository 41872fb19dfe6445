import { createHash, randomBytes } from 'node:crypto';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { type DataKey, deriveKey, seal, sealOverheadBytes, unseal, wipe } from './sealing.ts';

/** What can be wrong with an attachment: too large to take, or a file that is not what was stored. */
export type BlobRefusal =
  | { readonly code: 'blobTooLarge'; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: 'damagedBlob' };

/** An attachment ready to be written to the disk. */
export interface SealedBlob {
  readonly file: Uint8Array;
  /** Names the content, in events and when looking for a copy that is already there. Hex. */
  readonly plaintextSha256: string;
  /** Names the encrypted file as it lies on the disk and travels. Hex. */
  readonly fileSha256: string;
}

const magic = Buffer.from('BAHIBLB1', 'latin1');
const saltBytes = 32;
const purpose = 'bahi blob v1';
const headerBytes = magic.length + saltBytes;

/** SHA-256 of some bytes in hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Encrypts an attachment under a key of its own. File: `BAHIBLB1`, salt 32, nonce 12, AES-256-GCM, tag 16. */
export function encryptBlob(
  dataKey: DataKey,
  plaintext: Uint8Array,
  maxBytes: number,
): Result<SealedBlob, BlobRefusal> {
  const bytes = plaintext.length;
  if (bytes > maxBytes) return refused({ code: 'blobTooLarge', bytes, maxBytes });
  const salt = randomBytes(saltBytes);
  const key = deriveKey(dataKey, salt, purpose);
  const file = Buffer.concat([magic, salt, seal(key, plaintext, purpose)]);
  wipe(key);
  return ok({ file, plaintextSha256: sha256Hex(plaintext), fileSha256: sha256Hex(file) });
}

/** The content of an encrypted attachment. Refuses with `damagedBlob` for another key, a changed byte or other content than named. */
export function decryptBlob(
  dataKey: DataKey,
  file: Uint8Array,
  expected: { readonly plaintextSha256: string; readonly maxBytes: number },
): Result<Uint8Array, BlobRefusal> {
  const bytes = Math.max(0, file.length - headerBytes - sealOverheadBytes);
  if (bytes > expected.maxBytes) return refused({ code: 'blobTooLarge', bytes, maxBytes: expected.maxBytes });
  if (!magic.equals(file.subarray(0, magic.length))) return refused({ code: 'damagedBlob' });
  if (file.length < headerBytes + sealOverheadBytes) return refused({ code: 'damagedBlob' });
  const key = deriveKey(dataKey, file.subarray(magic.length, headerBytes), purpose);
  const plaintext = unseal(key, file.subarray(headerBytes), purpose);
  wipe(key);
  if (plaintext === null || sha256Hex(plaintext) !== expected.plaintextSha256) {
    return refused({ code: 'damagedBlob' });
  }
  return ok(plaintext);
}
