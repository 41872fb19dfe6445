import { z } from 'zod';
import type { PlainDate } from '../domain/dates.ts';
import { idField, plainDateField } from '../domain/events/fields.ts';
import { answer, command, commandIdField, everyRole, leadingRoles, query } from './procedure.ts';

/** The steps of a ladder, as they are typed. */
export const rungsField = z
  .array(z.strictObject({ withinDays: z.int().min(0).max(365), basisPoints: z.int().min(1).max(10_000) }))
  .max(12);

/** A ladder as it was set. */
export interface LadderView {
  readonly bookId: string;
  readonly accountId: string | null;
  readonly fromOn: string;
  readonly rungs: readonly { readonly withinDays: number; readonly basisPoints: number }[];
  readonly reason: string;
}

/** The discounts for paying early of a book, as they were set. */
export const listEarlyPaymentLadders = query({
  roles: everyRole,
  input: z.strictObject({ bookId: idField }),
  output: answer<{
    readonly today: PlainDate;
    readonly ladders: readonly LadderView[];
    readonly caps: { readonly maximumBasisPoints: number; readonly maximumDays: number };
  }>(),
});

/** Why steps cannot stand so. */
export const earlyPaymentRefusals = [
  'ladderTooHigh',
  'ladderTooLong',
  'ladderTooManySteps',
  'ladderNotFalling',
] as const;

/** Sets what a book, or one account of it, gives for paying early; without steps nothing from that day on. */
export const setEarlyPaymentLadder = command({
  roles: leadingRoles,
  input: z.strictObject({
    commandId: commandIdField,
    bookId: idField,
    accountId: idField.nullable().default(null),
    fromOn: plainDateField,
    rungs: rungsField,
    reason: z.string().trim().min(1).max(200),
  }),
  output: answer<Record<string, never>>(),
  refusals: ['unknownBook', ...earlyPaymentRefusals],
});

/** Procedures of the discounts for paying early. */
export const earlyPaymentProcedures = { listEarlyPaymentLadders, setEarlyPaymentLadder } as const;
