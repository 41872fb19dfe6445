import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a snooze back: the same fact, ending today. */
export const wakeAccount: WritingService<'wakeAccount'> = (context, input) => {
  const state = context.ledger.states.account(input.accountId);
  if (state.opened === null) return refuse('unknownAccount');
  if (state.snooze === null || state.snooze.until <= context.today) return ok({});
  context.append([
    {
      kind: 'account.snoozed',
      stream: accountStream(input.accountId),
      data: { until: context.today, reason: 'woken' },
      personal: null,
    },
  ]);
  return ok({});
};
