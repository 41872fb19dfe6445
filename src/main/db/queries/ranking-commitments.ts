import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import type { AuthoredPlanState, PlanFrequency } from '../../../shared/domain/plan/record.ts';
import type { AuthoredPromiseState } from '../../../shared/domain/promise/record.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../driver.ts';
import { holdsOfTheSamePerson } from './party-holds.ts';
import { type RankingQuestion, selectRanked } from './ranking-facts.ts';

/** A promise as authored, with what its payments came to by now. */
export interface PromiseRow {
  readonly accountId: string;
  readonly promiseId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly madeOn: PlainDate;
  readonly dueOn: PlainDate;
  readonly graceUntil: PlainDate;
  readonly thresholdBasisPoints: number;
  readonly mode: string;
  readonly level: number;
  readonly replaces: string | null;
  readonly replacedBy: string | null;
  readonly authored: AuthoredPromiseState;
  readonly closedOn: PlainDate | null;
  readonly madeBy: string;
  readonly needsApproval: number;
  readonly paidMinor: number;
  readonly lastPaidOn: PlainDate | null;
}

const promises = `
    SELECT account_id AS accountId, promise_id AS promiseId, currency, amount_minor AS amountMinor,
      made_on AS madeOn, due_on AS dueOn, grace_until AS graceUntil,
      threshold_basis_points AS thresholdBasisPoints, mode, level, replaces, replaced_by AS replacedBy, authored,
      closed_on AS closedOn, made_by AS madeBy, needs_approval AS needsApproval, paid_minor AS paidMinor,
      last_paid_on AS lastPaidOn
    FROM promise WHERE made_on <= @on AND account_id BETWEEN @from AND @to ORDER BY account_id, due_on, promise_id`;

/** Promises made by the end of the date. */
export function selectPromises(database: ReadableDatabase, question: RankingQuestion): PromiseRow[] {
  return selectRanked(database, question, promises);
}

/** What of a plan decides how it stands; its instalments, limits, earlier receipts and tweaks as JSON. */
export interface PlanRow {
  readonly accountId: string;
  readonly planId: string;
  readonly currency: string;
  readonly totalMinor: number;
  readonly frequency: PlanFrequency;
  readonly instalments: string;
  readonly breaches: string;
  readonly proposedOn: PlainDate;
  readonly proposedBy: string;
  readonly authored: AuthoredPlanState;
  readonly closedOn: PlainDate | null;
  readonly earlierReceiptIds: string;
  readonly brokenAfterMissed: number | null;
  readonly tweaks: string;
}

const plans = `
    SELECT account_id AS accountId, plan_id AS planId, currency, total_minor AS totalMinor, frequency, instalments,
      breaches, proposed_on AS proposedOn, proposed_by AS proposedBy, authored, closed_on AS closedOn,
      earlier_receipt_ids AS earlierReceiptIds, broken_after_missed AS brokenAfterMissed, tweaks
    FROM plan WHERE proposed_on <= @on AND account_id BETWEEN @from AND @to ORDER BY account_id, proposed_on, plan_id`;

/** Plans proposed by the end of the date, oldest first. */
export function selectPlans(database: ReadableDatabase, question: RankingQuestion): PlanRow[] {
  return selectRanked(database, question, plans);
}

/** A receipt as promises and plans see it. */
export interface PaymentRow {
  readonly receiptId: string;
  readonly on: PlainDate;
  readonly amountMinor: number;
  readonly voidedOn: PlainDate | null;
}

/** Every payment on one account, in no particular order. */
export function selectPayments(database: ReadableDatabase, accountId: string): PaymentRow[] {
  return database.all<PaymentRow>(
    `SELECT receipt_id AS receiptId, received_on AS "on", amount_minor AS amountMinor, voided_on AS voidedOn
     FROM receipt WHERE account_id = @accountId AND payment_parts IS NULL
     UNION ALL
     SELECT receipt_id, part.value ->> 'on', part.value ->> 'amountMinor', part.value ->> 'voidedOn'
     FROM receipt, json_each(receipt.payment_parts) AS part
     WHERE account_id = @accountId AND payment_parts IS NOT NULL
     UNION ALL
     SELECT part.value ->> 'receiptId', part.value ->> 'on', part.value ->> 'amountMinor', part.value ->> 'voidedOn'
     FROM deduction, json_each(deduction.payment_parts) AS part
     WHERE account_id = @accountId`,
    { accountId },
  );
}

/** A dispute, with when it was answered. */
export interface DisputeRow {
  readonly accountId: string;
  readonly disputeId: string;
  readonly itemId: string | null;
  readonly amountMinor: number | null;
  readonly reviewBy: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly result: string | null;
}

