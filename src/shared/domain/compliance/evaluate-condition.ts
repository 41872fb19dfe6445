import type { Condition, FactTest } from './condition.ts';
import type { FactValue, FactValues } from './facts.ts';

/** Three-valued truth plus `block`: a missing fact that its test says must bar the action. */
export type Truth = 'true' | 'false' | 'unknown' | 'block';

/**
 * Evaluates a condition tree with Kleene's three-valued logic. A missing fact is `unknown` unless its test says what
 * that means (`ifUnknown`); `block` wins over unknown and over what it could still change, never over a certain answer.
 */
export function evaluateCondition(condition: Condition, values: FactValues): Truth {
  if ('all' in condition) return combine(condition.all, values, 'false', 'true');
  if ('any' in condition) return combine(condition.any, values, 'true', 'false');
  if ('not' in condition) return negate(evaluateCondition(condition.not, values));
  return testFact(condition, values[condition.fact]);
}

/** `decisive` ends the matter (false for all, true for any); otherwise block, then unknown, then the other answer. */
function combine(
  conditions: readonly Condition[],
  values: FactValues,
  decisive: 'true' | 'false',
  otherwise: 'true' | 'false',
): Truth {
  let result: Truth = otherwise;
  for (const condition of conditions) {
    const truth = evaluateCondition(condition, values);
    if (truth === decisive) return decisive;
    if (truth === 'block') result = 'block';
    else if (truth === 'unknown' && result !== 'block') result = 'unknown';
  }
  return result;
}

function negate(truth: Truth): Truth {
  if (truth === 'true') return 'false';
  if (truth === 'false') return 'true';
  return truth;
}

function testFact(test: FactTest, fact: FactValue): Truth {
  const known = fact !== null && fact !== undefined;
  if (test.op === 'exists') return known ? 'true' : 'false';
  if (test.op === 'missing') return known ? 'false' : 'true';
  const answer = known ? compare(test, fact) : undefined;
  if (answer !== undefined) return answer ? 'true' : 'false';
  return test.ifUnknown ?? 'unknown';
}

/** The answer of one operator; undefined where the fact is of a kind that the test cannot compare. */
function compare(test: FactTest, fact: NonNullable<FactValue>): boolean | undefined {
  switch (test.op) {
    case 'eq':
      return fact === test.value;
    case 'ne':
      return fact !== test.value;
    case 'in':
      return isAmong(fact, test.value);
    case 'nin': {
      const among = isAmong(fact, test.value);
      return among === undefined ? undefined : !among;
    }
    case 'onOrAfter':
    case 'before': {
      if (typeof fact !== 'string' || typeof test.value !== 'string') return undefined;
      return test.op === 'before' ? fact < test.value : fact >= test.value;
    }
    default:
      return compareNumbers(test, fact);
  }
}

/** Whether the fact, or any entry of a list fact, stands in the list of the test. */
function isAmong(fact: NonNullable<FactValue>, list: unknown): boolean | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = Array.isArray(fact) ? (fact as readonly string[]) : [fact];
  return entries.some((entry) => list.includes(entry));
}

function compareNumbers(test: FactTest, fact: NonNullable<FactValue>): boolean | undefined {
  if (typeof fact !== 'number' || typeof test.value !== 'number') return undefined;
  switch (test.op) {
    case 'lt':
      return fact < test.value;
    case 'lte':
      return fact <= test.value;
    case 'gt':
      return fact > test.value;
    case 'gte':
      return fact >= test.value;
    default:
      return undefined;
  }
}
