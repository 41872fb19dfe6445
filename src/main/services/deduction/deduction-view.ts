import type { DeductionView } from '../../../shared/contract/deductions.ts';
import type { DeductionRow } from '../../db/queries/deductions.ts';
import type { ServiceContext } from '../service.ts';

/** A deduction as lists and the account show it. */
export function deductionView(context: ServiceContext, row: DeductionRow): DeductionView {
  const { users } = context.ledger.states.team(context.session.teamId);
  const { accountKey, partyName, currency, amountMinor, lines, recordedBy, ownerId, ...words } = row;
  return {
    ...words,
    account: accountKey,
    partyName: partyName ?? '',
    amount: { amountMinor, currency },
    lines: JSON.parse(lines) as DeductionView['lines'],
    recordedBy: users.get(recordedBy)?.name ?? '',
    isOwn: recordedBy === context.user.userId,
    ownerId,
    ownerName: ownerId === null ? null : (users.get(ownerId)?.name ?? ''),
    isLate: row.state === 'open' && row.followUpOn < context.today,
  };
}
