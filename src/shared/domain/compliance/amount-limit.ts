import { present } from '../../lib/assert.ts';
import { addDays } from '../dates.ts';
import { type Money, minorDigits } from '../money.ts';
import { instantFromWallTime, plainDateInZone, startOfDay } from '../wall-time.ts';
import type { AmountLimitConstraint } from './constraint.ts';
import { decimalToMinor } from './decimal-amount.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import type { ComplianceFacts, PastEvent, ProposedAction } from './facts.ts';
import { type FailedCheck, plainFailure } from './failed-check.ts';

type Aggregate = AmountLimitConstraint['aggregate'][number];

/**
 * Whether money of an action stays below (`lt`) or at (`lte`) a limit, added to what came before under each aggregate.
 * Exact in minor units: a limit of 200000.00 with `lt` lets 1,99,999.99 pass and stops 2,00,000.00.
 */
export function checkAmountLimit(
  constraint: AmountLimitConstraint,
  zone: string,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): FailedCheck | null {
  const amount = action.amount;
  if (amount === undefined) return { ...plainFailure, missingFact: 'action.amount' };
  const currency = constraint.currency ?? amount.currency;
  if (currency !== amount.currency) return { ...plainFailure, currency, atMost: 'warn' };
  const mostMinor = mostThatPasses(constraint, currency);
  const sums = activeAggregates(constraint, facts).map((aggregate) => ({
    aggregate,
    beforeMinor: sumBefore(aggregate, zone, currency, action, facts, atMs),
  }));
  const failed = sums.filter((sum) => sum.beforeMinor + amount.amountMinor > mostMinor);
  if (failed.length === 0) return null;
  const beforeMinor = Math.max(...sums.map((sum) => sum.beforeMinor));
  return {
    ...plainFailure,
    allowed: `${constraint.op === 'lt' ? '<' : '<='}${constraint.limit}`,
    observed: minorToDecimal(beforeMinor + amount.amountMinor, currency),
    zone,
    headroomMinor: Math.max(0, mostMinor - beforeMinor),
    currency,
    opensAtMs:
      failed.every((sum) => isDaily(sum.aggregate)) && amount.amountMinor <= mostMinor
        ? instantFromWallTime(addDays(plainDateInZone(atMs, zone), 1), startOfDay, zone)
        : null,
  };
}

/** The most money that a limit would let pass now, null where it is stated in another currency. */
export function amountHeadroom(
  constraint: AmountLimitConstraint,
  zone: string,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): Money | null {
  const currency = constraint.currency ?? action.amount?.currency;
  if (currency === undefined) return null;
  if (action.amount !== undefined && action.amount.currency !== currency) return null;
  const before = activeAggregates(constraint, facts).map((aggregate) =>
    sumBefore(aggregate, zone, currency, action, facts, atMs),
  );
  const headroomMinor = mostThatPasses(constraint, currency) - Math.max(0, ...before);
  return { amountMinor: Math.max(0, headroomMinor), currency };
}

function mostThatPasses(constraint: AmountLimitConstraint, currency: string): number {
  const limitMinor = present(decimalToMinor(constraint.limit, currency), 'limit of a checked rule');
  return constraint.op === 'lt' ? limitMinor - 1 : limitMinor;
}

function activeAggregates(constraint: AmountLimitConstraint, facts: ComplianceFacts): readonly Aggregate[] {
  return constraint.aggregate.filter(
    (aggregate) =>
      aggregate.skipWhen === undefined || evaluateCondition(aggregate.skipWhen, facts.values) !== 'true',
  );
}

/** What came before under one aggregate: same kind of action, same keys, inside the span. */
function sumBefore(
  aggregate: Aggregate,
  zone: string,
  currency: string,
  action: ProposedAction,
  facts: ComplianceFacts,
  atMs: number,
): number {
  return facts.history
    .filter((event) => event.type === action.type && event.amount?.currency === currency)
    .filter((event) => hasSameKeys(aggregate.by ?? [], event, action))
    .filter((event) => isInsideSpan(aggregate, zone, event.atMs, atMs))
    .reduce((sumMinor, event) => sumMinor + (event.amount?.amountMinor ?? 0), 0);
}

/** A key that the action does not carry joins nothing: the action is then a transaction of its own. */
function hasSameKeys(keys: readonly string[], event: PastEvent, action: ProposedAction): boolean {
  return keys.every((key) => {
    const value = action.keys?.[key];
    return value !== undefined && event.keys[key] === value;
  });
}

/** Spans of calendar days end today; `n` days mean today and the n − 1 days before, as local dates. */
function isInsideSpan(aggregate: Aggregate, zone: string, eventMs: number, atMs: number): boolean {
  if (aggregate.window === undefined) return true;
  const today = plainDateInZone(atMs, zone);
  const day = plainDateInZone(eventMs, zone);
  return day >= addDays(today, 1 - aggregate.window.n) && day <= today;
}

function isDaily(aggregate: Aggregate): boolean {
  return aggregate.window?.unit === 'calendarDays' && aggregate.window.n === 1;
}

function minorToDecimal(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  if (digits === 0) return String(amountMinor);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
