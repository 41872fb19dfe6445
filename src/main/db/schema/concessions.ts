import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  CompromiseRecord,
  ConcessionStep,
  RemissionGround,
  WaiverRecord,
} from '../../../shared/domain/concession/records.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import { dateColumn, jsonColumn, wordColumn } from './columns.ts';

type Steps = readonly ConcessionStep[];
type Restructure = DataOf<'restructure.recorded'>;
type Hardship = DataOf<'hardship.opened'>;

/** A compromise settlement with what was said of it and how it ended. */
export const compromise = sqliteTable(
  'compromise',
  {
    concessionId: text('concession_id').primaryKey(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    proposedOn: dateColumn('proposed_on').notNull(),
    proposedBy: text('proposed_by').notNull(),
    authored: wordColumn<CompromiseRecord['authored']>('authored').notNull(),
    validUntil: dateColumn('valid_until').notNull(),
    duesMinor: integer('dues_minor').notNull(),
    offerMinor: integer('offer_minor').notNull(),
    sacrificeMinor: integer('sacrifice_minor').notNull(),
    requiredLevel: integer('required_level'),
    sanctionedBy: jsonColumn<readonly string[]>('sanctioned_by').notNull(),
    breaches: jsonColumn<readonly string[]>('breaches').notNull(),
    payments: jsonColumn<CompromiseRecord['data']['payments']>('payments').notNull(),
    steps: jsonColumn<Steps>('steps').notNull(),
    acceptedOn: dateColumn('accepted_on'),
    completedOn: dateColumn('completed_on'),
    coolingUntil: dateColumn('cooling_until'),
  },
  (table) => [
    index('compromise_account').on(table.accountId, table.proposedOn),
    index('compromise_pending').on(table.authored).where(sql`authored = 'pendingApproval'`),
    index('compromise_cooling').on(table.accountId, table.coolingUntil).where(sql`cooling_until IS NOT NULL`),
  ],
);

/** A waiver or a write-off that was asked for. */
export const concession = sqliteTable(
  'concession',
  {
    concessionId: text('concession_id').primaryKey(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    concessionKind: wordColumn<'waiver' | 'technicalWriteOff' | 'finalWriteOff'>('concession_kind').notNull(),
    proposedOn: dateColumn('proposed_on').notNull(),
    proposedBy: text('proposed_by').notNull(),
    authored: wordColumn<WaiverRecord['authored']>('authored').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    reason: text('reason').notNull(),
    requiredLevel: integer('required_level'),
    sanctionedBy: jsonColumn<readonly string[]>('sanctioned_by').notNull(),
    breaches: jsonColumn<readonly string[]>('breaches').notNull(),
    steps: jsonColumn<Steps>('steps').notNull(),
  },
  (table) => [
    index('concession_account').on(table.accountId, table.proposedOn),
    index('concession_pending').on(table.authored).where(sql`authored = 'pendingApproval'`),
  ],
);

/** A hardship case. */
export const hardship = sqliteTable(
  'hardship',
  {
    hardshipId: text('hardship_id').primaryKey(),
    accountId: text('account_id').notNull(),
    reason: wordColumn<Hardship['reason']>('reason').notNull(),
    options: jsonColumn<Hardship['options']>('options').notNull(),
    openedOn: dateColumn('opened_on').notNull(),
    openedBy: text('opened_by').notNull(),
    reviewOn: dateColumn('review_on').notNull(),
    attachmentId: text('attachment_id'),
    worksheet: jsonColumn<NonNullable<Hardship['worksheet']>>('worksheet'),
    reducedMinor: integer('reduced_minor'),
    holdId: text('hold_id').notNull(),
    closedOn: dateColumn('closed_on'),
    result: text('result'),
  },
  (table) => [index('hardship_account').on(table.accountId, table.openedOn)],
);

/** A restructure with both schedules. */
export const restructure = sqliteTable(
  'restructure',
  {
    restructureId: text('restructure_id').primaryKey(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    recordedOn: dateColumn('recorded_on').notNull(),
    recordedBy: text('recorded_by').notNull(),
    daysPastDueBefore: integer('days_past_due_before').notNull(),
    overdue: jsonColumn<Restructure['overdue']>('overdue').notNull(),
    waived: jsonColumn<Restructure['waived']>('waived').notNull(),
    treatment: wordColumn<Restructure['treatment']>('treatment').notNull(),
    ratePercent: text('rate_percent').notNull(),
    earlierCount: integer('earlier_count').notNull(),
    before: jsonColumn<Restructure['before']>('plan_before').notNull(),
    after: jsonColumn<Restructure['after']>('plan_after').notNull(),
    planId: text('plan_id').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [index('restructure_account').on(table.accountId, table.recordedOn)],
);

/** What is no longer asked for of one claim or frozen charge. */
export const remission = sqliteTable(
  'remission',
  {
    remissionId: text('remission_id').primaryKey(),
    accountId: text('account_id').notNull(),
    grantId: text('grant_id').notNull(),
    ground: wordColumn<RemissionGround>('ground').notNull(),
    itemId: text('item_id').notNull(),
    chargeId: text('charge_id'),
    remittedOn: dateColumn('remitted_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [index('remission_account').on(table.accountId, table.remittedOn)],
);
