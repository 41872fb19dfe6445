import { ok } from '../../../shared/lib/result.ts';
import { selectUnreachable } from '../../db/queries/party-views.ts';
import type { WaitingService } from '../service.ts';

/** Accounts that owe and whose party has no number and no place that may be used (row A3). */
export const listUnreachable: WaitingService<'listUnreachable'> = (context, input) => {
  const { rows, total } = selectUnreachable(context.read, { on: context.today, ...input });
  return ok({
    total,
    rows: rows.map(({ accountId, accountKey, partyId, partyName, currency, totalDueMinor, contacts }) => ({
      accountId,
      account: accountKey,
      partyId,
      party: partyName ?? '',
      totalDue: { amountMinor: totalDueMinor, currency },
      why: contacts === 0 ? 'nothingKnown' : 'nothingUsable',
    })),
  });
};
