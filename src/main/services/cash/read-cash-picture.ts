import { cashierRoles } from '../../../shared/contract/cash.ts';
import type { Role } from '../../../shared/domain/team/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readKeptAttachment } from '../interaction/attachment-files.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';

const othersReaders: readonly Role[] = [...cashierRoles, 'auditor'];

/** Whether the signed-in person may see somebody's cash: their own, or that of all whose money they count. */
export function maySeeWallet(context: ServiceContext, userId: string): boolean {
  return context.user.userId === userId || context.user.roles.some((role) => othersReaders.includes(role));
}

/** The kept picture of a deposit slip or a countersigned paper, checked against the hash its event names. */
export const readCashPicture: WaitingService<'readCashPicture'> = (context, input) => {
  const { userId, subjectId } = input;
  const wallet = context.ledger.states.wallet(userId);
  const offered = wallet.handovers.get(subjectId)?.offered ?? null;
  const toUserId = offered?.kind === 'cash.handedOver' ? offered.data.toUserId : null;
  if (!maySeeWallet(context, userId) && toUserId !== context.user.userId) return refuse('notYourWallet');
  const picture =
    wallet.deposits.get(subjectId)?.deposited?.data.picture ??
    (offered?.kind === 'cash.countersigned' ? offered.data.picture : null);
  if (picture === null) return refuse('unknownAttachment');
  const { profileDirectory } = context.device;
  const opened = readKeptAttachment(profileDirectory, context.session.dataKey, picture.sha256);
  if (!opened.ok) return refuse(opened.refusal.code);
  const contentBase64 = Buffer.from(opened.value).toString('base64');
  return ok({ mediaType: picture.mediaType, contentBase64 });
};
