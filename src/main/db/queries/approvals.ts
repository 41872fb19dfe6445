import type { ApprovalKind } from '../../../shared/contract/people.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ReadableDatabase } from '../driver.ts';

/** Something that waits for a second person, with who asked and on which account. */
export interface ApprovalRow {
  readonly kind: ApprovalKind;
  readonly targetId: string;
  readonly accountId: string;
  readonly partyName: string | null;
  readonly requestedBy: string;
  readonly requestedByName: string | null;
  /** Business date; null for a void, which carries the instant. */
  readonly requestedOn: PlainDate | null;
  readonly requestedMs: number | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** Renewal level of a promise; 0 for the rest. */
  readonly level: number;
  /** A plan's limits or a deduction's reason as JSON, a void's reason; null for a promise. */
  readonly reasons: string | null;
  /** The lowest level that may agree to a concession, and who granted the credit as JSON; null for the rest. */
  readonly requiredLevel: number | null;
  readonly sanctionedBy: string | null;
}

/** All that waits on a day: promises, plans, tweaks of plans, concessions and deductions the oldest first, then voids. */
export function selectPendingApprovals(database: ReadableDatabase, on: PlainDate): ApprovalRow[] {
  return database.all<ApprovalRow>(
    `SELECT asked.kind, asked.targetId, asked.accountId, party.name AS partyName, asked.requestedBy,
       app_user.name AS requestedByName, asked.requestedOn, asked.requestedMs, asked.amountMinor, asked.currency,
       asked.level, asked.reasons, asked.requiredLevel, asked.sanctionedBy
     FROM (
       SELECT 'promise' AS kind, 1 AS part, promise_id AS targetId, account_id AS accountId, made_by AS requestedBy,
         made_on AS requestedOn, NULL AS requestedMs, amount_minor AS amountMinor, currency, level, NULL AS reasons, NULL AS requiredLevel, NULL AS sanctionedBy
       FROM promise WHERE authored = 'pendingApproval'
       UNION ALL
       SELECT 'plan', 1, plan_id, account_id, proposed_by, proposed_on, NULL, total_minor, currency, 0, breaches, NULL, NULL
       FROM plan WHERE authored = 'pendingApproval'
       UNION ALL
       SELECT 'planTweak', 1, json_extract(tweak.value, '$.tweakId'), plan.account_id,
         json_extract(tweak.value, '$.tweakedBy'), json_extract(tweak.value, '$.tweakedOn'), NULL, plan.total_minor,
         plan.currency, 0, json_extract(tweak.value, '$.breaches'), NULL, NULL
       FROM plan, json_each(plan.tweaks) AS tweak
       WHERE plan.authored = 'active' AND plan.tweaks <> '[]'
         AND json_extract(tweak.value, '$.authored') = 'pendingApproval'
       UNION ALL
       SELECT 'receiptVoid', 2, receipt_id, account_id, void_requested_by, NULL, void_requested_ms, amount_minor,
         currency, 0, void_reason, NULL, NULL
       FROM receipt WHERE void_state = 'pending'
       UNION ALL
       SELECT 'settlement', 1, concession_id, account_id, proposed_by, proposed_on, NULL, sacrifice_minor, currency, 0,
         breaches, required_level, sanctioned_by
       FROM compromise WHERE authored = 'pendingApproval' AND valid_until >= @on
       UNION ALL
       SELECT CASE concession_kind WHEN 'waiver' THEN 'waiver' ELSE 'writeOff' END, 1, concession_id, account_id,
         proposed_by, proposed_on, NULL, amount_minor, currency, 0, json_array(concession_kind, reason), required_level,
         sanctioned_by
       FROM concession WHERE authored = 'pendingApproval'
       UNION ALL
       SELECT 'deduction', 1, deduction_id, account_id, recorded_by, recorded_on, NULL, amount_minor, currency, 0,
         json_array(reason), NULL, NULL
       FROM deduction WHERE state = 'open'
     ) AS asked
     JOIN account ON account.account_id = asked.accountId
     LEFT JOIN party ON party.party_id = account.party_id
     LEFT JOIN app_user ON app_user.user_id = asked.requestedBy
     ORDER BY asked.part, asked.requestedOn, asked.requestedMs, asked.targetId`,
    { on },
  );
}

/** Accounts with an open appointment before a date, or a hold whose end or review is not after it. */
export function selectAccountsWithReminders(database: ReadableDatabase, on: PlainDate): string[] {
  return database
    .all<{ readonly accountId: string }>(
      `SELECT account_id AS accountId FROM appointment WHERE state = 'open' AND due_on < @on
       UNION
       SELECT account_id FROM hold
       WHERE cleared_on IS NULL AND (until IS NULL OR until > @on) AND review_by < @on
       ORDER BY accountId`,
      { on },
    )
    .map((row) => row.accountId);
}
