import { z } from 'zod';
import { codeField } from '../events/fields.ts';

/** Why a payer keeps something back: `resources/deductions/reasons.json`. */
export const deductionReasonsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Days until somebody looks at it, where nobody names a day. */
  followUpDays: z.int().min(1).max(365),
  reasons: z
    .array(
      z.strictObject({
        code: codeField,
        /** `deduction`: decided here. `tender`: it is money of a receipt (tax deducted at source). */
        as: z.enum(['deduction', 'tender']),
        /** What has to be seen before it can be accepted. */
        evidence: z.array(codeField),
      }),
    )
    .min(1),
});

/** The reasons as they are read. */
export type DeductionReasons = z.output<typeof deductionReasonsSchema>;
