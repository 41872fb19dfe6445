import { describe, expect, it } from 'vitest';
import type { Condition, UnknownMeans } from '../../../../src/shared/domain/compliance/condition.ts';
import { evaluateCondition } from '../../../../src/shared/domain/compliance/evaluate-condition.ts';
import type { FactValues } from '../../../../src/shared/domain/compliance/facts.ts';

const yes: Condition = { fact: 'a', op: 'eq', value: 1 };
const no: Condition = { fact: 'a', op: 'eq', value: 2 };
const unknown: Condition = { fact: 'nobodyKnows', op: 'eq', value: 1 };
const block: Condition = { ...unknown, ifUnknown: 'block' };
const truthOf = (condition: Condition, values: FactValues = { a: 1 }) => evaluateCondition(condition, values);

describe('a condition', () => {
  it('follows Kleene for all, any and not, with block above unknown and below certainty', () => {
    const table: readonly (readonly [Condition, string])[] = [
      [{ all: [] }, 'true'],
      [{ any: [] }, 'false'],
      [{ all: [yes, unknown] }, 'unknown'],
      [{ all: [unknown, no] }, 'false'],
      [{ all: [block, unknown, yes] }, 'block'],
      [{ all: [block, no] }, 'false'],
      [{ any: [no, unknown] }, 'unknown'],
      [{ any: [unknown, yes] }, 'true'],
      [{ any: [unknown, block, no] }, 'block'],
      [{ any: [block, yes] }, 'true'],
      [{ not: unknown }, 'unknown'],
      [{ not: block }, 'block'],
      [{ not: { all: [yes, { not: no }] } }, 'false'],
    ];
    for (const [condition, truth] of table) {
      expect([JSON.stringify(condition), truthOf(condition)]).toEqual([JSON.stringify(condition), truth]);
    }
  });

  it('takes a missing, null or incomparable fact for what its test says', () => {
    for (const ifUnknown of ['true', 'false', 'block'] as const satisfies readonly UnknownMeans[]) {
      expect(truthOf({ ...unknown, ifUnknown })).toBe(ifUnknown);
      expect(truthOf({ fact: 'a', op: 'lt', value: 5, ifUnknown }, { a: 'four' })).toBe(ifUnknown);
      expect(truthOf({ fact: 'a', op: 'eq', value: 5, ifUnknown }, { a: null })).toBe(ifUnknown);
    }
  });

  it('compares by every operator', () => {
    const values = { n: 5, text: 'mumbai', date: '2026-04-01', list: ['x', 'y'], flag: false };
    const table: readonly (readonly [Condition, string])[] = [
      [{ fact: 'n', op: 'ne', value: 5 }, 'false'],
      [{ fact: 'n', op: 'lt', value: 5 }, 'false'],
      [{ fact: 'n', op: 'lte', value: 5 }, 'true'],
      [{ fact: 'n', op: 'gt', value: 5 }, 'false'],
      [{ fact: 'n', op: 'gte', value: 5 }, 'true'],
      [{ fact: 'text', op: 'in', value: ['pune', 'mumbai'] }, 'true'],
      [{ fact: 'text', op: 'nin', value: ['pune', 'mumbai'] }, 'false'],
      [{ fact: 'list', op: 'in', value: ['y'] }, 'true'],
      [{ fact: 'list', op: 'nin', value: ['z'] }, 'true'],
      [{ fact: 'date', op: 'onOrAfter', value: '2026-04-01' }, 'true'],
      [{ fact: 'date', op: 'before', value: '2026-04-01' }, 'false'],
      [{ fact: 'flag', op: 'exists' }, 'true'],
      [{ fact: 'nobodyKnows', op: 'missing' }, 'true'],
    ];
    for (const [condition, truth] of table) {
      expect([JSON.stringify(condition), truthOf(condition, values)]).toEqual([
        JSON.stringify(condition),
        truth,
      ]);
    }
  });

  it('bars the action, naming the fact, where a missing fact means block', async () => {
    const { evaluateAction } = await import('../../../../src/shared/domain/compliance/evaluate-action.ts');
    const { loadRulePacks } = await import('../../../../src/shared/domain/compliance/load-rule-packs.ts');
    const { valueOrThrow } = await import('../../../../src/shared/lib/result.ts');
    const { factsOf, packOf } = await import('./shipped-packs.ts');
    const when = { fact: 'consent.extraCalls', op: 'eq', value: true, ifUnknown: 'block' };
    const set = valueOrThrow(loadRulePacks([packOf({}, [{ when }])]));
    const decision = evaluateAction(set, { type: 'call' }, factsOf({}), 0 + Date.parse('2026-01-01'));
    expect([decision.decision, decision.primary?.why.missingFact]).toEqual(['block', 'consent.extraCalls']);
  });
});
