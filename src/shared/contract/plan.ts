import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { salaryDayField } from '../domain/events/commitment-kinds.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import type { PlanDifference } from '../domain/plan/compare.ts';
import { planFrequencies } from '../domain/plan/record.ts';
import { answer, command, commandIdField, dateRefusals, query, workingRoles } from './procedure.ts';

/**
 * What a person says of a plan; the rest follows. One of `count`, `endOn` and `instalmentMinor`; or a span and
 * an amount together with a step whose size is null, which then follows.
 */
export const planTermsField = z.object({
  /** With the down payment. */
  totalMinor: positiveMinorField,
  frequency: z.enum(planFrequencies),
  firstOn: plainDateField,
  count: z.int().min(1).max(250).nullable(),
  instalmentMinor: positiveMinorField.nullable(),
  endOn: plainDateField.nullable().default(null),
  step: z
    .strictObject({
      unit: z.enum(['basisPoints', 'minor']),
      size: z.int().nonnegative().nullable(),
      every: z.int().min(1).max(250),
    })
    .nullable()
    .default(null),
  downPayment: z
    .strictObject({ amountMinor: positiveMinorField, dueOn: plainDateField })
    .nullable()
    .default(null),
  salaryDay: salaryDayField.nullable().default(null),
  /** The dates of a custom plan. */
  dates: z.array(plainDateField).max(250).nullable().default(null),
  /** Dates and amounts typed into single rows. */
  typedRows: z
    .array(
      z.strictObject({
        number: z.int().min(1).max(250),
        dueOn: plainDateField.nullable(),
        amountMinor: positiveMinorField.nullable(),
      }),
    )
    .max(250)
    .default([]),
  holidayShift: z.enum(['before', 'after', 'modifiedAfter', 'none']).default('after'),
  remainder: z.enum(['first', 'last']).default('last'),
});

/** Why a plan cannot be written. */
export const planRefusals = [
  'totalNotPositive',
  'countInvalid',
  'amountInvalid',
  'stepInvalid',
  'stepTooSteep',
  'stepHasNoRoom',
  'amountTooHighForCount',
  'typedRowInvalid',
  'typedRowsAboveTotal',
  'typedRowsBelowTotal',
  'downPaymentInvalid',
  'downPaymentTooHigh',
  'instalmentsTooMany',
  'firstInPast',
  'endBeforeFirst',
  'firstTooFar',
  'salaryDayMissing',
  'datesTooFew',
  'datesNotIncreasing',
  'instalmentBelowOneUnit',
  'currencyDiffers',
  'planRunning',
  'planNotRunning',
  'planNeedsCountOrAmount',
  'newerAppNeeded',
  ...dateRefusals,
] as const;

const replacesField = idField.nullable().default(null);

/** The schedule a plan would have, its sum exact, the limits it goes beyond, and what it would change. */
export const previewPlan = query({
  roles: workingRoles,
  input: z.strictObject({ accountId: idField, terms: planTermsField, replaces: replacesField }),
  output: answer<{
    readonly instalments: readonly {
      readonly dueOn: PlainDate;
      readonly amountMinor: number;
      readonly balanceMinor: number;
    }[];
    readonly totalMinor: number;
    readonly needsApproval: boolean;
    readonly breaches: readonly string[];
    /** By how much it comes to more than is owed: a warning; 0 for none. */
    readonly overPaymentMinor: number;
    /** Against what is still to be paid on the plan it replaces; null where it replaces none. */
    readonly differences: readonly PlanDifference[] | null;
  }>(),
  refusals: planRefusals,
});

/**
 * Writes a plan. Beyond authority it waits for a second person and its paper says so. `replaces` names the plan
 * in force that it takes the place of, at once or when it is approved (row N3).
 */
export const proposePlan = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    terms: planTermsField,
    replaces: replacesField,
  }),
  output: answer<{ readonly planId: string; readonly pendingApproval: boolean }>(),
  refusals: planRefusals,
});

/** One date or one amount of a plan in force. */
export const tweakField = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('dueOn'), number: z.int().min(1).max(250), dueOn: plainDateField }),
  z.strictObject({
    what: z.literal('amount'),
    number: z.int().min(1).max(250),
    amountMinor: positiveMinorField,
  }),
]);

/** Why a plan cannot be tweaked so. */
export const tweakRefusals = [
  'planNotRunning',
  'tweakWaits',
  'instalmentUnknown',
  'instalmentPaid',
  'lastTakesRest',
  'amountInvalid',
  'amountBelowPaid',
  'amountAboveRest',
  'nothingChanges',
  'dateInPast',
  'dateOutOfOrder',
  'dateOnClosedDay',
  'newerAppNeeded',
  ...dateRefusals,
] as const;

const tweakInput = {
  accountId: idField,
  planId: idField,
  change: tweakField,
  /** A person has said that a closed day will do. */
  allowClosedDay: z.boolean().default(false),
};

/** What a tweak would change, payment by payment, and the limits it goes beyond. */
export const previewTweak = query({
  roles: workingRoles,
  input: z.strictObject(tweakInput),
  output: answer<{
    readonly differences: readonly PlanDifference[];
    readonly needsApproval: boolean;
    readonly breaches: readonly string[];
  }>(),
  refusals: tweakRefusals,
});

/** Changes one date or one amount; the plan keeps its id and its total, and the last payment takes the difference. */
export const tweakPlan = command({
  roles: workingRoles,
  input: z.strictObject({ commandId: commandIdField, ...tweakInput, reason: codeField }),
  output: answer<{ readonly pendingApproval: boolean }>(),
  refusals: tweakRefusals,
});

/** Ends a plan before its time. */
export const cancelPlan = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    planId: idField,
    reason: codeField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['planNotRunning', ...dateRefusals],
});

/** All of this file, for the table. */
export const planProcedures = { previewPlan, proposePlan, previewTweak, tweakPlan, cancelPlan } as const;
