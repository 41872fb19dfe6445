import { z } from 'zod';
import { ok } from '../../../shared/lib/result.ts';
import { isWaiting, iterateWaiting, type WaitingAccountRow } from '../../db/queries/worklist-pages.ts';
import { contactPermissions } from '../contact-permissions.ts';
import type { WaitingService } from '../service.ts';

const holdsColumn = z.array(z.string());

/**
 * The next account to work in the order of the list: the first one after the given account that nobody worked today and
 * that may be reached at this hour; from the top again where there is none behind it, or it has left the list. Accounts
 * whose every channel is shut stay on the list and are passed over here (row W8).
 */
export const nextAccount: WaitingService<'nextAccount'> = (context, input) => {
  const permissions = contactPermissions(context);
  const mine = input.mineOnly === true ? context.user.userId : null;
  const isReachable = (row: WaitingAccountRow): boolean =>
    permissions.isReachable({ ...row, holds: holdsColumn.parse(JSON.parse(row.holds)) });
  let first: string | null = null;
  let isPast = input.after === undefined || !isWaiting(context.read, input.after);
  for (const row of iterateWaiting(context.read, { mine, on: context.today })) {
    if (row.accountId === input.after) {
      isPast = true;
      continue;
    }
    if (first !== null && !isPast) continue;
    if (!isReachable(row)) continue;
    if (isPast) return ok({ accountId: row.accountId });
    first = row.accountId;
  }
  return ok({ accountId: first });
};
