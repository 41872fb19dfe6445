import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WaitingService } from '../service.ts';
import { readKeptAttachment } from './attachment-files.ts';

/** A kept file, decrypted and checked against the hash its event names. */
export const readAttachment: WaitingService<'readAttachment'> = (context, input) => {
  const event = context.ledger.states.account(input.accountId).attachments.get(input.attachmentId);
  if (event === undefined) return refuse('unknownAttachment');
  const opened = readKeptAttachment(
    context.device.profileDirectory,
    context.session.dataKey,
    event.data.sha256,
  );
  if (!opened.ok) return refuse(opened.refusal.code);
  return ok({
    fileName: event.personal?.fileName ?? '',
    mediaType: event.data.mediaType,
    contentBase64: Buffer.from(opened.value).toString('base64'),
  });
};
