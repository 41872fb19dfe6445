import { z } from 'zod';
import { idField } from '../events/fields.ts';
import { roles } from '../events/team-kinds.ts';

const monthAndDay = z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(28) });

/** When a year begins and how far back a fact may be dated, from `resources/policies/periods.json` or the team's choice. */
export const periodPolicySchema = z.strictObject({
  version: z.literal(1),
  /** The first day of the financial year: 1 April in India (Income-tax Act 2025 s.2: the tax year). */
  yearStartsOn: monthAndDay,
  /** For one book, where its creditor's year is another one. */
  yearStartsOnByBook: z.record(idField, monthAndDay),
  /** Days by which a fact may be dated back, by role; a role that is not named may not. Of several roles the most counts. */
  daysBackByRole: z.partialRecord(z.enum(roles), z.int().nonnegative()),
  /** The same for contacts and what was said at them: whoever comes home after a week in the field writes the week down. */
  contactDaysBackByRole: z.partialRecord(z.enum(roles), z.int().nonnegative()),
});

/** When a year begins and how far back a fact may be dated. */
export type PeriodPolicy = z.infer<typeof periodPolicySchema>;

/** Under which name the team's own choice stands. */
export const periodPolicyKey = 'periods';
