import { z } from 'zod';
import { currencyField, idField, positiveMinorField } from '../events/fields.ts';
import { roles } from '../events/team-kinds.ts';

const limit = z.strictObject({
  currency: currencyField,
  amountMinor: positiveMinorField,
  /** Cash may be held so long, from the moment it was taken. */
  ageHours: z.int().positive(),
});

/** How much cash a person may hold and how long (row V7), from `resources/policies/cash.json` or the team's choice. */
export const cashPolicySchema = z.strictObject({
  version: z.literal(1),
  /** From this share of a limit, of amount or of age, it is warned about; in basis points. */
  warnAtBasisPoints: z.int().min(1).max(10_000),
  /** By role; a role that is not named holds without a limit. Of several roles the widest counts. */
  limitsByRole: z.partialRecord(z.enum(roles), z.array(limit)),
  /** For one person, in place of what the roles say; null is no limit. */
  limitsByUser: z.record(idField, z.array(limit).nullable()),
});

/** How much cash a person may hold and how long. */
export type CashPolicy = z.infer<typeof cashPolicySchema>;

/** One limit in one currency. */
export type CashLimit = z.infer<typeof limit>;

/** Under which name the team's own choice stands. */
export const cashPolicyKey = 'cash';
