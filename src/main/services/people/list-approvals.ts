import { z } from 'zod';
import { ok } from '../../../shared/lib/result.ts';
import { selectApprovals } from '../../db/queries/approvals.ts';
import type { WaitingService } from '../service.ts';

const reasonsColumn = z.array(z.string());

/** Everything that waits for a second person. The maker sees it too, and sees that somebody else decides. */
export const listApprovals: WaitingService<'listApprovals'> = (context) => {
  const leads = context.user.roles.some((role) => role === 'supervisor' || role === 'admin');
  return ok({
    approvals: selectApprovals(context.read).map((row) => ({
      kind: row.kind,
      targetId: row.targetId,
      accountId: row.accountId,
      partyName: row.partyName ?? '',
      requestedBy: row.requestedBy,
      requestedByName: row.requestedByName ?? '',
      requestedOn: row.requestedOn,
      amount: { amountMinor: row.amountMinor, currency: row.currency },
      reasons: reasonsColumn.parse(JSON.parse(row.reasons)),
      mayDecide: leads && row.requestedBy !== context.user.userId,
    })),
  });
};
