import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

const lines = z.array(z.object({ itemId: idField, amountMinor: positiveMinorField }));

/** The payer kept back a part of claims and says why; it stands apart until somebody decides (row D1). */
export const deductionRecorded = defineKind({
  kind: 'deduction.recorded',
  version: 1,
  stream: 'account',
  data: z.object({
    deductionId: idField,
    currency: currencyField,
    /** A reason of `resources/deductions/reasons.json`. */
    reason: codeField,
    lines: lines.min(1).max(200),
    /** The receipt that came short; null where a credit note is asked for without money. */
    receiptId: idField.nullable(),
    /** The number of the customer's debit note. */
    reference: z.string().max(80).nullable(),
    /** Who looks after it; null for nobody yet. */
    ownerId: idField.nullable(),
    followUpOn: plainDateField,
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** Somebody else looks after a deduction, or by another day. */
export const deductionAssigned = defineKind({
  kind: 'deduction.assigned',
  version: 1,
  stream: 'account',
  data: z.object({ deductionId: idField, ownerId: idField.nullable(), followUpOn: plainDateField }),
  personal: z.null(),
});

/** A second person's word: what is accepted becomes a credit note on the named claims, the rest is still owed. */
export const deductionDecided = defineKind({
  kind: 'deduction.decided',
  version: 1,
  stream: 'account',
  data: z.object({
    deductionId: idField,
    /** What is accepted of each claim; empty where all of it is rejected. */
    accepted: lines.max(200),
    /** The number of our credit note; null where nothing is accepted. */
    creditNoteNumber: z.string().min(1).max(40).nullable(),
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** A credit of a file is set against named claims. */
export const creditApplied = defineKind({
  kind: 'credit.applied',
  version: 1,
  stream: 'account',
  data: z.object({
    applicationId: idField,
    creditItemId: idField,
    currency: currencyField,
    lines: lines.min(1).max(200),
  }),
  personal: z.null(),
});

/** The credit is taken off the claims again. */
export const creditApplicationUndone = defineKind({
  kind: 'credit.applicationUndone',
  version: 1,
  stream: 'account',
  data: z.object({ applicationId: idField, reason: z.string().max(200) }),
  personal: z.null(),
});

/** A certificate of tax deducted at source came, for one quarter of the financial year. */
export const taxCertificateReceived = defineKind({
  kind: 'taxCertificate.received',
  version: 1,
  stream: 'account',
  data: z.object({
    certificateId: idField,
    /** `2026-27/Q3`. */
    quarter: z.string().regex(/^\d{4}-\d{2}\/Q[1-4]$/),
    number: z.string().min(1).max(40),
    currency: currencyField,
    amountMinor: positiveMinorField,
    /** The day written on it. */
    datedOn: plainDateField,
  }),
  personal: z.null(),
});

/** A certificate was entered by mistake. */
export const taxCertificateWithdrawn = defineKind({
  kind: 'taxCertificate.withdrawn',
  version: 1,
  stream: 'account',
  data: z.object({ certificateId: idField, reason: z.string().max(200) }),
  personal: z.null(),
});
