import { sql } from 'drizzle-orm';
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import { jsonColumn, wordColumn } from './columns.ts';

/** A contradiction that folding one stream found and a person settles; `accountId` where the stream is an account. */
export const reviewItem = sqliteTable(
  'review_item',
  {
    stream: text('stream').notNull(),
    reviewKey: text('review_key').notNull(),
    accountId: text('account_id'),
    kind: wordColumn<ReviewItem['kind']>('kind').notNull(),
    severity: wordColumn<ReviewItem['severity']>('severity').notNull(),
    eventIds: jsonColumn<readonly string[]>('event_ids').notNull(),
    chosen: text('chosen'),
    alternative: text('alternative'),
    subject: text('subject'),
    state: wordColumn<ReviewItem['state']>('state').notNull(),
    decision: text('decision'),
  },
  (table) => [
    primaryKey({ columns: [table.stream, table.reviewKey] }),
    index('review_account').on(table.accountId),
    index('review_open').on(table.severity, table.stream).where(sql`state = 'open'`),
  ],
);
