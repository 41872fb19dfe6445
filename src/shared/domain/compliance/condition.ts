import { z } from 'zod';

/** What one test of a condition may ask of a fact. The set is closed: packs carry no code. */
export const conditionOperators = [
  'eq',
  'ne',
  'in',
  'nin',
  'lt',
  'lte',
  'gt',
  'gte',
  'exists',
  'missing',
  'onOrAfter',
  'before',
] as const;

/** One of the closed set of operators. */
export type ConditionOperator = (typeof conditionOperators)[number];

/** What a missing fact means at one test: the test holds, does not hold, or the rule bars the action. */
export type UnknownMeans = 'true' | 'false' | 'block';

/** One test of one fact. */
export interface FactTest {
  readonly fact: string;
  readonly op: ConditionOperator;
  readonly value?: unknown;
  readonly ifUnknown?: UnknownMeans | undefined;
}

/** A condition tree of a rule pack: all, any, not, or one test. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FactTest;

/** Schema of a condition tree; a key outside the four shapes is refused. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      fact: z.string(),
      op: z.enum(conditionOperators),
      value: z.unknown().optional(),
      ifUnknown: z.enum(['true', 'false', 'block']).optional(),
    }),
  ]),
);

/** Every fact that a condition reads, in the order met. */
export function factsRead(condition: Condition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsRead);
  if ('any' in condition) return condition.any.flatMap(factsRead);
  if ('not' in condition) return factsRead(condition.not);
  return [condition.fact];
}