const disputes = `
    SELECT account_id AS accountId, dispute_id AS disputeId, item_id AS itemId, amount_minor AS amountMinor,
      review_by AS reviewBy, CASE WHEN closed_on <= @on THEN closed_on END AS closedOn, result
    FROM dispute WHERE opened_on <= @on AND account_id BETWEEN @from AND @to ORDER BY account_id, opened_on, dispute_id`;

/** Disputes opened by the end of the date. */
export function selectDisputes(database: ReadableDatabase, question: RankingQuestion): DisputeRow[] {
  return selectRanked(database, question, disputes);
}

/** A hold that was not lifted by the date. */
export interface HoldRow {
  readonly accountId: string;
  readonly kind: DataOf<'hold.set'>['hold'];
  readonly since: PlainDate;
  readonly until: PlainDate | null;
  readonly reviewBy: PlainDate;
}

const holds = `
    SELECT account_id AS accountId, hold AS kind, set_on AS since, until, review_by AS reviewBy
    FROM hold WHERE set_on <= @on AND (cleared_on IS NULL OR cleared_on > @on) AND account_id BETWEEN @from AND @to
    UNION ALL
    SELECT account.account_id, hold.hold, hold.set_on, hold.until, hold.review_by ${holdsOfTheSamePerson}
      AND set_on <= @on AND (cleared_on IS NULL OR cleared_on > @on) AND account.account_id BETWEEN @from AND @to
    ORDER BY accountId, since, kind`;

/** Holds that nobody lifted by the end of the date, those of merged parties' other accounts too, whether or not they ended by themselves. */
export function selectHolds(database: ReadableDatabase, question: RankingQuestion): HoldRow[] {
  return selectRanked(database, question, holds);
}

/** An appointment still to be met. */
export interface AppointmentRow {
  readonly accountId: string;
  readonly channel: 'call' | 'visit';
  readonly dueOn: PlainDate;
  readonly atMs: number | null;
  /** The newest contact of the account, where it is one: its day, instant, class, result and next step. */
  readonly contactOn: PlainDate | null;
  readonly contactMs: number | null;
  readonly contactClass: 'RPC' | 'TPC' | 'NC' | null;
  readonly outcome: string | null;
  readonly nextAction: string | null;
}

const appointments = `
    SELECT appointment.account_id AS accountId, appointment.channel, due_on AS dueOn, at_ms AS atMs,
      newest.business_date AS contactOn, newest.contact_class AS contactClass, newest.outcome,
      coalesce(newest.details ->> '$.contactedAtMs', newest.recorded_ms) AS contactMs,
      newest.details ->> '$.next.action' AS nextAction
    FROM appointment LEFT JOIN interaction AS newest ON newest.interaction_id = (
      SELECT interaction_id FROM interaction
      WHERE interaction.account_id = appointment.account_id AND contact_class <> 'none' AND business_date <= @on
      ORDER BY recorded_ms DESC, interaction_id DESC LIMIT 1)
    WHERE state = 'open' AND appointment.account_id BETWEEN @from AND @to
    ORDER BY appointment.account_id, due_on, at_ms`;

/** Open appointments, the nearest of an account first. */
export function selectOpenAppointments(
  database: ReadableDatabase,
  question: RankingQuestion,
): AppointmentRow[] {
  return selectRanked(database, question, appointments);
}

/** What the contacts of an account say at a glance, by their first words. */
export interface ContactGlanceRow {
  readonly accountId: string;
  readonly lastContactOn: PlainDate | null;
  readonly lastContactMs: number | null;
  readonly lastOutwardOn: PlainDate | null;
  readonly lastRpcOn: PlainDate | null;
  /** The newest contact in which the debtor asked for something and waits for an answer. */
  readonly lastAskedMs: number | null;
  /** The newest contact that was none of those. */
  readonly lastAnswerMs: number | null;
  /** How many contacts were corrected: their effective outcome is another one. */
  readonly corrected: number;
}

const contactGlances = (asking: readonly string[]) => {
  const asks = `outcome IN (${asking.map((code) => `'${code}'`).join(', ')})`;
  return `
    SELECT account_id AS accountId,
      max(CASE WHEN contact_class <> 'none' THEN business_date END) AS lastContactOn,
      max(CASE WHEN contact_class <> 'none' THEN recorded_ms END) AS lastContactMs,
      max(CASE WHEN contact_class <> 'none' AND channel <> 'inbound' THEN business_date END) AS lastOutwardOn,
      max(CASE WHEN contact_class = 'RPC' THEN business_date END) AS lastRpcOn,
      max(CASE WHEN contact_class <> 'none' AND ${asks} THEN recorded_ms END) AS lastAskedMs,
      max(CASE WHEN contact_class <> 'none' AND NOT ${asks} THEN recorded_ms END) AS lastAnswerMs,
      (SELECT count(*) FROM interaction AS corrected
       WHERE corrected.account_id = interaction.account_id AND corrected.corrections <> '[]'
         AND corrected.business_date <= @on) AS corrected
    FROM interaction WHERE business_date <= @on AND account_id BETWEEN @from AND @to GROUP BY account_id`;
};

