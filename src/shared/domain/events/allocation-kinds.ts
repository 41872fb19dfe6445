import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { codeField, idField, positiveMinorField, textField } from './fields.ts';

/** Part of a receipt that settles one claim, or a frozen charge on it; without a component it is principal. */
export const receiptLineValue = z.object({
  itemId: idField,
  amountMinor: positiveMinorField,
  component: z.enum(['cost', 'penalty', 'fee', 'interest', 'principal']).optional(),
  chargeId: idField.optional(),
});

/** By the payer's direction (Contract Act 1872 s.59), by the creditor's choice (s.60), or by order of time (s.61). */
export const allocationBasis = z.enum(['directed', 'creditorChoice', 'orderOfTime']);

/** Claims somebody named for a receipt, with how much of it; null for as much as was open. */
export const namedItems = z
  .array(z.object({ itemId: idField, amountMinor: positiveMinorField.nullable() }))
  .min(1)
  .max(50);

/**
 * Because an earlier receipt was taken back, a later one that nobody directed lies on the claims anew, as if the earlier
 * had never been. Its paper stays as it was; lines and unapplied come to the receipt's amount.
 */
export const receiptReallocated = defineKind({
  kind: 'receipt.reallocated',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    /** The receipt whose taking back made it necessary. */
    reversedReceiptId: idField,
    /** It pays nothing while its void waits and its replacement stands. */
    isSetAside: z.literal(true).optional(),
    lines: z.array(receiptLineValue),
    unappliedMinor: z.int().nonnegative(),
    basis: allocationBasis,
    policyId: codeField.nullable(),
  }),
  personal: z.null(),
});

/** A person says what becomes of money that stood against no claim: it pays claims, is owed back, or is kept in advance. */
export const unappliedApplied = defineKind({
  kind: 'unapplied.applied',
  version: 1,
  stream: 'account',
  data: z.object({
    applicationId: idField,
    receiptId: idField,
    use: z.enum(['claims', 'refundDue', 'advanceKept']),
    amountMinor: positiveMinorField,
    /** What it pays; empty where it pays nothing yet. */
    lines: z.array(receiptLineValue).max(200),
  }),
  personal: z.object({ note: textField.nullable() }),
});
