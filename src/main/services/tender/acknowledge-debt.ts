import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { refuse, type WritingService } from '../service.ts';

/** The debtor signed a writing that admits the debt: limitation of its claims starts anew that day (s.18). */
export const acknowledgeDebt: WritingService<'acknowledgeDebt'> = (context, input) => {
  const { commandId, accountId, attachmentId, signedOn, itemIds } = input;
  const account = accountOf(context, accountId);
  if (!account.ok) return account;
  const { state } = account.value;
  if (!state.attachments.has(attachmentId)) return refuse('unknownAttachment');
  if (itemIds.some((itemId) => !state.items.has(itemId))) return refuse('unknownItem');
  if (signedOn > context.today) return refuse('dateInFuture');
  context.append([
    {
      kind: 'debt.acknowledged',
      stream: accountStream(accountId),
      data: { acknowledgmentId: commandId, signedOn, attachmentId, itemIds: [...itemIds] },
      personal: null,
    },
  ]);
  return ok({});
};
