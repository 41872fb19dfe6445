import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import type { WritingService } from '../service.ts';
import { claimedTender } from './claimed-tender.ts';

/** A person saw the money of a claimed tender at the bank: what it pays is paid from that day. */
export const confirmTender: WritingService<'confirmTender'> = (context, input) => {
  const accountId = claimedTender(context, input);
  if (!accountId.ok) return accountId;
  const { receiptId, at, on, bankLineRef } = input;
  context.append([
    {
      kind: 'tender.confirmed',
      stream: accountStream(accountId.value),
      data: { receiptId, at, on, bankLineRef, ...countsOnOf(context, accountId.value, on) },
      personal: null,
    },
  ]);
  return ok({});
};
