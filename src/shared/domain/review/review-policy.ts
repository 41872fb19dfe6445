import { z } from 'zod';
import { plainDateField } from '../events/fields.ts';

const dated = z
  .array(
    z.strictObject({
      fromOn: plainDateField,
      days: z.int().min(1).max(3_650),
      source: z.string().min(1),
    }),
  )
  .min(1);

/** For how long reviews are asked about, from `resources/policies/reviews.json` (decision 0045): in order of their days. */
export const reviewPolicySchema = z.strictObject({
  version: z.literal(1),
  /** A review of low severity whose newest event is older is closed by itself. */
  lowReviews: dated,
  /** So far back the accounts of one customer are compared with each other. */
  payerDays: dated,
});

/** For how long reviews are asked about. */
export type ReviewPolicy = z.infer<typeof reviewPolicySchema>;
