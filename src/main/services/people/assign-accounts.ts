import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Gives accounts to a person, or back to the team. Accounts that already stand so are left alone. */
export const assignAccounts: WritingService<'assignAccounts'> = (context, input) => {
  const { userId } = input;
  if (userId !== null) {
    const user = context.ledger.states.team(context.session.teamId).users.get(userId);
    if (user === undefined) return refuse('unknownUser');
    if (!user.active) return refuse('inactiveUser');
  }
  const accountIds = [...new Set(input.accountIds)];
  if (accountIds.some((accountId) => context.ledger.states.account(accountId).opened === null)) {
    return refuse('unknownAccount');
  }
  const moved = accountIds.filter(
    (accountId) => context.ledger.states.account(accountId).assignedTo !== userId,
  );
  if (moved.length > 0) {
    context.append(
      moved.map((accountId) => ({
        kind: 'account.assigned' as const,
        stream: accountStream(accountId),
        data: { userId },
        personal: null,
      })),
    );
  }
  return ok({ assigned: moved.length });
};
