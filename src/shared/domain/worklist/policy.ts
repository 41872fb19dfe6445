import { z } from 'zod';
import { ok, type Result, refused } from '../../lib/result.ts';

const permille = z.int().min(0).max(1000);
const days = z.int().min(0).max(3650);
const minorByCurrency = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().nonnegative());

const weightsSchema = z
  .strictObject({ value: permille, age: permille, uplift: permille, recency: permille, leverage: permille })
  .refine((weights) => Object.values(weights).reduce((sum, weight) => sum + weight, 0) === 1000, {
    error: 'weights add up to 1000',
  });

const points = z.int().min(0).max(200);

const standingPointsSchema = z.strictObject({
  /** Points for a class of the lender's rules: as long as it is held, and in the days before it comes. */
  classes: z.array(
    z.strictObject({
      code: z.string().min(1).max(20),
      nearingDays: z.int().min(0).max(31),
      nearing: points,
      held: points,
    }),
  ),
  /** A deduction that waits for a decision; and one that nobody looked at by its day. */
  openDeduction: points,
  lateDeduction: points,
  /** A certificate of tax past its day. */
  lateCertificate: points,
});

const rulesSchema = z.strictObject({
  /** Lane 0: a legal deadline at most this many days away. */
  legalClockDays: days,
  /** Row W7: a reminder overdue for more days than this goes to the supervisor and the account to its own lane. */
  reminderOverdueDays: days,
  /** Lane 3 ends after this many attempts. */
  attemptsAfterBreak: z.int().min(1),
  /** Lane 4: a part payment in the last so many days. */
  partialPaymentDays: days,
  /** Lane 6: due within so many days. */
  preDueDays: days,
  /** Lane 6: large means at least this share of the book's P95. */
  preDueLargePermille: permille,
  /** Lane 6: a late payer pays this many days late on average, or later. */
  latePayerDays: days,
  /** Age pressure is full at this many days past due. */
  ageFullDays: z.int().min(1),
  /** The uplift that counts in full. */
  upliftFullPermille: z.int().min(1).max(1000),
  /** Fewer contacts than this are "little data". */
  minimumOutcomes: z.int().min(1),
  leverageHighPermille: permille,
  leverageMediumPermille: permille,
  /** Days between right-party contacts by segment and bucket; `*` stands for any; the first line that fits counts. */
  recencyTargetDays: z
    .array(z.strictObject({ segment: z.string(), bucket: z.string(), days: z.int().min(1) }))
    .min(1),
  /** Overdue below this is not worth a contact; looked at again on the first of each month. */
  smallBalanceMinor: minorByCurrency,
  unappliedReviewDays: z.int().min(1),
  /** Review of a hold that carries neither an end nor a review date. */
  holdReviewDays: z.int().min(1),
  snoozeMaxDays: z.int().min(1),
  /** What a field visit costs: a visit that is not expected to bring it is hidden outside lanes 0–2. */
  visitCostMinor: minorByCurrency,
  /** Whole points added to the weighed terms for how an account stands: the same under every policy. */
  standingPoints: standingPointsSchema,
});

/** Points for how an account stands, beside the weighed terms. */
export type StandingPoints = z.infer<typeof standingPointsSchema>;

const worklistPoliciesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  version: z.string(),
  defaultPolicyId: z.string(),
  rules: rulesSchema,
  policies: z
    .array(z.strictObject({ id: z.string(), titleKey: z.string(), weightsPermille: weightsSchema }))
    .min(1),
});

/** What places accounts, beside the weights of their scores: the same for every policy of a file. */
export type WorklistRules = z.infer<typeof rulesSchema>;

/** How a worklist is placed and ranked: the thresholds of the lanes and the weights of the score. */
export type WorklistPolicy = WorklistRules & {
  readonly id: string;
  readonly version: string;
  readonly titleKey: string;
  readonly weightsPermille: z.infer<typeof weightsSchema>;
};

/** All policies of an installation; `balanced` and `classic` are shipped (`resources/worklist/policies.json`). */
export interface WorklistPolicies {
  readonly defaultPolicyId: string;
  readonly policiesById: Readonly<Record<string, WorklistPolicy>>;
}

/** Policies that may not be used, with the places that are wrong. */
export interface WorklistPolicyRefusal {
  readonly code: 'worklistPoliciesInvalid';
  readonly problems: readonly string[];
}

/** Reads the policies file (parsed JSON): weights of each policy add up to 1000, ids are unique, the default exists. */
export function loadWorklistPolicies(file: unknown): Result<WorklistPolicies, WorklistPolicyRefusal> {
  const parsed = worklistPoliciesSchema.safeParse(file);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      (issue) => `${issue.path.map(String).join('.')}: ${issue.message}`,
    );
    return refused({ code: 'worklistPoliciesInvalid', problems });
  }
  const { rules, policies, version, defaultPolicyId } = parsed.data;
  const policiesById = Object.fromEntries(
    policies.map((policy) => [policy.id, { ...rules, ...policy, version }]),
  );
  const problems = [
    ...(Object.keys(policiesById).length === policies.length ? [] : ['policies: an id stands twice']),
    ...(policiesById[defaultPolicyId] === undefined ? ['defaultPolicyId: no such policy'] : []),
  ];
  if (problems.length > 0) return refused({ code: 'worklistPoliciesInvalid', problems });
  return ok({ defaultPolicyId, policiesById });
}

/** How many days may pass between right-party contacts for a segment and a bucket. */
export function recencyTargetDays(policy: WorklistRules, segment: string, bucket: string): number {
  const fits = (pattern: string, value: string) => pattern === '*' || pattern === value;
  const line = policy.recencyTargetDays.find(
    (target) => fits(target.segment, segment) && fits(target.bucket, bucket),
  );
  return line?.days ?? 7;
}

/** Whether two policies place every account alike and differ by the weights of the scores at most. */
export function differInWeightsAlone(one: WorklistPolicy, other: WorklistPolicy): boolean {
  const rulesOf = ({ id: _id, titleKey: _title, weightsPermille: _weights, ...rules }: WorklistPolicy) =>
    JSON.stringify(rules);
  return rulesOf(one) === rulesOf(other);
}
