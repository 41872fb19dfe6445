import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { checkSnooze } from '../../../shared/domain/worklist/reminders.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { policyInForce } from './refresh-worklist.ts';

/** Not now: hides the account from lanes 3–6 until a date. */
export const snoozeAccount: WritingService<'snoozeAccount'> = (context, input) => {
  if (context.ledger.states.account(input.accountId).opened === null) return refuse('unknownAccount');
  const checked = checkSnooze(input.until, context.today, policyInForce(context));
  if (!checked.ok) {
    return checked.refusal.code === 'snoozeNotAhead'
      ? refuse('dateNotAfterToday')
      : refuse('dateTooFar', { latest: checked.refusal.latest });
  }
  context.append([
    {
      kind: 'account.snoozed',
      stream: accountStream(input.accountId),
      data: { until: input.until, reason: input.reason },
      personal: null,
    },
  ]);
  return ok({});
};
