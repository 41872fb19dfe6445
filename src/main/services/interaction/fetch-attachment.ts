import { ok } from '../../../shared/lib/result.ts';
import { saveFileWanted } from '../../db/queries/kept-files.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { refuse, type WritingService } from '../service.ts';
import { attachmentFiles } from './attachment-files.ts';

/** Asks for a file that is at the hub, whatever its size: the meeting that begins now brings it, or else the next. */
export const fetchAttachment: WritingService<'fetchAttachment'> = (context, input) => {
  const event = context.ledger.states.account(input.accountId).attachments.get(input.attachmentId);
  if (event === undefined) return refuse('unknownAttachment');
  if (context.session.practice || selectSyncHub(context.read) === undefined) return refuse('noHub');
  const { device, session } = context;
  if (attachmentFiles(device.profileDirectory, session.dataKey).has(event.data.sha256))
    return ok({ started: false });
  saveFileWanted(context.ledger.write, event.data.sha256);
  return ok({ started: context.meetings.begin() });
};
