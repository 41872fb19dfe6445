import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ItemValue, ItemVersion } from '../../../shared/domain/account/state.ts';
import type { DataOf } from '../../../shared/domain/events/kinds.ts';
import type { Payment } from '../../../shared/domain/promise/appropriate.ts';
import { dateColumn, flagColumn, jsonColumn, numberTail, wordColumn } from './columns.ts';

type OfficeAnswer = DataOf<'receipt.answered'>['answer'];

/** What one party owes in one book in one currency. */
export const account = sqliteTable(
  'account',
  {
    accountId: text('account_id').primaryKey(),
    bookId: text('book_id').notNull(),
    /** The party it is shown under: the survivor where parties were merged; triggers keep it. */
    partyId: text('party_id').notNull(),
    accountKey: text('account_key').notNull(),
    currency: text('currency').notNull(),
    product: wordColumn<DataOf<'account.opened'>['product']>('product').notNull(),
    assignedTo: text('assigned_to'),
    snoozedUntil: dateColumn('snoozed_until'),
    snoozeReason: text('snooze_reason'),
    skippedOn: dateColumn('skipped_on'),
    skipReason: text('skip_reason'),
    parked: integer('parked').notNull(),
    recordedPartyId: text('recorded_party_id').notNull(),
  },
  (table) => [
    index('account_party').on(table.partyId),
    index('account_recorded_party').on(table.recordedPartyId),
    index('account_book').on(table.bookId, table.accountKey),
    index('account_number_tail').on(numberTail(table.accountKey)),
    // All that a ranking reads of an account: no row is looked up for it.
    index('account_rank').on(
      table.accountId,
      table.partyId,
      table.bookId,
      table.currency,
      table.product,
      table.assignedTo,
      table.snoozedUntil,
      table.skippedOn,
    ),
  ],
);

/** One claim, with what is open on it after every movement. */
export const item = sqliteTable(
  'item',
  {
    itemId: text('item_id').primaryKey(),
    accountId: text('account_id').notNull(),
    itemKey: text('item_key').notNull(),
    number: text('number').notNull(),
    itemKind: wordColumn<ItemValue['itemKind']>('item_kind').notNull(),
    issuedOn: dateColumn('issued_on').notNull(),
    dueOn: dateColumn('due_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    openMinor: integer('open_minor').notNull(),
    importId: text('import_id').notNull(),
    absence: wordColumn<NonNullable<ItemVersion['absence']>>('absence'),
    chargedBySourceMinor: integer('charged_by_source_minor').notNull(),
  },
  (table) => [
    index('item_number_tail').on(numberTail(table.number)),
    index('item_account').on(table.accountId, table.dueOn),
    index('item_open')
      .on(table.accountId, table.dueOn, table.openMinor, table.issuedOn, table.itemKind)
      .where(sql`open_minor > 0`),
    index('item_missing').on(table.accountId, table.itemId).where(sql`absence = 'missing'`),
    index('item_credit').on(table.accountId, table.issuedOn, table.openMinor).where(sql`open_minor < 0`),
  ],
);

/** One dated movement against a claim; `source` is `elsewhere` or the receipt. */
export const settlement = sqliteTable(
  'settlement',
  {
    itemId: text('item_id').notNull(),
    line: integer('line').notNull(),
    accountId: text('account_id').notNull(),
    settledOn: dateColumn('settled_on').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    source: text('source').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.itemId, table.line] }),
    index('settlement_account').on(table.accountId, table.settledOn),
  ],
);

/** Money taken, with what became of a void asked for it. */
export const receipt = sqliteTable(
  'receipt',
  {
    receiptId: text('receipt_id').primaryKey(),
    accountId: text('account_id').notNull(),
    number: text('number').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    unappliedMinor: integer('unapplied_minor').notNull(),
    basis: wordColumn<DataOf<'receipt.recorded'>['basis']>('basis').notNull(),
    receivedOn: dateColumn('received_on').notNull(),
    recordedMs: integer('recorded_ms').notNull(),
    recordedBy: text('recorded_by').notNull(),
    device: text('device').notNull(),
    payerIsDebtor: flagColumn('payer_is_debtor').notNull(),
    payerName: text('payer_name'),
    note: text('note'),
    practice: flagColumn('practice').notNull(),
    tenders: jsonColumn<DataOf<'receipt.recorded'>['tenders']>('tenders').notNull(),
    lines: jsonColumn<DataOf<'receipt.recorded'>['lines']>('lines').notNull(),
    cashMinor: integer('cash_minor').notNull(),
    voidState: wordColumn<'pending' | 'approved' | 'rejected'>('void_state'),
    voidReason: text('void_reason'),
    voidRequestedBy: text('void_requested_by'),
    voidRequestedMs: integer('void_requested_ms'),
    voidedOn: dateColumn('voided_on'),
    officeKnownMinor: integer('office_known_minor').notNull(),
    officeUnappliedMinor: integer('office_unapplied_minor').notNull(),
    officeAnswer: wordColumn<OfficeAnswer>('office_answer'),
    officeAnswerBatch: text('office_answer_batch'),
    officeReversalAnswer: wordColumn<OfficeAnswer>('office_reversal_answer'),
    officeReversalBatch: text('office_reversal_batch'),
    policyId: text('policy_id'),
    unresolvedMinor: integer('unresolved_minor').notNull(),
    claimedMinor: integer('claimed_minor').notNull(),
    takenBackMinor: integer('taken_back_minor').notNull(),
    paymentParts: jsonColumn<readonly Payment[]>('payment_parts'),
    paperBookId: text('paper_book_id'),
    paperLeaf: integer('paper_leaf'),
    paperOn: dateColumn('paper_on'),
    takenBy: text('taken_by'),
    replaces: text('replaces'),
    belongsTo: dateColumn('belongs_to'),
  },
  (table) => [
    index('receipt_account').on(table.accountId, table.receivedOn),
    index('receipt_day').on(table.receivedOn),
    index('receipt_claimed').on(table.accountId).where(sql`${table.claimedMinor} > 0`),
    index('receipt_unresolved')
      .on(table.accountId, table.receivedOn)
      .where(sql`${table.unresolvedMinor} > 0`),
    index('receipt_number').on(table.number),
    index('receipt_voided').on(table.voidedOn).where(sql`voided_on IS NOT NULL`),
    index('receipt_number_tail').on(numberTail(table.number)),
    index('receipt_paper')
      .on(table.paperBookId, table.paperLeaf)
      .where(sql`${table.paperBookId} IS NOT NULL`),
  ],
);
