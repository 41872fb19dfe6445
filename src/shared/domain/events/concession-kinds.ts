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
const decisionData = z.object({
  concessionId: idField,
  decision: z.enum(['approved', 'rejected']),
  reason: z.string().max(200),
});

/** What is owed by component on a day; a component that is not named is nothing. */
export const duesField = z.partialRecord(
  z.enum(['cost', 'penalty', 'fee', 'interest', 'principal']),
  minorField,
);

/** Who may agree to it, frozen when it was asked: a level of the house, and people who may not. */
const authorityFields = {
  /** The lowest level of the house that may agree; null where nobody has to. */
  requiredLevel: z.int().min(1).max(9).nullable(),
  /** Who granted the credit: never agrees to giving a part of it up (RBI/2023-24/40). */
  sanctionedBy: z.array(idField).max(10),
  /** What of the policy it goes beyond, by code. */
  breaches: z.array(codeField).max(10),
};

/** One payment of a settlement; grace is frozen as a date. */
const paymentField = z.object({
  dueOn: plainDateField,
  amountMinor: positiveMinorField,
  graceUntil: plainDateField,
});

/** A compromise settlement is offered: so much, by these days, and the rest of the named claims is given up (row N4). */
export const settlementOffered = defineKind({
  kind: 'settlement.offered',
  version: 1,
  stream: 'account',
  data: z.object({
    concessionId: idField,
    currency: currencyField,
    /** The claims it is about: all that were open on the day. Later ones are no part of it. */
    itemIds: z.array(idField).min(1).max(2_000),
    dues: duesField,
    duesMinor: positiveMinorField,
    offerMinor: positiveMinorField,
    payments: z.array(paymentField).min(1).max(60),
    validUntil: plainDateField,
    /** The figures the offer was judged by, as they stood. */
    judged: z.object({
      presentValueMinor: minorField,
      floorMinor: minorField,
      ratePercent: z.string().max(20),
      band: codeField,
      policyVersion: z.int().positive(),
    }),
    /** Paying later than so many days after the acceptance is a restructuring. */
    restructuringAfterDays: z.int().positive(),
    coolingMonths: z.int().nonnegative(),
    reason: codeField,
    ...authorityFields,
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** A second person's word on an offered settlement, a waiver or a write-off. */
export const concessionDecided = defineKind({
  kind: 'concession.decided',
  version: 1,
  stream: 'account',
  data: decisionData,
  personal: noPersonal,
});

/** The debtor takes the offer. */
export const settlementAccepted = defineKind({
  kind: 'settlement.accepted',
  version: 1,
  stream: 'account',
  data: z.object({
    concessionId: idField,
    /** A picture of the signed acceptance. */
    attachmentId: idField.nullable(),
    /** The plan its payments run as. */
    planId: idField,
  }),
  personal: noPersonal,
});

/** The offer or the settlement ends by our word; what was owed is owed. */
export const settlementCancelled = defineKind({
  kind: 'settlement.cancelled',
  version: 1,
  stream: 'account',
  data: z.object({ concessionId: idField, reason: codeField }),
  personal: noPersonal,
});

/** A part of a claim, or of a frozen charge on it, is to be given up for nothing (Indian Contract Act 1872, s.63). */
export const waiverProposed = defineKind({
  kind: 'waiver.proposed',
  version: 1,
  stream: 'account',
  data: z.object({
    concessionId: idField,
    currency: currencyField,
    lines: z
      .array(z.object({ itemId: idField, chargeId: idField.nullable(), amountMinor: positiveMinorField }))
      .min(1)
      .max(2_000),
    reason: codeField,
    /** The restructure it belongs to. */
    grantedBy: idField.optional(),
    ...authorityFields,
  }),
  personal: z.object({ note: textField.nullable() }),
});

/**
 * Claims are to leave the books. `technical`: they are still owed and worked; `final`: nothing of them is owed any more.
 */
export const writeOffProposed = defineKind({
  kind: 'writeOff.proposed',
  version: 1,
  stream: 'account',
  data: z.object({
    concessionId: idField,
    currency: currencyField,
    mode: z.enum(['technical', 'final']),
    itemIds: z.array(idField).min(1).max(2_000),
    /** What was open on them when it was asked. */
    amountMinor: positiveMinorField,
    reason: codeField,
    ...authorityFields,
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** How what is overdue is treated in a restructure. */
export const restructureTreatments = ['capitalise', 'carryForward', 'addToFirst'] as const;

const scheduleField = z.array(z.object({ dueOn: plainDateField, amountMinor: positiveMinorField })).max(250);

/** New terms in the place of old ones, with both schedules as they stood on the day (row N5). */
export const restructureRecorded = defineKind({
  kind: 'restructure.recorded',
  version: 1,
  stream: 'account',
  data: z.object({
    restructureId: idField,
    currency: currencyField,
    /** Days past due of the oldest claim before it. */
    daysPastDueBefore: z.int().nonnegative(),
    overdue: duesField,
    waived: duesField,
    treatment: z.enum(restructureTreatments),
    /** A decimal text, percent a year on the new schedule; `0` for none. */
    ratePercent: z.string().max(20),
    /** How many restructures of this account came before. */
    earlierCount: z.int().nonnegative(),
    before: scheduleField,
    after: scheduleField,
    /** The plan the new schedule runs as. */
    planId: idField,
    reason: codeField,
  }),
  personal: z.object({ note: textField.nullable() }),
});

/** Why somebody cannot pay as agreed. */
export const hardshipReasons = [
  'illness',
  'lossOfIncome',
  'bereavement',
  'cropFailure',
  'disaster',
  'separation',
  'other',
] as const;

/** What is offered meanwhile. */
export const hardshipOptions = ['pause', 'reduced', 'termExtension', 'feeFreeze'] as const;

const worksheetLines = z.array(z.object({ code: codeField, amountMinor: z.int().nonnegative() })).max(30);

/** A hardship case is opened: contact stops but for the review (row N6). */
export const hardshipOpened = defineKind({
  kind: 'hardship.opened',
  version: 1,
  stream: 'account',
  data: z.object({
    hardshipId: idField,
    reason: z.enum(hardshipReasons),
    options: z.array(z.enum(hardshipOptions)).max(4),
    reviewOn: plainDateField,
    attachmentId: idField.nullable(),
    /** A month's money, in the account's currency; null where it was not asked. */
    worksheet: z
      .object({ currency: currencyField, incomes: worksheetLines, expenses: worksheetLines })
      .nullable(),
    /** What is paid a month meanwhile, where `reduced` is offered. */
    reducedMinor: positiveMinorField.nullable(),
    /** The hold on contact that was set with it. */
    holdId: idField,
  }),
  personal: z.object({ statement: textField.nullable() }),
});

/** The hardship case ends. */
export const hardshipClosed = defineKind({
  kind: 'hardship.closed',
  version: 1,
  stream: 'account',
  data: z.object({ hardshipId: idField, result: z.enum(['recovered', 'rearranged', 'withdrawn']) }),
  personal: noPersonal,
});

/** A discount for paying early, earned by a receipt; it counts as long as the receipt does (row N7). */
export const discountAllowed = defineKind({
  kind: 'discount.allowed',
  version: 1,
  stream: 'account',
  data: z.object({
    discountId: idField,
    receiptId: idField,
    currency: currencyField,
    lines: z
      .array(
        z.object({
          itemId: idField,
          amountMinor: positiveMinorField,
          /** The step of the ladder that was reached: days from the claim's date, and its share. */
          withinDays: z.int().nonnegative(),
          basisPoints: z.int().positive(),
          /** Days from the claim's date to the payment. */
          days: z.int(),
        }),
      )
      .min(1)
      .max(2_000),
  }),
  personal: noPersonal,
});
