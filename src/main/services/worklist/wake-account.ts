import { wokenReason } from '../../../shared/domain/account/apply.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectWorklistPlace } from '../../db/queries/worklist.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes a snooze, a skip or a result's rest back: a snooze that ends today. What is not put aside stays as it is. */
export const wakeAccount: WritingService<'wakeAccount'> = (context, input) => {
  const { snooze, skip, opened } = context.ledger.states.account(input.accountId);
  if (opened === null) return refuse('unknownAccount');
  const isSnoozed = snooze !== null && snooze.until > context.today;
  const isSkipped = skip?.on === context.today;
  const rests = selectWorklistPlace(context.read, input.accountId)?.suppressedReason === 'snoozed';
  if (!isSnoozed && !isSkipped && !rests) return ok({});
  context.append([
    {
      kind: 'account.snoozed',
      stream: accountStream(input.accountId),
      data: { until: context.today, reason: wokenReason },
      personal: null,
    },
  ]);
  return ok({});
};
