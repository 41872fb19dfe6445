import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { decryptBlob, encryptBlob } from '../../keys/blob.ts';
import { writeDurably } from '../../keys/durable-file.ts';
import type { DataKey } from '../../keys/sealing.ts';

/** A photo of a phone or a scan of some pages; larger files are not evidence but archives. */
export const maximumAttachmentBytes = 20 * 1024 * 1024;

const directoryName = 'attachments';

/** Encrypts a file into the profile under the hash of its plain bytes; the same content is kept once. */
export function keepAttachment(
  profileDirectory: string,
  dataKey: DataKey,
  plain: Uint8Array,
): Result<{ readonly sha256: string }, { readonly code: 'fileTooLarge' }> {
  const sealed = encryptBlob(dataKey, plain, maximumAttachmentBytes);
  if (!sealed.ok) return refused({ code: 'fileTooLarge' });
  const { plaintextSha256, file } = sealed.value;
  const place = attachmentPath(profileDirectory, plaintextSha256);
  if (!existsSync(place)) {
    mkdirSync(path.dirname(place), { recursive: true, mode: 0o700 });
    writeDurably(`${place}.part`, file);
    renameSync(`${place}.part`, place);
  }
  return ok({ sha256: plaintextSha256 });
}

/** The plain bytes of a kept file. A file that is not here yet is `attachmentMissing`, a changed one `attachmentDamaged`. */
export function readKeptAttachment(
  profileDirectory: string,
  dataKey: DataKey,
  sha256: string,
): Result<Uint8Array, { readonly code: 'attachmentMissing' | 'attachmentDamaged' }> {
  const place = attachmentPath(profileDirectory, sha256);
  if (!existsSync(place)) return refused({ code: 'attachmentMissing' });
  const opened = decryptBlob(dataKey, readFileSync(place), {
    plaintextSha256: sha256,
    maxBytes: maximumAttachmentBytes,
  });
  return opened.ok ? opened : refused({ code: 'attachmentDamaged' });
}

function attachmentPath(profileDirectory: string, sha256: string): string {
  return path.join(profileDirectory, directoryName, sha256.slice(0, 2), `${sha256}.blob`);
}
