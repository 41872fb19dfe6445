import type { OverdueReminder } from '../../../shared/contract/people.ts';
import { reminderEscalations } from '../../../shared/domain/worklist/reminders.ts';
import { selectAccountsWithReminders } from '../../db/queries/approvals.ts';
import type { ServiceContext } from '../service.ts';
import { readAccountFacts } from '../worklist/read-account-facts.ts';
import { factsHouse, policyInForce } from '../worklist/refresh-worklist.ts';

/** Appointments and reviews that nobody kept for longer than the policy grants, the longest overdue first (row W7). */
export function overdueReminders(context: ServiceContext): OverdueReminder[] {
  const { read, today } = context;
  const policy = policyInForce(context);
  const { users } = context.ledger.states.team(context.session.teamId);
  return selectAccountsWithReminders(read, today)
    .flatMap((accountId) => readAccountFacts(read, factsHouse(context), today, accountId))
    .filter(({ facts }) => facts.isOpen)
    .flatMap(({ facts, base }) =>
      reminderEscalations(facts, today, policy).map((escalation) => ({
        ...escalation,
        accountId: base.accountId,
        account: base.accountKey,
        partyName: base.partyName ?? '',
        assignedTo: base.assignedTo === null ? null : (users.get(base.assignedTo)?.name ?? ''),
      })),
    )
    .sort((one, other) => other.daysOverdue - one.daysOverdue || (one.accountId < other.accountId ? -1 : 1));
}
