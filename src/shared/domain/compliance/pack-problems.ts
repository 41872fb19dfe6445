import { isCurrency } from '../money.ts';
import { isTimeZone } from '../wall-time.ts';
import { secondsOfDay } from './clock-time.ts';
import type { Condition } from './condition.ts';
import { decimalToMinor } from './decimal-amount.ts';
import type { Rule, RulePack } from './rule-pack.ts';

/** What is wrong with a pack, where, in a word for the pack viewer. */
export interface PackProblem {
  /** `id@version`, or null where the file is not even a pack. */
  readonly pack: string | null;
  readonly code:
    | 'schema'
    | 'unknownParameter'
    | 'unknownSource'
    | 'unknownCalendar'
    | 'unknownZone'
    | 'badTime'
    | 'badAmount'
    | 'badTest'
    | 'duplicateRule'
    | 'badDates'
    | 'overlap'
    | 'overrideUnknown'
    | 'overrideNotAdjustable'
    | 'overrideWrongType'
    | 'overrideLoosens';
  /** Rule id, parameter name or schema path. */
  readonly where: string;
}

type Report = (code: PackProblem['code'], where: string) => void;

/** Checks that a schema cannot express: references, times, amounts, comparisons, rule ids, dates and zone. */
export function reportPackProblems(pack: RulePack, report: Report): void {
  if (!isTimeZone(pack.effective.zone)) report('unknownZone', pack.effective.zone);
  const endsAt = pack.effective.to ?? null;
  if (endsAt !== null && endsAt < pack.effective.from) report('badDates', 'effective');
  if (pack.applies !== undefined) reportTests(pack.applies, 'applies', report);
  reportDuplicates(pack.rules, report);
  for (const rule of pack.rules) reportRuleProblems(pack, rule, report);
}

/** One id may stand twice only as variants of a rule, each with a condition of its own. */
function reportDuplicates(rules: readonly Rule[], report: Report): void {
  for (const rule of rules) {
    const variants = rules.filter((other) => other.id === rule.id);
    if (variants.length > 1 && rule.when === undefined) report('duplicateRule', rule.id);
  }
}

function reportRuleProblems(pack: RulePack, rule: Rule, report: Report): void {
  for (const cite of rule.cite) {
    if (!pack.sources.some((source) => source.id === cite.source)) report('unknownSource', rule.id);
  }
  if (rule.when !== undefined) reportTests(rule.when, rule.id, report);
  for (const exception of rule.exceptions ?? []) reportTests(exception.when, rule.id, report);
  const constraint = rule.constraint;
  if (constraint.kind === 'timeWindow') {
    const from = secondsOfDay(constraint.from);
    const to = secondsOfDay(constraint.to);
    if (from === undefined || to === undefined || from === to) report('badTime', rule.id);
    const calendar = constraint.excludeCalendar;
    if (calendar !== undefined && !(pack.calendars ?? []).some((entry) => entry.id === calendar)) {
      report('unknownCalendar', rule.id);
    }
  }
  if (constraint.kind === 'amountLimit') {
    const currency = constraint.currency ?? 'INR';
    if (!isCurrency(currency) || decimalToMinor(constraint.limit, currency) === undefined) {
      report('badAmount', rule.id);
    }
    for (const aggregate of constraint.aggregate) {
      if (aggregate.skipWhen !== undefined) reportTests(aggregate.skipWhen, rule.id, report);
    }
  }
}

/** A test compares with the kind of value its operator needs, else it would be unknown for ever. */
function reportTests(condition: Condition, where: string, report: Report): void {
  if ('all' in condition) {
    for (const part of condition.all) reportTests(part, where, report);
    return;
  }
  if ('any' in condition) {
    for (const part of condition.any) reportTests(part, where, report);
    return;
  }
  if ('not' in condition) {
    reportTests(condition.not, where, report);
    return;
  }
  if (!isComparable(condition.op, condition.value)) report('badTest', where);
}

function isComparable(op: string, value: unknown): boolean {
  switch (op) {
    case 'exists':
    case 'missing':
      return true;
    case 'in':
    case 'nin':
      return Array.isArray(value);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return typeof value === 'number';
    case 'onOrAfter':
    case 'before':
      return typeof value === 'string';
    default:
      return value !== undefined && value !== null;
  }
}
