import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Bounce, InstrumentRecord } from '../../../shared/domain/instrument/record.ts';
import { dateColumn, flagColumn, jsonColumn, wordColumn } from './columns.ts';

/** A cheque or one debit of a mandate, as it stands now, with its returns and the steps of law taken. */
export const instrument = sqliteTable(
  'instrument',
  {
    instrumentId: text('instrument_id').primaryKey(),
    accountId: text('account_id').notNull(),
    instrumentKind: wordColumn<InstrumentRecord['instrumentKind']>('instrument_kind').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    number: text('number').notNull(),
    bank: text('bank'),
    micr: text('micr'),
    drawnOn: dateColumn('drawn_on'),
    drawer: text('drawer'),
    attachmentId: text('attachment_id'),
    takenOn: dateColumn('taken_on').notNull(),
    takenBy: text('taken_by').notNull(),
    practice: flagColumn('practice').notNull(),
    receiptId: text('receipt_id'),
    tenderAt: integer('tender_at'),
    standing: wordColumn<InstrumentRecord['standing']>('standing').notNull(),
    presentedOn: dateColumn('presented_on'),
    clearedOn: dateColumn('cleared_on'),
    closedOn: dateColumn('closed_on'),
    replacedBy: text('replaced_by'),
    bouncedOn: dateColumn('bounced_on'),
    bounceReason: text('bounce_reason'),
    madeGood: flagColumn('made_good').notNull(),
    bounces: jsonColumn<readonly Omit<Bounce, 'written'>[]>('bounces').notNull(),
    steps: jsonColumn<InstrumentRecord['steps']>('steps').notNull(),
  },
  (table) => [
    index('instrument_account').on(table.accountId, table.standing),
    index('instrument_standing').on(table.standing, table.drawnOn, table.instrumentId),
    index('instrument_number').on(table.number),
  ],
);

/** A signed writing that starts limitation anew. */
export const acknowledgment = sqliteTable(
  'acknowledgment',
  {
    acknowledgmentId: text('acknowledgment_id').primaryKey(),
    accountId: text('account_id').notNull(),
    restartsOn: dateColumn('restarts_on').notNull(),
    attachmentId: text('attachment_id').notNull(),
    receiptId: text('receipt_id'),
    itemIds: jsonColumn<readonly string[]>('item_ids').notNull(),
  },
  (table) => [index('acknowledgment_account').on(table.accountId)],
);

/** How much more or less of a receipt counts from a day on than its paper alone would say. */
export const tenderMovement = sqliteTable(
  'tender_movement',
  {
    receiptId: text('receipt_id').notNull(),
    line: integer('line').notNull(),
    accountId: text('account_id').notNull(),
    currency: text('currency').notNull(),
    movedOn: dateColumn('moved_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    unappliedMinor: integer('unapplied_minor').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.receiptId, table.line] }),
    index('tender_movement_account').on(table.accountId, table.movedOn),
  ],
);
