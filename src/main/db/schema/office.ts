import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import type { Difference } from '../../../shared/domain/reconciliation/values.ts';
import { dateColumn, flagColumn, jsonColumn, wordColumn } from './columns.ts';

/** A file's other figures on one account that held receipts of ours: to be explained, or explained. */
export const difference = sqliteTable(
  'difference',
  {
    differenceId: text('difference_id').primaryKey(),
    accountId: text('account_id').notNull(),
    importId: text('import_id').notNull(),
    toldOn: dateColumn('told_on').notNull(),
    direction: wordColumn<Difference['direction']>('direction').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    inQuestionMinor: integer('in_question_minor').notNull(),
    isExact: flagColumn('is_exact').notNull(),
    decided: flagColumn('decided').notNull(),
    claims: jsonColumn<Difference['claims']>('claims').notNull(),
    candidates: jsonColumn<Difference['candidates']>('candidates').notNull(),
    supposed: jsonColumn<Difference['supposed']>('supposed').notNull(),
  },
  (table) => [
    index('difference_account').on(table.accountId),
    index('difference_open').on(table.decided, table.toldOn, table.differenceId),
  ],
);

/** A receipts file handed to the office. */
export const writeback = sqliteTable('writeback', {
  batchId: text('batch_id').primaryKey(),
  bookId: text('book_id').notNull(),
  batchNumber: integer('batch_number').notNull(),
  shape: wordColumn<DataOf<'writeback.made'>['shape']>('shape').notNull(),
  madeOn: dateColumn('made_on').notNull(),
  madeMs: integer('made_ms').notNull(),
  madeBy: text('made_by').notNull(),
  totals: jsonColumn<DataOf<'writeback.made'>['totals']>('totals').notNull(),
  sha256: text('sha256').notNull(),
});

/** One receipt, or the taking back of one, in a receipts file. */
export const writebackEntry = sqliteTable(
  'writeback_entry',
  {
    batchId: text('batch_id').notNull(),
    line: integer('line').notNull(),
    entry: wordColumn<DataOf<'writeback.made'>['entries'][number]['entry']>('entry').notNull(),
    receiptId: text('receipt_id').notNull(),
    accountId: text('account_id').notNull(),
    number: text('number').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.line] }),
    index('writeback_entry_receipt').on(table.receiptId, table.entry),
  ],
);

/** A stream that a new version folds into other rows; taken off the list once that is done. */
export const refold = sqliteTable('refold', { stream: text('stream').primaryKey() });
