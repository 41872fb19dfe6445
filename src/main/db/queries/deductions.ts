import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DeductionState } from '../../../shared/domain/deduction/records.ts';
import type { ReadableDatabase } from '../driver.ts';

/** A deduction with the names of whose it is. */
export interface DeductionRow {
  readonly deductionId: string;
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyName: string | null;
  readonly reason: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly withheldMinor: number;
  /** Number and amount of each claim, as JSON. */
  readonly lines: string;
  readonly reference: string | null;
  readonly receiptNumber: string | null;
  readonly recordedOn: PlainDate;
  readonly recordedBy: string;
  readonly ownerId: string | null;
  readonly followUpOn: PlainDate;
  readonly state: DeductionState;
  readonly acceptedMinor: number;
  readonly decidedOn: PlainDate | null;
  readonly creditNoteNumber: string | null;
  readonly note: string | null;
}

/** Which deductions are asked for: of an account, or of the house in some states. */
export interface DeductionQuestion {
  readonly accountId: string | null;
  readonly states: readonly DeductionState[];
  readonly limit: number;
  readonly offset: number;
}

/** Deductions by the day somebody has to look at them. */
export function selectDeductions(database: ReadableDatabase, question: DeductionQuestion): DeductionRow[] {
  return database.all<DeductionRow>(
    `SELECT deduction.deduction_id AS deductionId, deduction.account_id AS accountId, account.account_key AS accountKey,
       party.name AS partyName, deduction.reason, deduction.currency, deduction.amount_minor AS amountMinor,
       deduction.withheld_minor AS withheldMinor,
       (SELECT json_group_array(json_object('itemId', line.value ->> 'itemId', 'number', coalesce(item.number, ''),
          'amountMinor', line.value ->> 'amountMinor'))
        FROM json_each(deduction.lines) AS line
        LEFT JOIN item ON item.item_id = line.value ->> 'itemId') AS lines,
       deduction.reference, receipt.number AS receiptNumber, deduction.recorded_on AS recordedOn,
       deduction.recorded_by AS recordedBy, deduction.owner_id AS ownerId, deduction.follow_up_on AS followUpOn,
       deduction.state, deduction.accepted_minor AS acceptedMinor, deduction.decided_on AS decidedOn,
       deduction.credit_note_number AS creditNoteNumber, deduction.note
     FROM deduction
     JOIN account ON account.account_id = deduction.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     LEFT JOIN receipt ON receipt.receipt_id = deduction.receipt_id
     WHERE (@accountId IS NULL OR deduction.account_id = @accountId)
       AND deduction.state IN (SELECT value FROM json_each(@states))
     ORDER BY deduction.state <> 'open', deduction.follow_up_on, deduction.deduction_id
     LIMIT @limit OFFSET @offset`,
    { ...question, states: JSON.stringify(question.states) },
  );
}

/** How many deductions stand so, and what they come to, one currency at a time. */
export function sumDeductions(
  database: ReadableDatabase,
  states: readonly DeductionState[],
): { readonly currency: string; readonly count: number; readonly amountMinor: number }[] {
  return database.all(
    `SELECT currency, count(*) AS count, sum(amount_minor) AS amountMinor FROM deduction
     WHERE state IN (SELECT value FROM json_each(@states)) GROUP BY currency ORDER BY currency`,
    { states: JSON.stringify(states) },
  );
}

/** What open deductions take off claims at the end of a date, one currency at a time. */
export function sumWithheldAt(
  database: ReadableDatabase,
  asOf: PlainDate,
): { readonly currency: string; readonly amountMinor: number }[] {
  return database.all(
    `SELECT deduction.currency, sum(settlement.amount_minor) AS amountMinor
     FROM deduction JOIN settlement ON settlement.source = deduction.deduction_id
       AND settlement.account_id = deduction.account_id
     WHERE settlement.settled_on <= @asOf AND (deduction.decided_on IS NULL OR deduction.decided_on > @asOf)
     GROUP BY deduction.currency HAVING sum(settlement.amount_minor) <> 0 ORDER BY deduction.currency`,
    { asOf },
  );
}

/** Of which account a deduction is; undefined where there is none. */
export function selectDeductionAccount(database: ReadableDatabase, deductionId: string): string | undefined {
  return database.get<{ accountId: string }>(
    'SELECT account_id AS accountId FROM deduction WHERE deduction_id = @deductionId',
    { deductionId },
  )?.accountId;
}

/** Tax and certificates of one quarter of an account. */
export interface TaxQuarterRow {
  readonly accountId: string;
  readonly accountKey: string;
  readonly partyName: string | null;
  readonly quarter: string;
  readonly currency: string;
  readonly claimedMinor: number;
  readonly certifiedMinor: number;
}

/** Tax by quarter and account, the oldest quarter first: those that are not even, or all. */
export function selectTaxQuarters(database: ReadableDatabase, all: boolean): TaxQuarterRow[] {
  return database.all<TaxQuarterRow>(
    `WITH part AS (
       SELECT account_id, quarter, currency, amount_minor AS claimed, 0 AS certified FROM tax_claim WHERE state = 'claimed'
       UNION ALL
       SELECT account_id, quarter, currency, 0, amount_minor FROM tax_certificate WHERE withdrawn_on IS NULL)
     SELECT part.account_id AS accountId, account.account_key AS accountKey, party.name AS partyName, part.quarter,
       part.currency, sum(claimed) AS claimedMinor, sum(certified) AS certifiedMinor
     FROM part
     JOIN account ON account.account_id = part.account_id
     LEFT JOIN party ON party.party_id = account.party_id
     GROUP BY part.quarter, part.account_id, part.currency
     HAVING @all OR sum(claimed) <> sum(certified)
     ORDER BY part.quarter, account.account_key, part.account_id`,
    { all: all ? 1 : 0 },
  );
}
