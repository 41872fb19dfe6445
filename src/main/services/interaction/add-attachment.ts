import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { accountOf } from '../account/account-of.ts';
import { preparedService, refuse } from '../service.ts';
import { keepAttachment, maximumAttachmentBytes } from './attachment-files.ts';

/** Pictures, sound and papers; nothing that a double click could run. */
const allowedMediaTypes =
  /^(?:image\/(?:png|jpeg|webp|heic)|audio\/[\w.+-]+|video\/mp4|application\/pdf|text\/plain)$/;

interface KeptFile {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Keeps a file as evidence: encrypted in the profile first, then named by an event, so that no event lacks its file. */
export const addAttachment = preparedService<'addAttachment', KeptFile>({
  prepare: async (context, input) => {
    const account = accountOf(context, input.accountId);
    if (!account.ok) return account;
    if (!allowedMediaTypes.test(input.mediaType)) return refuse('mediaTypeNotAllowed');
    const upload = context.uploads.get(input.upload);
    if (upload === undefined) return refuse('unknownUpload');
    if (upload.sizeBytes > maximumAttachmentBytes) {
      return refuse('fileTooLarge', { limitMegabytes: maximumAttachmentBytes / 1024 / 1024 });
    }
    const plain = await readUpload(upload);
    if (!plain.ok) return refuse('unknownUpload');
    const kept = keepAttachment(context.device.profileDirectory, context.session.dataKey, plain.value);
    if (!kept.ok) return refuse('fileTooLarge');
    return ok({ sha256: kept.value.sha256, sizeBytes: plain.value.length });
  },
  write: (context, input, kept) => {
    context.append([
      {
        kind: 'attachment.added',
        stream: accountStream(input.accountId),
        data: {
          attachmentId: input.commandId,
          interactionId: input.interactionId,
          sha256: kept.sha256,
          sizeBytes: kept.sizeBytes,
          mediaType: input.mediaType,
          capturedAtMs: context.nowMs,
        },
        personal: { fileName: input.fileName },
      },
    ]);
    return ok({ attachmentId: input.commandId, ...kept });
  },
});