/** The statements by the outcomes they ask about: a table of results has one list of those. */
const contactGlancesByAsking = new Map<string, ReturnType<typeof contactGlances>>();

/** Contacts made by the end of the date. `asking` names the outcomes by which a debtor waits for an answer (plain codes). */
export function selectContactGlances(
  database: ReadableDatabase,
  question: RankingQuestion,
  asking: readonly string[],
): ContactGlanceRow[] {
  assert(
    asking.every((code) => /^[A-Z-]{2,8}$/.test(code)),
    'an outcome is a short code',
  );
  const key = asking.join(' ');
  const statement = contactGlancesByAsking.get(key) ?? contactGlances(asking);
  contactGlancesByAsking.set(key, statement);
  return selectRanked(database, question, statement);
}

/** What the newest contact of an account asked for next. */
export interface NextStepRow {
  readonly accountId: string;
  readonly recordedMs: number;
  readonly on: PlainDate;
  readonly outcome: string;
  readonly nextOn: PlainDate | null;
}

const nextSteps = `
    WITH newest AS (
      SELECT account_id, max(recorded_ms) AS recorded_ms, interaction_id FROM interaction
      WHERE contact_class <> 'none' AND business_date <= @on AND account_id BETWEEN @from AND @to GROUP BY account_id
    )
    SELECT newest.account_id AS accountId, newest.recorded_ms AS recordedMs, interaction.business_date AS "on",
      interaction.outcome, json_extract(interaction.details, '$.next.on') AS nextOn
    FROM newest JOIN interaction ON interaction.interaction_id = newest.interaction_id`;

/** The newest contact of each account with the day it named for the next look. */
export function selectNextSteps(database: ReadableDatabase, question: RankingQuestion): NextStepRow[] {
  return selectRanked(database, question, nextSteps);
}

/** One contact with the outcomes it was corrected to. */
export interface ContactRow {
  readonly channel: 'call' | 'inbound' | 'visit';
  readonly outcome: string;
  readonly contactClass: 'RPC' | 'TPC' | 'NC' | 'none';
  readonly countsAsAttempt: number;
  readonly businessDate: PlainDate;
  readonly recordedMs: number;
  /** JSON of the corrections beside it. */
  readonly corrections: string;
}

/** Every contact of one account, for one whose contacts were corrected. */
export function selectContacts(database: ReadableDatabase, accountId: string, on: PlainDate): ContactRow[] {
  return database.all<ContactRow>(
    `SELECT channel, outcome, contact_class AS contactClass, counts_as_attempt AS countsAsAttempt,
       business_date AS businessDate, recorded_ms AS recordedMs, corrections
     FROM interaction WHERE account_id = @accountId AND business_date <= @on ORDER BY recorded_ms`,
    { accountId, on },
  );
}

/** Attempts on one account from a day to another, both included. */
export function countAttempts(
  database: ReadableDatabase,
  question: { readonly accountId: string; readonly from: PlainDate; readonly to: PlainDate },
): number {
  const row = database.get<{ readonly attempts: number }>(
    `SELECT count(*) AS attempts FROM interaction
     WHERE account_id = @accountId AND counts_as_attempt = 1 AND business_date BETWEEN @from AND @to`,
    { ...question },
  );
  return row?.attempts ?? 0;
}

/** Attempts to reach a customer on a day, on whichever of its accounts; a contact about several accounts is one. */
export function countAttemptsOnParty(
  database: ReadableDatabase,
  question: { readonly partyId: string; readonly on: PlainDate },
): number {
  const row = database.get<{ readonly attempts: number }>(
    // Most contacts are about one account: their details need not be read as JSON.
    `SELECT count(DISTINCT iif(instr(interaction.details, 'sameContactAs') = 0, interaction.interaction_id,
       coalesce(json_extract(interaction.details, '$.sameContactAs'), interaction.interaction_id))) AS attempts
     FROM account JOIN interaction ON interaction.account_id = account.account_id
     WHERE account.party_id = @partyId AND interaction.counts_as_attempt = 1 AND interaction.business_date = @on`,
    { ...question },
  );
  return row?.attempts ?? 0;
}
