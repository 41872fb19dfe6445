import { z } from 'zod';
import { present } from '../../lib/assert.ts';
import { addDays, addMonthsClamped, type PlainDate } from '../dates.ts';
import { plainDateField } from '../events/fields.ts';

/** What can start a legal period. */
export const clockStarts = ['returnMemo', 'noticeServed', 'causeOfAction', 'chequeDate', 'dueDate'] as const;

const clockRule = z.strictObject({
  id: z.string(),
  /** Starts from this day on … */
  from: plainDateField,
  /** … to this one are counted so; null: until the law changes. */
  to: plainDateField.nullable(),
  startsWith: z.enum(clockStarts),
  count: z.strictObject({ unit: z.enum(['day', 'month']), number: z.int().positive() }),
  evidence: z.array(z.string()).min(1),
  citation: z.string(),
  url: z.string().nullable(),
  source: z.enum(['F', 'M', 'F/M']),
});

/** The periods of law as `resources/legal-clocks` holds them, dated, with their citations. */
export const clockRulesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  reviewBy: plainDateField,
  /** The house's own: a period that ends within so many days is shown as near. */
  soonDays: z.int().positive(),
  rules: z.array(clockRule).min(1),
  /** Why a bank sends an instrument back, and whether s.138 NI Act runs for it. */
  bounceReasons: z.array(z.strictObject({ code: z.string(), startsNotice: z.boolean() })).min(1),
});

/** The periods of law. */
export type ClockRules = z.infer<typeof clockRulesSchema>;

/** One dated period of law. */
export type ClockRule = ClockRules['rules'][number];

/** The rule of an id that counts a period started on a day. */
export function clockRuleOn({ rules }: ClockRules, id: string, startOn: PlainDate): ClockRule {
  const found = rules.find(
    (rule) => rule.id === id && rule.from <= startOn && (rule.to === null || startOn <= rule.to),
  );
  // A day older than the law is counted by its oldest words.
  return (
    found ??
    present(
      rules.find((rule) => rule.id === id),
      `a rule ${id}`,
    )
  );
}

/**
 * The last day of a period; the day it starts with is not counted (General Clauses Act s.9, Limitation Act s.12). A
 * month ends on the same day of the next one, or on its last where it has none (British calendar month).
 */
export function lastDayOf({ count }: ClockRule, startOn: PlainDate): PlainDate {
  return count.unit === 'day' ? addDays(startOn, count.number) : addMonthsClamped(startOn, count.number);
}
