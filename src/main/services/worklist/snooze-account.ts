import { addDays } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** A snooze longer than this hides a debt rather than a visit. */
const maximumSnoozeDays = 30;

/** Not now: hides the account from lanes 3–6 until a date. */
export const snoozeAccount: WritingService<'snoozeAccount'> = (context, input) => {
  if (context.ledger.states.account(input.accountId).opened === null) return refuse('unknownAccount');
  if (input.until <= context.today) return refuse('dateNotAfterToday');
  const latest = addDays(context.today, maximumSnoozeDays);
  if (input.until > latest) return refuse('dateTooFar', { latest });
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
