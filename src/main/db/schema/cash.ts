import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DataOf, WalletEvent } from '../../../shared/domain/events/kinds.ts';
import type { DenominationCount } from '../../../shared/domain/receipt/denominations.ts';
import type { HandoverStanding } from '../../../shared/domain/wallet/apply-handover.ts';
import type { CloseStanding } from '../../../shared/domain/wallet/closed-days.ts';
import { dateColumn, jsonColumn, wordColumn } from './columns.ts';

/** One movement of cash in one person's hands, signed. */
export const walletEntry = sqliteTable(
  'wallet_entry',
  {
    eventId: text('event_id').primaryKey(),
    userId: text('user_id').notNull(),
    receiptId: text('receipt_id'),
    accountId: text('account_id'),
    subjectId: text('subject_id'),
    kind: wordColumn<WalletEvent['kind']>('kind').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    businessDate: dateColumn('business_date').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
  },
  (table) => [index('wallet_user').on(table.userId, table.businessDate)],
);

/** Cash paid in at a bank. */
export const cashDeposit = sqliteTable(
  'cash_deposit',
  {
    depositId: text('deposit_id').primaryKey(),
    userId: text('user_id').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    denominations: jsonColumn<readonly DenominationCount[]>('denominations'),
    bank: text('bank').notNull(),
    branch: text('branch').notNull(),
    slipNumber: text('slip_number').notNull(),
    depositedOn: dateColumn('deposited_on').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
    pictureSha256: text('picture_sha256'),
    takenBackReason: text('taken_back_reason'),
  },
  (table) => [
    index('cash_deposit_user').on(table.userId, table.depositedOn),
    index('cash_deposit_slip').on(table.slipNumber),
  ],
);

/** Cash given to another person, or to a cashier without Bahi. */
export const cashHandover = sqliteTable(
  'cash_handover',
  {
    handoverId: text('handover_id').primaryKey(),
    userId: text('user_id').notNull(),
    way: wordColumn<'inBahi' | 'onPaper'>('way').notNull(),
    toUserId: text('to_user_id'),
    cashierName: text('cashier_name'),
    paperNumber: text('paper_number'),
    pictureSha256: text('picture_sha256'),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    denominations: jsonColumn<readonly DenominationCount[]>('denominations'),
    givenOn: dateColumn('given_on').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    standing: wordColumn<HandoverStanding>('standing').notNull(),
    countedMinor: integer('counted_minor'),
    answerNote: text('answer_note'),
    answeredBy: text('answered_by'),
    answeredMs: integer('answered_ms'),
  },
  (table) => [
    index('cash_handover_user').on(table.userId, table.givenOn),
    index('cash_handover_to').on(table.toUserId, table.standing),
  ],
);

/** A day's cash as it was counted, with a second person's word where it differed. */
export const cashClose = sqliteTable(
  'cash_close',
  {
    closeId: text('close_id').primaryKey(),
    userId: text('user_id').notNull(),
    closedOn: dateColumn('closed_on').notNull(),
    currency: text('currency').notNull(),
    openingMinor: integer('opening_minor').notNull(),
    expectedMinor: integer('expected_minor').notNull(),
    countedMinor: integer('counted_minor').notNull(),
    denominations: jsonColumn<readonly DenominationCount[]>('denominations'),
    tenders: jsonColumn<DataOf<'cash.dayCounted'>['tenders']>('tenders').notNull(),
    reason: text('reason').notNull(),
    countedMs: integer('counted_ms').notNull(),
    countedBy: text('counted_by').notNull(),
    decision: wordColumn<'approved' | 'rejected'>('decision'),
    decisionReason: text('decision_reason'),
    decidedBy: text('decided_by'),
    decidedMs: integer('decided_ms'),
    standing: wordColumn<CloseStanding>('standing').notNull(),
  },
  (table) => [
    index('cash_close_user').on(table.userId, table.closedOn),
    index('cash_close_standing').on(table.standing, table.closedOn),
  ],
);

/** A closed period of a book. */
export const period = sqliteTable(
  'period',
  {
    periodId: text('period_id').primaryKey(),
    bookId: text('book_id').notNull(),
    startsOn: dateColumn('starts_on').notNull(),
    endsOn: dateColumn('ends_on').notNull(),
    closedOn: dateColumn('closed_on').notNull(),
    closedBy: text('closed_by').notNull(),
    reopenedUntilOn: dateColumn('reopened_until_on'),
    reopenedBy: text('reopened_by'),
    reopenedReason: text('reopened_reason'),
  },
  (table) => [index('period_book').on(table.bookId, table.startsOn)],
);

/** A pre-printed receipt book. */
export const receiptBook = sqliteTable('receipt_book', {
  receiptBookId: text('receipt_book_id').primaryKey(),
  series: text('series').notNull(),
  firstLeaf: integer('first_leaf').notNull(),
  lastLeaf: integer('last_leaf').notNull(),
  digits: integer('digits').notNull(),
  issuedTo: text('issued_to').notNull(),
  issuedOn: dateColumn('issued_on').notNull(),
  issuedBy: text('issued_by').notNull(),
});

/** What was said of a leaf that carries no receipt. */
export const receiptBookLeaf = sqliteTable(
  'receipt_book_leaf',
  {
    receiptBookId: text('receipt_book_id').notNull(),
    line: integer('line').notNull(),
    leaf: integer('leaf').notNull(),
    state: wordColumn<DataOf<'receiptBook.leafExplained'>['state']>('state').notNull(),
    note: text('note').notNull(),
    toldOn: dateColumn('told_on').notNull(),
    toldBy: text('told_by').notNull(),
  },
  (table) => [primaryKey({ columns: [table.receiptBookId, table.line] })],
);
