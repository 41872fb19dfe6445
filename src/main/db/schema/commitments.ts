import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AppointmentState } from '../../../shared/domain/account/state.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import type {
  AuthoredPlanState,
  PlanFrequency,
  PlanInstalment,
  PlanTweak,
  SalaryDay,
} from '../../../shared/domain/plan/record.ts';
import type { AuthoredPromiseState } from '../../../shared/domain/promise/record.ts';
import type { ProofGrade } from '../../../shared/domain/proof-grade.ts';
import { dateColumn, flagColumn, jsonColumn, wordColumn } from './columns.ts';

type Logged = DataOf<'interaction.logged'>;

/** What of a logged contact has no column of its own; `fields` is what its outcome asked for, null once erased. */
export type InteractionDetails = Pick<
  Logged,
  'relation' | 'phrases' | 'said' | 'proof' | 'next' | 'contactedAtMs' | 'allowedBy' | 'sameContactAs'
> & { readonly fields: Readonly<Record<string, string>> | null };

/** A correction beside a note; the note is null once it was erased. */
export interface CorrectionNote {
  readonly correctionId: string;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly businessDate: string;
  readonly recordedMs: number;
  readonly recordedBy: string;
}

/** A call, a call taken, or a visit, as first logged, with its corrections beside it. */
export const interaction = sqliteTable(
  'interaction',
  {
    interactionId: text('interaction_id').primaryKey(),
    accountId: text('account_id').notNull(),
    channel: wordColumn<Logged['channel']>('channel').notNull(),
    outcome: text('outcome').notNull(),
    contactClass: wordColumn<Logged['contactClass']>('contact_class').notNull(),
    countsAsAttempt: flagColumn('counts_as_attempt').notNull(),
    thirdPartySafe: flagColumn('third_party_safe').notNull(),
    businessDate: dateColumn('business_date').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
    phoneId: text('phone_id'),
    addressId: text('address_id'),
    reason: text('reason'),
    note: text('note'),
    personMet: text('person_met'),
    reference: text('reference'),
    proofGrade: wordColumn<ProofGrade>('proof_grade'),
    details: jsonColumn<InteractionDetails>('details').notNull(),
    corrections: jsonColumn<readonly CorrectionNote[]>('corrections').notNull(),
  },
  (table) => [
    index('interaction_account').on(
      table.accountId,
      table.recordedMs,
      table.businessDate,
      table.contactClass,
      table.channel,
      table.outcome,
      table.interactionId,
    ),
    index('interaction_corrected').on(table.accountId, table.businessDate).where(sql`corrections <> '[]'`),
    index('interaction_day').on(table.businessDate, table.recordedBy),
  ],
);

/** A file kept as evidence. */
export const attachment = sqliteTable(
  'attachment',
  {
    attachmentId: text('attachment_id').primaryKey(),
    accountId: text('account_id').notNull(),
    interactionId: text('interaction_id'),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    mediaType: text('media_type').notNull(),
    capturedAtMs: integer('captured_at_ms').notNull(),
    fileName: text('file_name'),
  },
  (table) => [index('attachment_account').on(table.accountId)],
);

/** A promise as authored, with what was paid on it so far. */
export const promise = sqliteTable(
  'promise',
  {
    promiseId: text('promise_id').primaryKey(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    madeOn: dateColumn('made_on').notNull(),
    dueOn: dateColumn('due_on').notNull(),
    graceUntil: dateColumn('grace_until').notNull(),
    thresholdBasisPoints: integer('threshold_basis_points').notNull(),
    mode: text('mode').notNull(),
    level: integer('level').notNull(),
    replaces: text('replaces'),
    replacedBy: text('replaced_by'),
    authored: wordColumn<AuthoredPromiseState>('authored').notNull(),
    closedOn: dateColumn('closed_on'),
    madeBy: text('made_by').notNull(),
    needsApproval: flagColumn('needs_approval').notNull(),
    paidMinor: integer('paid_minor').notNull(),
    lastPaidOn: dateColumn('last_paid_on'),
  },
  (table) => [
    index('promise_account').on(table.accountId, table.dueOn),
    index('promise_made').on(table.madeOn),
  ],
);

/** A payment plan as authored. */
export const plan = sqliteTable(
  'plan',
  {
    planId: text('plan_id').primaryKey(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    totalMinor: integer('total_minor').notNull(),
    frequency: wordColumn<PlanFrequency>('frequency').notNull(),
    instalments: jsonColumn<readonly PlanInstalment[]>('instalments').notNull(),
    breaches: jsonColumn<readonly string[]>('breaches').notNull(),
    proposedOn: dateColumn('proposed_on').notNull(),
    proposedBy: text('proposed_by').notNull(),
    authored: wordColumn<AuthoredPlanState>('authored').notNull(),
    closedOn: dateColumn('closed_on'),
    earlierReceiptIds: jsonColumn<readonly string[]>('earlier_receipt_ids').notNull().default([]),
    downPaymentMinor: integer('down_payment_minor'),
    salaryDay: jsonColumn<SalaryDay>('salary_day'),
    brokenAfterMissed: integer('broken_after_missed'),
    replaces: text('replaces'),
    replacedBy: text('replaced_by'),
    tweaks: jsonColumn<readonly PlanTweak[]>('tweaks').notNull().default([]),
  },
  (table) => [index('plan_account').on(table.accountId)],
);

/** A contested claim, open until `closedOn`. */
export const dispute = sqliteTable(
  'dispute',
  {
    disputeId: text('dispute_id').primaryKey(),
    accountId: text('account_id').notNull(),
    itemId: text('item_id'),
    amountMinor: integer('amount_minor'),
    reason: text('reason').notNull(),
    openedOn: dateColumn('opened_on').notNull(),
    reviewBy: dateColumn('review_by').notNull(),
    openedBy: text('opened_by').notNull(),
    closedOn: dateColumn('closed_on'),
    result: text('result'),
    statement: text('statement'),
  },
  (table) => [index('dispute_account').on(table.accountId)],
);

/** A hold on contact, standing until `clearedOn` or past `until`. */
export const hold = sqliteTable(
  'hold',
  {
    holdId: text('hold_id').primaryKey(),
    accountId: text('account_id').notNull(),
    hold: wordColumn<DataOf<'hold.set'>['hold']>('hold').notNull(),
    setOn: dateColumn('set_on').notNull(),
    until: dateColumn('until'),
    reviewBy: dateColumn('review_by').notNull(),
    setBy: text('set_by').notNull(),
    clearedOn: dateColumn('cleared_on'),
    statement: text('statement'),
  },
  (table) => [index('hold_account').on(table.accountId)],
);

/** A call or a visit agreed for a day, or an instant of it. */
export const appointment = sqliteTable(
  'appointment',
  {
    appointmentId: text('appointment_id').primaryKey(),
    accountId: text('account_id').notNull(),
    channel: wordColumn<'call' | 'visit'>('channel').notNull(),
    dueOn: dateColumn('due_on').notNull(),
    atMs: integer('at_ms'),
    setBy: text('set_by').notNull(),
    state: wordColumn<AppointmentState['state']>('state').notNull(),
  },
  (table) => [index('appointment_account').on(table.accountId, table.state)],
);
