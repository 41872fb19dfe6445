import { desc } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dateColumn } from './columns.ts';

/** Today's list; it depends on the day and is written by the services, never by the ledger. */
export const worklist = sqliteTable(
  'worklist',
  {
    accountId: text('account_id').primaryKey(),
    forDate: dateColumn('for_date').notNull(),
    policy: text('policy').notNull(),
    lane: integer('lane'),
    laneBecause: text('lane_because'),
    score: integer('score').notNull(),
    terms: text('terms').notNull(),
    suppressedReason: text('suppressed_reason'),
    suppressedUntil: dateColumn('suppressed_until'),
    suppressedBecause: text('suppressed_because'),
    overdueMinor: integer('overdue_minor').notNull(),
    totalDueMinor: integer('total_due_minor').notNull(),
    currency: text('currency').notNull(),
    oldestDueOn: dateColumn('oldest_due_on'),
    daysPastDue: integer('days_past_due').notNull(),
    atMs: integer('at_ms'),
    workedOn: dateColumn('worked_on'),
  },
  (table) => [
    index('worklist_rank').on(
      table.lane,
      desc(table.score),
      desc(table.overdueMinor),
      table.oldestDueOn,
      table.accountId,
    ),
  ],
);

/** For which day and policy the list was computed, and the figures it was scored with. */
export const worklistState = sqliteTable('worklist_state', {
  one: integer('one').primaryKey(),
  forDate: dateColumn('for_date').notNull(),
  policy: text('policy').notNull(),
  p95: text('p95').notNull(),
});
