import { ok, type Result } from '../../../shared/lib/result.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { keepAttachment, maximumAttachmentBytes } from '../interaction/attachment-files.ts';
import { refuse, type ServiceContext } from '../service.ts';

/** A kept picture of a slip or a countersigned paper. */
export interface KeptPicture {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

/** Kept pictures by the first bytes of their format: what a file says of itself is not believed. */
const formats: readonly (readonly [mediaType: string, signature: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46]],
];

/** Keeps an uploaded picture encrypted in the profile, before an event names it. */
export async function keepPicture(
  context: ServiceContext,
  handle: string,
): Promise<Result<KeptPicture, { readonly code: 'unknownUpload' | 'fileTooLarge' | 'mediaTypeNotAllowed' }>> {
  const upload = context.uploads.get(handle);
  if (upload === undefined) return refuse('unknownUpload');
  if (upload.sizeBytes > maximumAttachmentBytes) {
    return refuse('fileTooLarge', { limitMegabytes: maximumAttachmentBytes / 1024 / 1024 });
  }
  const plain = await readUpload(upload);
  if (!plain.ok) return refuse('unknownUpload');
  const mediaType = formats.find(([, signature]) =>
    signature.every((byte, at) => plain.value[at] === byte),
  )?.[0];
  if (mediaType === undefined) return refuse('mediaTypeNotAllowed');
  const kept = keepAttachment(context.device.profileDirectory, context.session.dataKey, plain.value);
  if (!kept.ok) return refuse('fileTooLarge');
  return ok({ sha256: kept.value.sha256, sizeBytes: plain.value.length, mediaType });
}
