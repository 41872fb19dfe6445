import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dateColumn } from './columns.ts';

/** A day of the team that was closed, with exactly the text that was signed. */
export const teamDay = sqliteTable(
  'team_day',
  {
    dayEndId: text('day_end_id').primaryKey(),
    closedDay: dateColumn('closed_day').notNull(),
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    signature: text('signature').notNull(),
    reason: text('reason'),
    device: text('device').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('team_day_on').on(table.closedDay)],
);

/** A closed day as it stood with what had come later. */
export const teamDayAmendment = sqliteTable(
  'team_day_amendment',
  {
    amendmentId: text('amendment_id').primaryKey(),
    dayEndId: text('day_end_id').notNull(),
    line: integer('line').notNull(),
    amendsSha256: text('amends_sha256').notNull(),
    lateEntries: integer('late_entries').notNull(),
    snapshot: text('snapshot').notNull(),
    sha256: text('sha256').notNull(),
    signature: text('signature').notNull(),
    reason: text('reason'),
    amendedOn: dateColumn('amended_on').notNull(),
    device: text('device').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (table) => [index('team_day_amendment_close').on(table.dayEndId, table.line)],
);
