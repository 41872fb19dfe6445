import { z } from 'zod';
import { conditionSchema } from './condition.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const span = z.object({
  n: z.int(),
  unit: z.enum(['calendarDays', 'workingDays', 'months', 'years', 'hours']),
  firstDay: z.enum(['eventDay', 'nextDay']).optional(),
  calendar: z.string().optional(),
  clamp: z.enum(['endOfMonth']).optional(),
});

const match = z.object({
  types: z.array(z.string()).optional(),
  direction: z.enum(['out', 'in', 'any']).optional(),
  outcomes: z.array(z.string()).optional(),
  excludeOutcomes: z.array(z.string()).optional(),
  excludeWhen: conditionSchema.optional(),
});

const aggregate = z.object({
  by: z.array(z.string()).optional(),
  window: span.optional(),
  skipWhen: conditionSchema.optional(),
});

const timeWindow = z.object({
  kind: z.literal('timeWindow'),
  from: z.string(),
  to: z.string(),
  days: z.array(weekday).optional(),
  excludeCalendar: z.string().optional(),
  zones: z.enum(['allDebtorZones', 'debtorPrimary', 'authority']).optional(),
});

const amountLimit = z.object({
  kind: z.literal('amountLimit'),
  limit: z.string(),
  currency: z.string().optional(),
  op: z.enum(['lt', 'lte']),
  aggregate: z.array(aggregate),
});

/** The closed set of constraint kinds (`rulepack.schema.json`, `$defs/constraint`). */
export const constraintSchema = z.discriminatedUnion('kind', [
  timeWindow,
  amountLimit,
  z.object({ kind: z.literal('prohibition') }),
  z.object({
    kind: z.literal('personalRanges'),
    ranges: z.string(),
    mode: z.enum(['deny', 'allowOnly']).optional(),
  }),
  z.object({
    kind: z.literal('countLimit'),
    /** A number, or `$name` of a parameter until it is substituted. */
    max: z.union([z.int(), z.string()]),
    window: span,
    key: z.array(z.string()),
    count: match,
    place: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('cooldown'), after: match, period: span, key: z.array(z.string()).optional() }),
  z.object({
    kind: z.literal('prerequisite'),
    event: match,
    within: span.optional(),
    facts: conditionSchema.optional(),
  }),
  z.object({
    kind: z.literal('periodHold'),
    from: z.string(),
    length: span.optional(),
    toFact: z.string().optional(),
  }),
  z.object({
    kind: z.literal('deadline'),
    anchor: z.string(),
    add: span,
    mode: z.enum(['notAfter', 'notBefore']),
    roll: z.enum(['none', 'nextWorkingDay']).optional(),
  }),
  z.object({
    kind: z.literal('content'),
    require: z.array(z.string()).optional(),
    forbid: z.array(z.string()).optional(),
  }),
  z.object({
    kind: z.literal('approval'),
    minLevelAbove: z.string().optional(),
    distinctFrom: z.string().optional(),
  }),
  z.object({
    kind: z.literal('compute'),
    formula: z.string(),
    args: z.record(z.string(), z.unknown()).optional(),
    rateTable: z.string().optional(),
  }),
  z.object({
    kind: z.literal('allocation'),
    order: z.array(z.string()),
    mode: z.enum(['by_installment', 'by_component', 'by_debt']).optional(),
    tie: z.enum(['prorata', 'oldest']).optional(),
  }),
]);

/** What a rule demands, one of the closed set of kinds. */
export type Constraint = z.infer<typeof constraintSchema>;

/** The name of a constraint kind. */
export type ConstraintKind = Constraint['kind'];

/** Local hours (start inclusive, end exclusive) in which an action is permitted. */
export type TimeWindowConstraint = Extract<Constraint, { kind: 'timeWindow' }>;

/** A sum by key and span that must stay below a limit. */
export type AmountLimitConstraint = Extract<Constraint, { kind: 'amountLimit' }>;

/** A day of the week as packs write it. */
export type Weekday = z.infer<typeof weekday>;

/** The kinds this version evaluates. */
const evaluatedKinds: readonly ConstraintKind[] = ['timeWindow', 'amountLimit', 'prohibition'];

/** Whether this version evaluates a constraint. A rule with any other is reported by the loader as not yet evaluated. */
export function isEvaluated(constraint: Constraint): boolean {
  if (constraint.kind === 'amountLimit') {
    return constraint.aggregate.every(({ window }) => window === undefined || window.unit === 'calendarDays');
  }
  return evaluatedKinds.includes(constraint.kind);
}
