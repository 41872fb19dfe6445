import { z } from 'zod';
import { planFrequencies } from '../plan/record.ts';
import { defineKind } from './define-kind.ts';
import {
  codeField,
  currencyField,
  idField,
  instantField,
  plainDateField,
  positiveMinorField,
  textField,
} from './fields.ts';

const noPersonal = z.null();
const decision = z.enum(['approved', 'rejected']);

/** A promise to pay. `replaces` makes it a renewal one level up (row P4). Grace is frozen as a date when made. */
export const promiseMade = defineKind({
  kind: 'promise.made',
  version: 1,
  stream: 'account',
  data: z.object({
    promiseId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
    dueOn: plainDateField,
    graceUntil: plainDateField,
    /** Share of the amount that still counts as kept, in basis points (row P2). */
    thresholdBasisPoints: z.int().min(1).max(10_000),
    mode: codeField,
    level: z.int().nonnegative(),
    replaces: idField.nullable(),
    needsApproval: z.boolean(),
    interactionId: idField.nullable(),
    /** Warnings shown when it was taken, by code, and the reason given for going on (row P7). */
    warnings: z.array(codeField).max(10),
    overrideReason: codeField.nullable(),
  }),
  personal: z.object({ promisedBy: textField.nullable() }),
});

/** A second person's word on a promise that needed one. */
export const promiseDecided = defineKind({
  kind: 'promise.decided',
  version: 1,
  stream: 'account',
  data: z.object({ promiseId: idField, decision, reason: z.string().max(200) }),
  personal: noPersonal,
});

/** The promise is taken back, by the customer or by us. */
export const promiseWithdrawn = defineKind({
  kind: 'promise.withdrawn',
  version: 1,
  stream: 'account',
  data: z.object({ promiseId: idField, by: z.enum(['customer', 'us']), reason: codeField }),
  personal: noPersonal,
});

/** The payments of a plan, in order of date; grace is frozen as a date when they are agreed. */
const instalmentsField = z
  .array(
    z.object({
      dueOn: plainDateField,
      amountMinor: positiveMinorField,
      graceUntil: plainDateField.optional(),
    }),
  )
  .min(1)
  .max(250);

/** On which day of the month the salary comes. */
export const salaryDayField = z.union([
  z.object({ kind: z.enum(['day', 'around']), day: z.int().min(1).max(31) }),
  z.object({ kind: z.enum(['lastDay', 'lastWorkingDay']) }),
]);

/** A payment plan: instalments whose sum is the total exactly. `replaces` is the plan it was renegotiated from. */
export const planProposed = defineKind({
  kind: 'plan.proposed',
  version: 1,
  stream: 'account',
  data: z.object({
    planId: idField,
    currency: currencyField,
    totalMinor: positiveMinorField,
    frequency: z.enum(planFrequencies),
    instalments: instalmentsField,
    needsApproval: z.boolean(),
    /** Policy limits it goes beyond, by code (row N2). */
    breaches: z.array(codeField).max(10),
    interactionId: idField.nullable(),
    /** The first payment is this, beside the instalments. */
    downPaymentMinor: positiveMinorField.optional(),
    salaryDay: salaryDayField.optional(),
    /** So many payments past their grace make it broken. */
    brokenAfterMissed: z.int().min(1).max(250).optional(),
    replaces: idField.optional(),
  }),
  personal: noPersonal,
});

/** A second person's word on a plan beyond authority, or on a tweak of it. */
export const planDecided = defineKind({
  kind: 'plan.decided',
  version: 1,
  stream: 'account',
  data: z.object({
    planId: idField,
    decision,
    reason: z.string().max(200),
    tweakId: idField.optional(),
  }),
  personal: noPersonal,
});

/** One date or one amount of a plan in force was changed: the plan keeps its id and its total (row N3). */
export const planTweaked = defineKind({
  kind: 'plan.tweaked',
  version: 1,
  stream: 'account',
  data: z.object({
    planId: idField,
    tweakId: idField,
    /** Place of the changed payment from 1. */
    number: z.int().min(1).max(250),
    /** All payments as they stand from now on; their sum is the plan's total. */
    instalments: instalmentsField,
    needsApproval: z.boolean(),
    breaches: z.array(codeField).max(10),
    reason: codeField,
  }),
  personal: noPersonal,
});

/** The plan ends before its time. */
export const planCancelled = defineKind({
  kind: 'plan.cancelled',
  version: 1,
  stream: 'account',
  data: z.object({ planId: idField, reason: codeField }),
  personal: noPersonal,
});

/** A claim is contested, wholly (`amountMinor` null) or in part. */
export const disputeOpened = defineKind({
  kind: 'dispute.opened',
  version: 1,
  stream: 'account',
  data: z.object({
    disputeId: idField,
    reason: codeField,
    itemId: idField.nullable(),
    amountMinor: positiveMinorField.nullable(),
    reviewBy: plainDateField,
  }),
  personal: z.object({ statement: textField.nullable() }),
});

/** The dispute is settled. */
export const disputeClosed = defineKind({
  kind: 'dispute.closed',
  version: 1,
  stream: 'account',
  data: z.object({
    disputeId: idField,
    result: z.enum(['upheld', 'partly', 'rejected', 'withdrawn']),
    reason: z.string().max(200),
  }),
  personal: noPersonal,
});

/** Why nobody should contact this account for a while. */
export const holdKinds = [
  'complaint',
  'hardship',
  'blackout',
  'agency',
  'deceased',
  'insolvency',
  'legalRepresentation',
  'contactPreference',
] as const;

/** Contact is held. Without an end it carries a date by which somebody looks again (decided 15). */
export const holdSet = defineKind({
  kind: 'hold.set',
  version: 1,
  stream: 'account',
  data: z.object({
    holdId: idField,
    hold: z.enum(holdKinds),
    until: plainDateField.nullable(),
    reviewBy: plainDateField,
    interactionId: idField.nullable(),
  }),
  personal: z.object({ statement: textField.nullable() }),
});

/** The hold is lifted. */
export const holdCleared = defineKind({
  kind: 'hold.cleared',
  version: 1,
  stream: 'account',
  data: z.object({ holdId: idField, reason: z.string().max(200) }),
  personal: noPersonal,
});

/** An appointment with the debtor: call back at an hour, or a visit on a day. It stays until met or moved (row W7). */
export const appointmentSet = defineKind({
  kind: 'appointment.set',
  version: 1,
  stream: 'account',
  data: z.object({
    appointmentId: idField,
    channel: z.enum(['call', 'visit']),
    on: plainDateField,
    atMs: instantField.nullable(),
    interactionId: idField.nullable(),
  }),
  personal: noPersonal,
});
