import { z } from 'zod';
import { currencyField, positiveMinorField } from '../events/fields.ts';

/** The house's limits for plans (row N2), read from `resources/policies/plan.json` or a team's choice. */
export const planPolicySchema = z.strictObject({
  version: z.literal(1),
  maximumCount: z.int().min(1).max(250),
  minimumInstalmentMinorByCurrency: z.record(currencyField, positiveMinorField),
  maximumDaysToFirst: z.int().nonnegative(),
  maximumTotalDays: z.int().positive(),
  maximumGapDays: z.int().positive(),
  /** The first payment is at least this share of the total, in basis points; 0 for no such limit. */
  firstPaymentShareBasisPoints: z.int().min(0).max(10_000),
});

/** The house's limits for plans. */
export type PlanPolicy = z.infer<typeof planPolicySchema>;
