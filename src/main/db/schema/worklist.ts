import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dateColumn, flagColumn } from './columns.ts';

/** Today's list, a cache of the day: written by the services, never by the ledger. */
export const worklist = sqliteTable(
  'worklist',
  {
    accountId: text('account_id').primaryKey(),
    partyId: text('party_id').notNull(),
    currency: text('currency').notNull(),
    lane: integer('lane'),
    putBack: flagColumn('put_back').notNull(),
    orderKey: integer('order_key'),
    overdueMinor: integer('overdue_minor').notNull(),
    oldestDueOn: dateColumn('oldest_due_on'),
    laneBecause: text('lane_because'),
    terms: text('terms').notNull(),
    suppressedReason: text('suppressed_reason'),
    suppressedUntil: dateColumn('suppressed_until'),
    suppressedBecause: text('suppressed_because'),
    totalDueMinor: integer('total_due_minor').notNull(),
    daysPastDue: integer('days_past_due').notNull(),
    lastContactOn: dateColumn('last_contact_on'),
    atMs: integer('at_ms'),
    worked: flagColumn('worked').notNull(),
    assignedTo: text('assigned_to'),
    locality: text('locality'),
    search: text('search').notNull(),
  },
  (table) => [
    index('worklist_suppressed')
      .on(table.suppressedUntil, table.accountId)
      .where(sql`suppressed_reason IS NOT NULL`),
  ],
);

/**
 * The order of the list, apart from its rows and sorted as it is read: another policy writes this table and leaves the
 * rows alone. The shares are those of the score's terms, of which the policy's weights make the score.
 */
export const worklistRank = sqliteTable(
  'worklist_rank',
  {
    rankKey: text('rank_key').notNull(),
    accountId: text('account_id').notNull(),
    assignedTo: text('assigned_to'),
    value: real('value').notNull(),
    age: real('age').notNull(),
    uplift: real('uplift').notNull(),
    recency: real('recency').notNull(),
    leverage: real('leverage').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.rankKey, table.accountId] }),
    index('worklist_mine').on(table.assignedTo, table.rankKey).where(sql`assigned_to IS NOT NULL`),
  ],
);

/** How many rows the list has and what they come to; lane −1 and a reason where they are suppressed. */
export const worklistSum = sqliteTable(
  'worklist_sum',
  {
    assignedTo: text('assigned_to').notNull(),
    lane: integer('lane').notNull(),
    reason: text('reason').notNull(),
    currency: text('currency').notNull(),
    accounts: integer('accounts').notNull(),
    unworked: integer('unworked').notNull(),
    overdueMinor: integer('overdue_minor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.assignedTo, table.lane, table.reason, table.currency] })],
);

/** For which day and policy the list was computed, the figures it was scored with, and until when it is true. */
export const worklistState = sqliteTable('worklist_state', {
  one: integer('one').primaryKey(),
  forDate: dateColumn('for_date').notNull(),
  policy: text('policy').notNull(),
  p95: text('p95').notNull(),
  validUntilMs: integer('valid_until_ms'),
});
