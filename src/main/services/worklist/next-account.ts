import { z } from 'zod';
import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { WorklistPolicy } from '../../../shared/domain/worklist/policy.ts';
import { ok } from '../../../shared/lib/result.ts';
import {
  isWaiting,
  iterateWaiting,
  selectWaiting,
  type WaitingAccountRow,
} from '../../db/queries/worklist-waiting.ts';
import { contactPermissions } from '../contact-permissions.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';
import { listFilter, policyOfView } from './list-filter.ts';
import { listSource } from './list-source.ts';
import { policyInForce } from './refresh-worklist.ts';

const holdsColumn = z.array(z.string());

/**
 * The next account to work in the order of the list as it is looked at: the first one after the given account that nobody
 * worked today and that may be reached at this hour; from the top again where there is none behind it, or it has left the
 * list. Accounts whose every channel is shut stay on the list and are passed over here (row W8).
 */
export const nextAccount: WaitingService<'nextAccount'> = (context, input) => {
  const policy = policyOfView(context, input.policy);
  if (policy === null) return refuse('badInput', { fields: ['policy'] });
  const permissions = contactPermissions(context);
  const isReachable = (row: WaitingAccountRow): boolean =>
    permissions.isReachable({ ...row, holds: holdsColumn.parse(JSON.parse(row.holds)) });
  let first: string | null = null;
  let isPast = input.after === undefined || !isWaiting(context.read, input.after);
  for (const row of waitingOf(context, input, policy)) {
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

const rowsPerPage = 200;

/** What waits on the list in its order: walked as it is kept, or page by page where it is grouped or ranked otherwise. */
function* waitingOf(
  context: ServiceContext,
  input: ParsedInputOf<'nextAccount'>,
  policy: WorklistPolicy,
): Generator<WaitingAccountRow> {
  const { read, today, user } = context;
  const filter = listFilter(user.userId, input);
  const groupBy = input.groupBy ?? 'account';
  if (groupBy === 'account' && policy.id === policyInForce(context).id) {
    yield* iterateWaiting(read, { filter, on: today });
    return;
  }
  const source = listSource(context, today, policy);
  const sums = source.lanes(filter);
  for (let offset = 0; ; offset += rowsPerPage) {
    const rows = source.ranked(filter, { groupBy, offset, limit: rowsPerPage }, sums);
    if (rows.length === 0) return;
    const accountIds = rows.map(({ accountId }) => accountId);
    yield* selectWaiting(read, { accountIds, on: today });
  }
}
