import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, query, workingRoles } from './procedure.ts';

/** Equal instalments: either how many, or how much each. */
export const planTermsField = z.object({
  totalMinor: positiveMinorField,
  frequency: z.enum(['weekly', 'fortnightly', 'monthly']),
  firstOn: plainDateField,
  count: z.int().min(1).max(250).nullable(),
  instalmentMinor: positiveMinorField.nullable(),
  holidayShift: z.enum(['before', 'after', 'none']).default('after'),
});

/** Why a plan cannot be written. */
export const planRefusals = [
  'totalNotPositive',
  'countInvalid',
  'amountInvalid',
  'instalmentsTooMany',
  'firstInPast',
  'endBeforeFirst',
  'firstTooFar',
  'instalmentBelowOneUnit',
  'currencyDiffers',
  'planRunning',
  'planNeedsCountOrAmount',
  'newerAppNeeded',
] as const;

/** The schedule a plan would have, its sum exact, and the limits it goes beyond. */
export const previewPlan = query({
  roles: workingRoles,
  input: z.strictObject({ accountId: idField, terms: planTermsField }),
  output: answer<{
    readonly instalments: readonly {
      readonly dueOn: PlainDate;
      readonly amountMinor: number;
      readonly balanceMinor: number;
    }[];
    readonly totalMinor: number;
    readonly needsApproval: boolean;
    readonly breaches: readonly string[];
  }>(),
  refusals: planRefusals,
});

/** Writes a plan. Beyond authority it waits for a second person and its paper says so. */
export const proposePlan = command({
  roles: workingRoles,
  input: z.strictObject({ commandId: commandIdField, accountId: idField, terms: planTermsField }),
  output: answer<{ readonly planId: string; readonly pendingApproval: boolean }>(),
  refusals: planRefusals,
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
  refusals: ['planNotRunning'],
});

/** All of this file, for the table. */
export const planProcedures = { previewPlan, proposePlan, cancelPlan } as const;
