import { z } from 'zod';
import { isPlainDate, type PlainDate } from '../dates.ts';
import { conditionSchema } from './condition.ts';
import { constraintSchema } from './constraint.ts';

/** Actions that a rule may gate; the proposed action of `evaluateAction` is one of them. */
export const actionTypes = [
  'call',
  'visit',
  'sms',
  'email',
  'whatsapp',
  'social',
  'letter',
  'location_call',
  'assign_agent',
  'plan',
  'settlement',
  'fee',
  'cash_receipt',
  'allocate',
  'legal_notice',
  'legal_filing',
  'erase_person_data',
  'export',
  'continue_call',
] as const;

/** One action that packs can gate. */
export type ActionType = (typeof actionTypes)[number];

/** Stages in the order in which they rank the primary reason (compliance page, "Evaluation order"). */
export const stages = [
  'hold',
  'prerequisite',
  'time',
  'count',
  'amount',
  'approval',
  'content',
  'policy',
] as const;

/** One stage of the evaluation order. */
export type Stage = (typeof stages)[number];

/** What stands behind a rule, strongest first: law > guidance > draft > policy. */
export const bases = ['law', 'guidance', 'draft', 'policy'] as const;

/** What stands behind a rule. */
export type Basis = (typeof bases)[number];

/** Decisions from mildest to strictest: the highest among all findings wins. */
export const decisionLevels = ['allow', 'warn', 'require_supervisor', 'block'] as const;

/** How strictly an action is treated. */
export type DecisionLevel = (typeof decisionLevels)[number];

const plainDate = z
  .string()
  .refine(isPlainDate, { error: 'notADate' })
  .transform((text) => text as PlainDate);
const failDecision = z.enum(['warn', 'require_supervisor', 'block']);

const sourceSchema = z.object({
  id: z.string(),
  instrument: z.string(),
  date: z.string(),
  url: z.string().optional(),
  locator: z.string().optional(),
  retrieved: z.string().optional(),
  confidence: z.enum(['high', 'medium', 'low']),
  origin: z.enum(['found', 'memory', 'counsel']),
});

const exceptionSchema = z.object({
  id: z.string(),
  when: conditionSchema,
  effect: z.enum(['skip', 'require_supervisor', 'warn']),
  cite: z.array(z.unknown()).optional(),
});

/** Schema of one rule. A rule without a citation is refused. */
export const ruleSchema = z.strictObject({
  id: z.string(),
  title: z.string().optional(),
  stage: z.enum(stages),
  basis: z.enum(bases),
  cite: z.array(z.object({ source: z.string(), locator: z.string().optional() })).min(1),
  gates: z.object({
    actions: z.array(z.enum(actionTypes)),
    parties: z.array(z.string()).optional(),
    places: z.array(z.string()).optional(),
  }),
  when: conditionSchema.optional(),
  constraint: constraintSchema,
  exceptions: z.array(exceptionSchema).optional(),
  onFail: z.object({
    decision: failDecision,
    override: z
      .object({
        allowed: z.boolean(),
        role: z.string().optional(),
        reason: z.boolean().optional(),
        evidence: z.array(z.string()).optional(),
      })
      .optional(),
    untilEvent: z.string().optional(),
  }),
  message: z.string(),
});

const parameterSchema = z.object({
  value: z.unknown(),
  tighten: z.enum(['lower', 'higher', 'earlier', 'later', 'narrower', 'none']).optional(),
  unit: z.string().optional(),
});

/** Schema of a rule pack, equal in meaning to `rulepack.schema.json` (version 1). */
export const rulePackSchema = z.strictObject({
  schemaVersion: z.literal(1),
  packId: z.string().regex(/^[a-z0-9-]+$/),
  version: z.string(),
  status: z.enum(['in_force', 'draft', 'policy', 'superseded', 'repealed']),
  adopted: z.boolean().default(true),
  title: z.string(),
  jurisdiction: z.object({
    country: z.string(),
    subdivision: z.string().nullish(),
    locality: z.string().nullish(),
    authority: z.string().optional(),
  }),
  effective: z.object({ from: plainDate, to: plainDate.nullish(), zone: z.string() }),
  publishedAt: z.string().optional(),
  reviewBy: plainDate,
  supersedes: z.array(z.string()).optional(),
  sources: z.array(sourceSchema).min(1),
  applies: conditionSchema.optional(),
  parameters: z.record(z.string(), parameterSchema).optional(),
  calendars: z.array(z.object({ id: z.string(), ref: z.string() })).optional(),
  rules: z.array(ruleSchema).min(1),
  integrity: z
    .object({
      sha256: z.string().optional(),
      keyId: z.string().optional(),
      signature: z.string().optional(),
    })
    .optional(),
});

/** A rule pack as its file states it, parameters not yet substituted. */
export type RulePack = z.infer<typeof rulePackSchema>;

/** One rule of a pack. */
export type Rule = z.infer<typeof ruleSchema>;

/** A named, possibly adjustable value of a pack and the direction in which a firm may move it. */
export type RuleParameter = z.infer<typeof parameterSchema>;

/** A document that a rule cites. */
export type RuleSource = z.infer<typeof sourceSchema>;

/** The name under which a decision cites a pack: `in-rbi-conduct@2022.08.12+1`. */
export function packName(pack: Pick<RulePack, 'packId' | 'version'>): string {
  return `${pack.packId}@${pack.version}`;
}
