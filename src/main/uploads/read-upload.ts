import { createDecipheriv } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import type { UploadLocation } from '../../shared/contract/messages.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { sealAlgorithm, sealIvBytes, sealTagBytes } from './sealed-format.ts';

/**
 * The bytes of an upload a door announced; for the ledger host. Refuses `fileUnreadable` when the file is gone,
 * was changed since it was announced (its size differs) or does not unseal whole.
 */
export async function readUpload(
  location: UploadLocation,
): Promise<Result<Uint8Array, { readonly code: 'fileUnreadable' }>> {
  try {
    const stored = await readFile(location.path);
    const plain = location.keyBase64 === null ? stored : unseal(stored, location.keyBase64);
    if (plain.length !== location.sizeBytes) return refused({ code: 'fileUnreadable' });
    return ok(new Uint8Array(plain.buffer, plain.byteOffset, plain.length));
  } catch {
    return refused({ code: 'fileUnreadable' });
  }
}

function unseal(stored: Buffer, keyBase64: string): Buffer {
  const decipher = createDecipheriv(
    sealAlgorithm,
    Buffer.from(keyBase64, 'base64'),
    stored.subarray(0, sealIvBytes),
  );
  decipher.setAuthTag(stored.subarray(stored.length - sealTagBytes));
  const plain = decipher.update(stored.subarray(sealIvBytes, stored.length - sealTagBytes));
  return Buffer.concat([plain, decipher.final()]);
}
