import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dateColumn } from './columns.ts';

/** From the evening of a day the oldest unpaid due date of a loan is so; null: nothing of it is overdue. */
export const overdueStep = sqliteTable(
  'overdue_step',
  {
    stepId: text('step_id').primaryKey(),
    accountId: text('account_id').notNull(),
    sinceOn: dateColumn('since_on').notNull(),
    oldestDueOn: dateColumn('oldest_due_on'),
  },
  (table) => [index('overdue_step_account').on(table.accountId, table.sinceOn, table.oldestDueOn)],
);
