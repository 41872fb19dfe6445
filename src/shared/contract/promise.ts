import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { codeField, idField, plainDateField, positiveMinorField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, dateRefusals, query, workingRoles } from './procedure.ts';

/** What a promise says. `overrideReason` answers the warnings that were shown. */
export const promiseTermsField = z.object({
  amountMinor: positiveMinorField,
  dueOn: plainDateField,
  mode: codeField,
  promisedBy: z.string().max(120).nullable().default(null),
  replaces: idField.nullable().default(null),
  overrideReason: codeField.nullable().default(null),
});

/** Why a promise cannot be taken, besides what any procedure may answer. */
export const promiseRefusals = [
  'amountNotPositive',
  'currencyDiffers',
  'modeUnknown',
  'dueInPast',
  'dueTooFar',
  'promiseUnknown',
  'promiseNotRenewable',
  'renewalPending',
  'levelAboveMaximum',
  'overrideReasonNeeded',
  'newerAppNeeded',
  ...dateRefusals,
] as const;

/** What taking a promise would mean, before it is taken: warnings, grace, approval (rows P2, P4, P6, P7). */
export const previewPromise = query({
  roles: workingRoles,
  input: z.strictObject({ accountId: idField, terms: promiseTermsField }),
  output: answer<{
    readonly graceUntil: PlainDate;
    readonly level: number;
    readonly needsApproval: boolean;
    /** Codes of row P7; those in `reasonNeeded` may be passed only with a reason. */
    readonly warnings: readonly string[];
    readonly reasonNeeded: readonly string[];
    /** The working day to propose where the due date is none; the due date itself otherwise. */
    readonly proposedDueOn: PlainDate;
    readonly credibility: { readonly kept: number; readonly made: number };
  }>(),
  refusals: promiseRefusals,
});

/** Takes a promise outside a logged contact: by letter, at the counter. `replaces` renews one. */
export const makePromise = command({
  roles: workingRoles,
  input: z.strictObject({ commandId: commandIdField, accountId: idField, terms: promiseTermsField }),
  output: answer<{ readonly promiseId: string; readonly pendingApproval: boolean }>(),
  refusals: promiseRefusals,
});

/** The promise is taken back, by the customer or by us. */
export const withdrawPromise = command({
  roles: workingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    accountId: idField,
    promiseId: idField,
    by: z.enum(['customer', 'us']),
    reason: codeField,
  }),
  output: answer<Record<string, never>>(),
  refusals: ['promiseUnknown', 'promiseNotOpen', 'newerAppNeeded', ...dateRefusals],
});

/** All of this file, for the table. */
export const promiseProcedures = { previewPromise, makePromise, withdrawPromise } as const;
