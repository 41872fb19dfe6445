import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  minorField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

const noPersonal = z.null();

/** The day from which the money counts, where the bank's own lies in a closed year; missing: the bank's day. */
const countsOnField = plainDateField.optional();

/** A tender's place in its receipt, from 0. */
const tenderPlaceField = z.int().min(0).max(9);

/** Nine digits under a cheque: city, bank and branch. */
const micrField = z.string().regex(/^\d{9}$/);

/** A cheque, or one debit of a mandate (NACH), taken before any receipt: no money yet, a date on which to present it. */
export const instrumentRegistered = defineKind({
  kind: 'instrument.registered',
  version: 1,
  stream: 'account',
  data: z.object({
    instrumentId: idField,
    instrumentKind: z.enum(['cheque', 'nach']),
    amountMinor: positiveMinorField,
    currency: currencyField,
    /** The cheque's number, or the mandate's reference. */
    number: z.string().min(1).max(80),
    /** The drawee: the bank, and its branch, on which it is drawn. */
    bank: z.string().max(120).nullable(),
    micr: micrField.nullable(),
    /** The date written on it: the first day on which it can be presented. */
    drawnOn: plainDateField,
    /** A photo of it, among the account's attachments. */
    attachmentId: idField.nullable(),
    practice: z.boolean(),
  }),
  personal: z.object({ drawer: textField.nullable() }),
});

/** What was seen later on an instrument, or seen right: MICR, photo, drawer, and its number and bank where they were misread. */
export const instrumentDescribed = defineKind({
  kind: 'instrument.described',
  version: 1,
  stream: 'account',
  data: z.object({
    instrumentId: idField,
    micr: micrField.nullable(),
    attachmentId: idField.nullable(),
    /** The register's words alone; the receipt's paper stays as it was given out. */
    number: z.string().min(1).max(80).optional(),
    bank: z.string().min(1).max(120).optional(),
  }),
  personal: z.object({ drawer: textField.nullable() }),
});

/** Given to the bank. */
export const instrumentPresented = defineKind({
  kind: 'instrument.presented',
  version: 1,
  stream: 'account',
  data: z.object({ instrumentId: idField, on: plainDateField }),
  personal: noPersonal,
});

/** The bank paid. One taken before any receipt names the receipt that is written in the same group. */
export const instrumentCleared = defineKind({
  kind: 'instrument.cleared',
  version: 1,
  stream: 'account',
  data: z.object({
    instrumentId: idField,
    on: plainDateField,
    countsOn: countsOnField,
    bankLineRef: z.string().max(120).nullable(),
    receipt: z.object({ receiptId: idField, at: tenderPlaceField }).nullable(),
  }),
  personal: noPersonal,
});

/** The bank sent it back unpaid. `memoOn`: the day on which its return memo reached us, which starts the clock of s.138. */
export const instrumentBounced = defineKind({
  kind: 'instrument.bounced',
  version: 1,
  stream: 'account',
  data: z.object({
    instrumentId: idField,
    reasonCode: codeField,
    memoOn: plainDateField,
    countsOn: countsOnField,
    /** What the bank took from us for it, in minor units; a charge on the payer is a posting of its own. */
    bankChargeMinor: minorField.nonnegative(),
    /** The memo, among the account's attachments. */
    attachmentId: idField.nullable(),
  }),
  personal: noPersonal,
});

/** Given back to the payer; it can no longer be presented. */
export const instrumentReturned = defineKind({
  kind: 'instrument.returned',
  version: 1,
  stream: 'account',
  data: z.object({ instrumentId: idField, on: plainDateField, reasonCode: codeField }),
  personal: noPersonal,
});

/** Another cheque, or a receipt, took its place. */
export const instrumentReplaced = defineKind({
  kind: 'instrument.replaced',
  version: 1,
  stream: 'account',
  data: z.object({
    instrumentId: idField,
    on: plainDateField,
    by: z.object({ instrumentId: idField.nullable(), receiptId: idField.nullable() }),
  }),
  personal: noPersonal,
});

/** Steps of s.138 NI Act on a bounced cheque: the notice sent, the notice received, the complaint filed. */
export const legalStepRecorded = defineKind({
  kind: 'legalStep.recorded',
  version: 1,
  stream: 'account',
  data: z.object({
    stepId: idField,
    instrumentId: idField,
    step: z.enum(['noticeSent', 'noticeServed', 'complaintFiled']),
    on: plainDateField,
    /** The evidence: the notice with its postal receipt, the acknowledgment due, the court's number. */
    attachmentId: idField.nullable(),
    reference: z.string().max(120).nullable(),
  }),
  personal: noPersonal,
});

/** The bank's statement shows the money of a tender: it counts from the day `on`. A cheque so confirmed has cleared. */
export const tenderConfirmed = defineKind({
  kind: 'tender.confirmed',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    at: tenderPlaceField,
    /** Which line of which statement; null where a person vouches for it. */
    bankLineRef: z.string().max(200).nullable(),
    on: plainDateField,
    countsOn: countsOnField,
  }),
  personal: noPersonal,
});

/** A confirmation was a mistake (the match is undone): the tender is claimed again. */
export const tenderUnconfirmed = defineKind({
  kind: 'tender.unconfirmed',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    at: tenderPlaceField,
    reasonCode: codeField,
    /** The day from which it counts no more, where the confirmation's lies in a closed year; missing: as if never. */
    countsOn: countsOnField,
  }),
  personal: noPersonal,
});

/** The money of a tender never came, by the day `on`: what it was said to pay is owed. */
export const tenderFailed = defineKind({
  kind: 'tender.failed',
  version: 1,
  stream: 'account',
  data: z.object({
    receiptId: idField,
    at: tenderPlaceField,
    reasonCode: codeField,
    on: plainDateField,
    countsOn: countsOnField,
  }),
  personal: noPersonal,
});

/** The payer signed the receipt: only so does a part payment restart limitation (Limitation Act 1963 s.19). */
export const receiptAcknowledged = defineKind({
  kind: 'receipt.acknowledged',
  version: 1,
  stream: 'account',
  data: z.object({ receiptId: idField, attachmentId: idField, signedOn: plainDateField }),
  personal: noPersonal,
});

/** A writing signed by the debtor that admits the debt (Limitation Act 1963 s.18); of some claims, or of all. */
export const debtAcknowledged = defineKind({
  kind: 'debt.acknowledged',
  version: 1,
  stream: 'account',
  data: z.object({
    acknowledgmentId: idField,
    signedOn: plainDateField,
    attachmentId: idField,
    /** Empty: the account as a whole, as it stood that day. */
    itemIds: z.array(idField).max(500),
  }),
  personal: noPersonal,
});
