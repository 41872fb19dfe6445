import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { TaxClaim } from '../../../shared/domain/account/tax-claims.ts';
import type { ClaimPart, DeductionState } from '../../../shared/domain/deduction/records.ts';
import type { Payment } from '../../../shared/domain/promise/appropriate.ts';
import { dateColumn, jsonColumn, wordColumn } from './columns.ts';

/** What a payer kept back of claims, why, who looks after it, and what was decided. */
export const deduction = sqliteTable(
  'deduction',
  {
    deductionId: text('deduction_id').primaryKey(),
    accountId: text('account_id').notNull(),
    reason: text('reason').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    withheldMinor: integer('withheld_minor').notNull(),
    lines: jsonColumn<readonly ClaimPart[]>('lines').notNull(),
    receiptId: text('receipt_id'),
    reference: text('reference'),
    recordedOn: dateColumn('recorded_on').notNull(),
    recordedBy: text('recorded_by').notNull(),
    ownerId: text('owner_id'),
    followUpOn: dateColumn('follow_up_on').notNull(),
    state: wordColumn<DeductionState>('state').notNull(),
    acceptedMinor: integer('accepted_minor').notNull(),
    decidedOn: dateColumn('decided_on'),
    decidedBy: text('decided_by'),
    creditNoteNumber: text('credit_note_number'),
    note: text('note'),
    paymentParts: jsonColumn<readonly Payment[]>('payment_parts').notNull(),
  },
  (table) => [
    index('deduction_account').on(table.accountId, table.state),
    index('deduction_state').on(table.state, table.followUpOn, table.deductionId),
  ],
);

/** A credit of a file that was set against claims. */
export const creditApplication = sqliteTable(
  'credit_application',
  {
    applicationId: text('application_id').primaryKey(),
    accountId: text('account_id').notNull(),
    creditItemId: text('credit_item_id').notNull(),
    currency: text('currency').notNull(),
    appliedMinor: integer('applied_minor').notNull(),
    lines: jsonColumn<readonly ClaimPart[]>('lines').notNull(),
    appliedOn: dateColumn('applied_on').notNull(),
    appliedBy: text('applied_by').notNull(),
    undoneOn: dateColumn('undone_on'),
  },
  (table) => [index('credit_application_account').on(table.accountId)],
);

/** Tax that a payer says was deducted at source: one tender of a receipt. */
export const taxClaim = sqliteTable(
  'tax_claim',
  {
    taxClaimId: text('tax_claim_id').primaryKey(),
    accountId: text('account_id').notNull(),
    receiptId: text('receipt_id').notNull(),
    tenderAt: integer('tender_at').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    deductedOn: dateColumn('deducted_on').notNull(),
    quarter: text('quarter').notNull(),
    state: wordColumn<TaxClaim['state']>('state').notNull(),
    disallowedOn: dateColumn('disallowed_on'),
  },
  (table) => [
    index('tax_claim_account').on(table.accountId, table.quarter),
    index('tax_claim_quarter').on(
      table.quarter,
      table.accountId,
      table.currency,
      table.state,
      table.amountMinor,
    ),
  ],
);

/** A certificate of tax deducted at source. */
export const taxCertificate = sqliteTable(
  'tax_certificate',
  {
    certificateId: text('certificate_id').primaryKey(),
    accountId: text('account_id').notNull(),
    quarter: text('quarter').notNull(),
    number: text('number').notNull(),
    currency: text('currency').notNull(),
    amountMinor: integer('amount_minor').notNull(),
    datedOn: dateColumn('dated_on').notNull(),
    receivedOn: dateColumn('received_on').notNull(),
    receivedBy: text('received_by').notNull(),
    withdrawnOn: dateColumn('withdrawn_on'),
  },
  (table) => [index('tax_certificate_account').on(table.accountId, table.quarter)],
);
