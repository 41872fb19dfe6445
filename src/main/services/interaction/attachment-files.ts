import path from 'node:path';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { sha256Hex } from '../../keys/blob.ts';
import type { BlobFiles } from '../../keys/blob-files.ts';
import { keptFileKeysOf, keptFiles, mostFileBytes } from '../../keys/kept-files.ts';
import type { DataKey } from '../../keys/sealing.ts';

/** A photo of a phone or a scan of some pages; larger files are not evidence but archives. */
export const maximumAttachmentBytes = mostFileBytes;

const directoryName = 'attachments';

/** Where the kept files of a profile lie. */
export function attachmentsDirectory(profileDirectory: string): string {
  return path.join(profileDirectory, directoryName);
}

/** The kept files of a profile whose ledger is open. */
export function attachmentFiles(profileDirectory: string, dataKey: DataKey): BlobFiles {
  return keptFiles(attachmentsDirectory(profileDirectory), keptFileKeysOf(dataKey));
}

/** Encrypts a file into the profile under the hash of its plain bytes; the same content is kept once. */
export function keepAttachment(
  profileDirectory: string,
  dataKey: DataKey,
  plain: Uint8Array,
): Result<{ readonly sha256: string }, { readonly code: 'fileTooLarge' }> {
  if (plain.length > maximumAttachmentBytes) return refused({ code: 'fileTooLarge' });
  const sha256 = sha256Hex(plain);
  attachmentFiles(profileDirectory, dataKey).keep(sha256, plain);
  return ok({ sha256 });
}

/** The plain bytes of a kept file. A file that is not here yet is `attachmentMissing`, a changed one `attachmentDamaged`. */
export function readKeptAttachment(
  profileDirectory: string,
  dataKey: DataKey,
  sha256: string,
): Result<Uint8Array, { readonly code: 'attachmentMissing' | 'attachmentDamaged' }> {
  const files = attachmentFiles(profileDirectory, dataKey);
  if (!files.has(sha256)) return refused({ code: 'attachmentMissing' });
  const plain = files.read(sha256);
  return plain === null ? refused({ code: 'attachmentDamaged' }) : ok(plain);
}
