import { assignAccounts as assigning } from '../../../shared/contract/people.ts';
import type { AccountChangeRow, RefusedChange } from '../../../shared/contract/worklist.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountTitles } from '../../db/queries/account-titles.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { type ChangeRefusal, decideChange } from './account-change.ts';

/** Changes many accounts as one act, with what takes it back; refused accounts are named and left as they were. */
export const changeAccounts: WritingService<'changeAccounts'> = (context, input) => {
  const objection = objectionToAssignees(context, input.rows);
  if (objection !== null) return refuse(objection);
  const drafts: EventDraft[] = [];
  const inverse: AccountChangeRow[] = [];
  const refused = new Map<string, ChangeRefusal>();
  for (const { accountId, change } of oncePerAccount(input.rows)) {
    const decided = decideChange(context, accountId, change);
    if (!decided.ok) {
      refused.set(accountId, decided.refusal);
      continue;
    }
    if (decided.value.draft === null) continue;
    drafts.push(decided.value.draft);
    inverse.push({ accountId, change: decided.value.inverse });
  }
  if (drafts.length > 0) context.append(drafts);
  return ok({ done: drafts.length, refused: tellRefused(context, refused), inverse });
};

/** The last word counts where an account is named twice. */
function oncePerAccount(rows: readonly AccountChangeRow[]): readonly AccountChangeRow[] {
  return [...new Map(rows.map((row) => [row.accountId, row])).values()];
}

/** Why nobody may be assigned as it is asked: the person may not assign, or the assignee is not of the team. */
function objectionToAssignees(
  { user, ledger, session }: ServiceContext,
  rows: readonly AccountChangeRow[],
): 'roleNotAllowed' | 'unknownUser' | 'inactiveUser' | null {
  const assigned = rows.flatMap(({ change }) => (change.kind === 'assign' ? [change.userId] : []));
  if (assigned.length === 0) return null;
  const allowed: readonly string[] = assigning.roles;
  if (!user.roles.some((role) => allowed.includes(role))) return 'roleNotAllowed';
  const { users } = ledger.states.team(session.teamId);
  for (const userId of assigned) {
    if (userId === null) continue;
    const known = users.get(userId);
    if (known === undefined) return 'unknownUser';
    if (!known.active) return 'inactiveUser';
  }
  return null;
}

function tellRefused(
  { read }: ServiceContext,
  refused: ReadonlyMap<string, ChangeRefusal>,
): readonly RefusedChange[] {
  const titles = new Map(selectAccountTitles(read, [...refused.keys()]).map((row) => [row.accountId, row]));
  return [...refused].map(([accountId, refusal]) => ({
    accountId,
    account: titles.get(accountId)?.accountKey ?? '',
    party: titles.get(accountId)?.partyName ?? '',
    refusal,
  }));
}
