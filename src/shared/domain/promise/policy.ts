import { z } from 'zod';
import { codeField, currencyField } from '../events/fields.ts';

const tolerance = z.strictObject({
  /** Working days after the due date on which a payment still counts. */
  graceWorkingDays: z.int().min(0).max(30),
  /** Share of the amount that counts as kept, in basis points. */
  thresholdBasisPoints: z.int().min(1).max(10_000),
});

/** What a promise is warned about while it is taken (row P7). */
export const promiseWarnings = [
  'aboveBest',
  'onHoliday',
  'beyondMaximumDays',
  'overlapsPromise',
  'aboveOutstanding',
] as const;

/**
 * The house's limits for promises (rows P2, P4, P7), read from `resources/policies/promise.json` or a
 * team's choice.
 */
export const promisePolicySchema = z.strictObject({
  version: z.literal(1),
  /** How a promise may be meant to be paid. */
  modes: z.array(codeField).min(1).max(20),
  tolerance,
  /** Another tolerance for some modes: a cheque takes longer to clear. */
  toleranceByMode: z.record(codeField, tolerance),
  /** However large the promise, a shortfall above this is never "kept"; minor units. */
  maximumShortfallMinorByCurrency: z.record(currencyField, z.int().nonnegative()),
  maximumDays: z.int().positive(),
  beyondMaximumDays: z.enum(['warn', 'pending']),
  /** From this renewal level on a second person must approve. */
  approvalFromLevel: z.int().positive(),
  /** No renewal above this level; null for no end. */
  maximumLevel: z.int().positive().nullable(),
  /** "Above best": more than so many times the best single payment. */
  bestPaymentMultiple: z.int().positive(),
  /** Warnings that may be passed only with a reason. */
  reasonNeededFor: z.array(z.enum(promiseWarnings)),
});

/** The house's limits for promises. */
export type PromisePolicy = z.infer<typeof promisePolicySchema>;
