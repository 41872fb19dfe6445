import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BookState, Role } from '../../../shared/domain/team/state.ts';
import { dateColumn, flagColumn, jsonColumn, wordColumn } from './columns.ts';

/** The team this ledger belongs to. */
export const team = sqliteTable('team', {
  teamId: text('team_id').primaryKey(),
  name: text('name'),
  practice: flagColumn('practice').notNull(),
  zone: text('zone').notNull(),
});

/** A person of the team. */
export const appUser = sqliteTable('app_user', {
  userId: text('user_id').primaryKey(),
  name: text('name'),
  roles: jsonColumn<readonly Role[]>('roles').notNull(),
  active: flagColumn('active').notNull(),
});

/** A device of the team. */
export const device = sqliteTable('device', {
  device: text('device').primaryKey(),
  publicKey: text('public_key').notNull(),
  receiptPrefix: text('receipt_prefix').notNull(),
});

/** A book of debts and whose law it stands under. */
export const book = sqliteTable('book', {
  bookId: text('book_id').primaryKey(),
  title: text('title'),
  creditor: wordColumn<BookState['creditor']>('creditor').notNull(),
  debtors: wordColumn<BookState['debtors']>('debtors').notNull(),
  state: text('state'),
  product: wordColumn<BookState['product']>('product').notNull(),
  assumed: jsonColumn<readonly string[]>('assumed').notNull(),
  mapping: text('mapping'),
});

/** One run of an import with its control figures. */
export const importBatch = sqliteTable('import_batch', {
  importId: text('import_id').primaryKey(),
  bookId: text('book_id').notNull(),
  fileName: text('file_name'),
  fileSha256: text('file_sha256').notNull(),
  rowCount: integer('row_count').notNull(),
  created: integer('created').notNull(),
  updated: integer('updated').notNull(),
  unchanged: integer('unchanged').notNull(),
  problems: integer('problems').notNull(),
  recordedMs: integer('recorded_ms').notNull(),
  recordedBy: text('recorded_by').notNull(),
  withdrawn: flagColumn('withdrawn').notNull(),
});

/** A choice of the team, as the text it was set to. */
export const policy = sqliteTable('policy', {
  policy: text('policy').primaryKey(),
  value: text('value').notNull(),
});

/** One line of the double entry: debit positive, credit negative. */
export const posting = sqliteTable(
  'posting',
  {
    eventId: text('event_id').notNull(),
    line: integer('line').notNull(),
    stream: text('stream').notNull(),
    entryAccount: text('entry_account').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    businessDate: dateColumn('business_date').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.line] }),
    index('posting_stream').on(table.stream),
    index('posting_entry').on(table.entryAccount, table.currency, table.businessDate),
  ],
);
