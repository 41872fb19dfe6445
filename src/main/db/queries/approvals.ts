import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** Something that waits for a second person. `reasons` is a JSON list of codes. */
export interface ApprovalRow {
  readonly kind: 'promise' | 'plan' | 'receiptVoid';
  readonly targetId: string;
  readonly accountId: string;
  readonly partyName: string | null;
  readonly requestedBy: string;
  readonly requestedByName: string | null;
  readonly requestedOn: PlainDate;
  readonly amountMinor: number;
  readonly currency: string;
  readonly reasons: string;
}

/** Everything that waits for a second person, oldest first. */
export function selectApprovals(database: ReadableDatabase): ApprovalRow[] {
  return database.all<ApprovalRow>(
    `SELECT waiting.*, party.name AS partyName, app_user.name AS requestedByName
     FROM (
       SELECT 'promise' AS kind, promise_id AS targetId, account_id AS accountId, made_by AS requestedBy,
              made_on AS requestedOn, amount_minor AS amountMinor, currency, '["renewalLevel"]' AS reasons
       FROM promise WHERE authored = 'pendingApproval'
       UNION ALL
       SELECT 'plan', plan_id, account_id, proposed_by, proposed_on, total_minor, currency, breaches
       FROM plan WHERE authored = 'pendingApproval'
       UNION ALL
       SELECT 'receiptVoid', receipt_id, account_id, void_requested_by, received_on, amount_minor, currency,
              json_array(void_reason)
       FROM receipt WHERE void_state = 'pending'
     ) AS waiting
     JOIN account ON account.account_id = waiting.accountId
     LEFT JOIN party ON party.party_id = account.party_id
     LEFT JOIN app_user ON app_user.user_id = waiting.requestedBy
     ORDER BY waiting.requestedOn, waiting.targetId`,
  );
}
