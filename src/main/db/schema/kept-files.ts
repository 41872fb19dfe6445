import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { flagColumn } from './columns.ts';

/** What is known of files that events name. */
export const keptFile = sqliteTable('kept_file', {
  sha256: text('sha256').primaryKey(),
  isHere: flagColumn('is_here').notNull(),
  hubEpoch: text('hub_epoch'),
  hubTop: integer('hub_top'),
  confirmedMs: integer('confirmed_ms'),
  isWanted: flagColumn('is_wanted').notNull(),
  absentMs: integer('absent_ms'),
});
