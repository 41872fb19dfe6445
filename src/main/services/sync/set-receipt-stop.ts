import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { receiptStopKey } from '../../../shared/domain/sync/team-day-policy.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WritingService } from '../service.ts';

/** Says after how many days without a meeting devices of the team write no new receipts; null lets them go on. */
export const setReceiptStop: WritingService<'setReceiptStop'> = (context, { stopAfterDays }) => {
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(context.session.teamId),
      data: { policy: receiptStopKey, value: JSON.stringify({ version: 1, stopAfterDays }) },
      personal: null,
    },
  ]);
  return ok({});
};
