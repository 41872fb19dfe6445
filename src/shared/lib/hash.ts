import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { type Bytes, bytesToHex, utf8Encode } from './bytes.ts';

/** SHA-256 of bytes: 32 bytes, the same in the host, the browser and the command line (decided.md 27). */
export function sha256(bytes: Uint8Array): Bytes {
  return nobleSha256(bytes);
}

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8Encode(text)));
}
