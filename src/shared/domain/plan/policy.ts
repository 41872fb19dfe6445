import { z } from 'zod';
import { codeField, currencyField, positiveMinorField } from '../events/fields.ts';
import { roles } from '../events/team-kinds.ts';

const minorByCurrency = z.record(currencyField, positiveMinorField);

/** The limits themselves (row N2); a plan beyond one of them waits for a second person. */
export const planLimitsSchema = z.strictObject({
  maximumCount: z.int().min(1).max(250),
  /** What every payment is at least but one, the odd one that remains. */
  minimumInstalmentMinorByCurrency: minorByCurrency,
  /** What the first payment is at least, by the fixed amount and by the share of what is owed: the greater one. */
  minimumFirstMinorByCurrency: minorByCurrency,
  firstPaymentShareBasisPoints: z.int().min(0).max(10_000),
  maximumDaysToFirst: z.int().nonnegative(),
  maximumTotalDays: z.int().positive(),
  maximumGapDays: z.int().positive(),
  /** Whether a plan for more than is owed only warns, or waits for approval too. */
  overPayment: z.enum(['warn', 'approve']),
  /** Working days after the due date in which a payment is late but not missed. */
  graceWorkingDays: z.int().min(0).max(60),
  /** So many missed payments make the plan broken. */
  brokenAfterMissed: z.int().min(1).max(250),
  /** How far one date may be moved by a tweak, and how many tweaks a plan may have (row N3). */
  tweakMaximumDays: z.int().nonnegative(),
  tweakMaximumCount: z.int().nonnegative(),
});

/** The limits that hold for one plan. */
export type PlanLimits = z.infer<typeof planLimitsSchema>;

/**
 * The house's limits for plans (row N2), read from `resources/policies/plan.json`. An override replaces the
 * limits it names for the segments, roles and people it names; a later one goes before an earlier one.
 */
export const planPolicySchema = z.strictObject({
  version: z.literal(2),
  limits: planLimitsSchema,
  overrides: z.array(
    z.strictObject({
      name: codeField,
      when: z.strictObject({
        products: z
          .array(z.enum(['trade', 'loan', 'microfinance']))
          .min(1)
          .optional(),
        creditors: z
          .array(z.enum(['lender', 'trade']))
          .min(1)
          .optional(),
        roles: z.array(z.enum(roles)).min(1).optional(),
        userIds: z.array(z.string().min(1)).min(1).optional(),
      }),
      limits: planLimitsSchema.partial(),
    }),
  ),
});

/** The house's limits for plans. */
export type PlanPolicy = z.infer<typeof planPolicySchema>;

/** Whose plan it is and on what debt: what the overrides of a policy ask about. */
export interface PlanScope {
  readonly product: string;
  readonly creditor: string;
  readonly roles: readonly string[];
  readonly userId: string;
}

/** The limits for a plan by the person who writes it, on the debt it is for. */
export function planLimitsFor(policy: PlanPolicy, scope: PlanScope): PlanLimits {
  const applying = policy.overrides.filter(({ when }) => {
    const { products, creditors, roles: ofRoles, userIds } = when;
    return (
      holds(products, [scope.product]) &&
      holds(creditors, [scope.creditor]) &&
      holds(ofRoles, scope.roles) &&
      holds(userIds, [scope.userId])
    );
  });
  const limits = { ...policy.limits };
  for (const override of applying) Object.assign(limits, override.limits);
  return limits;
}

function holds(asked: readonly string[] | undefined, having: readonly string[]): boolean {
  return asked === undefined || having.some((one) => asked.includes(one));
}
