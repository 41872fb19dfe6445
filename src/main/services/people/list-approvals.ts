import { z } from 'zod';
import type { PendingApproval } from '../../../shared/contract/people.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import { objectionToApprover } from '../../../shared/domain/concession/authority.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type ApprovalRow, selectPendingApprovals } from '../../db/queries/approvals.ts';
import { ownLevel } from '../concession/account-dues.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { overdueReminders } from './overdue-reminders.ts';

/** Everything that waits for a second person and whether the signed-in one may be it, and reminders nobody kept. */
export const listApprovals: WaitingService<'listApprovals'> = (context) =>
  ok({
    approvals: selectPendingApprovals(context.read, context.today).map((row) => approvalView(context, row)),
    reminders: overdueReminders(context),
  });

function approvalView(context: ServiceContext, row: ApprovalRow): PendingApproval {
  const { user, session } = context;
  return {
    kind: row.kind,
    targetId: row.targetId,
    accountId: row.accountId,
    partyName: row.partyName ?? '',
    requestedBy: row.requestedBy,
    requestedByName: row.requestedByName ?? '',
    requestedOn: row.requestedOn ?? plainDateInZone(row.requestedMs ?? 0, session.zone),
    amount: { amountMinor: row.amountMinor, currency: row.currency },
    reasons: reasonsOf(context, row),
    mayDecide: leads(user.roles) && mayAgree(context, row),
  };
}

/** Maker is never checker; a concession also asks for a level, and keeps out who granted the credit. */
function mayAgree(
  context: ServiceContext,
  { requestedBy, requiredLevel, sanctionedBy }: ApprovalRow,
): boolean {
  const sanctioners = wordsColumn.parse(JSON.parse(sanctionedBy ?? '[]'));
  const level = requiredLevel === null ? Number.POSITIVE_INFINITY : ownLevel(context);
  const asked = { proposedBy: requestedBy, requiredLevel, sanctionedBy: sanctioners };
  return objectionToApprover(asked, { userId: context.user.userId, level }) === null;
}

const wordsColumn = z.array(z.string());

function reasonsOf(context: ServiceContext, row: ApprovalRow): readonly string[] {
  switch (row.kind) {
    case 'promise':
      return [
        row.level >= context.resources.promisePolicy.approvalFromLevel ? 'renewalLevel' : 'beyondMaximumDays',
      ];
    case 'plan':
    case 'planTweak':
    case 'settlement':
    case 'waiver':
    case 'writeOff':
    case 'deduction':
      return wordsColumn.parse(JSON.parse(row.reasons ?? '[]'));
    case 'receiptVoid':
      return row.reasons === null ? [] : [row.reasons];
  }
}
