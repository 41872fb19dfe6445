import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Passes over the account today, with the reason kept. */
export const skipAccount: WritingService<'skipAccount'> = (context, input) => {
  if (context.ledger.states.account(input.accountId).opened === null) return refuse('unknownAccount');
  context.append([
    {
      kind: 'account.skipped',
      stream: accountStream(input.accountId),
      data: { reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
