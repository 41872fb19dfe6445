import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readBecause,
  readScore,
  readShares,
  storeBecause,
  storeTerms,
} from '../../../src/main/services/worklist/stored-words.ts';
import { scoreAccount, termShares } from '../../../src/shared/domain/worklist/score-account.ts';
import { accountFacts, lakhBook, policyOf, today } from '../../shared/domain/worklist/worklist-fixture.ts';

const value = fc.oneof(
  fc.integer(),
  fc.constantFrom(0, -0, 1.5, 2 ** 53),
  fc.constantFrom('INR', '2026-11-24', 'a,b', 'a;b', ''),
);
const names = [
  'amountMinor',
  'currency',
  'days',
  'on',
  'dueOn',
  'contacts',
  'needed',
  'targetDays',
  'percent',
];
const params = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
const because = (keys: readonly string[]) => fc.record({ key: fc.constantFrom(...keys), params });
const termKeys = ['value', 'age', 'littleData', 'neverReached', 'recency', 'noLimit', 'leverage', 'uplift'];
const term = fc.record({
  name: fc.constantFrom('value', 'age', 'risk', 'uplift', 'recency', 'leverage'),
  share: fc.double({ min: 0, max: 1, noNaN: true }).map((share) => share + 0),
  because: because(termKeys.map((key) => `term.${key}`)),
});
const asJson = (told: unknown): unknown => JSON.parse(JSON.stringify(told));

describe('the reasons that the list keeps', () => {
  test('say again what they said, whatever it was', () => {
    fc.assert(
      fc.property(because(['because.pastDue', 'because.promiseBroken', 'because.inbound']), (told) => {
        expect(readBecause(storeBecause(told))).toEqual(asJson(told));
      }),
    );
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (told) => {
        expect(readShares(storeTerms(told))).toEqual(asJson(told));
      }),
    );
  });

  test('are short where nearly all of them are', () => {
    const pastDue = { key: 'because.pastDue', params: { amountMinor: 1_000, currency: 'INR', days: 9 } };
    expect(storeBecause(pastDue)).toBe('P,1000,INR,9');
    const age = { name: 'age', share: 0.25, because: { key: 'term.age', params: { days: 9 } } } as const;
    const limit = { name: 'leverage', share: 0, because: { key: 'term.noLimit', params: {} } } as const;
    expect(storeTerms([age, limit])).toBe('A0.25,9;L0');
  });

  test('make the score that the account itself has, under every policy', () => {
    for (const policyId of ['balanced', 'classic', 'balanced'] as const) {
      const { weightsPermille } = policyOf(policyId);
      for (const facts of [accountFacts(), accountFacts({ daysPastDue: 31, lastRpcOn: today })]) {
        const stored = storeTerms(termShares(facts, today, policyOf('balanced'), lakhBook));
        expect(readScore(stored, weightsPermille)).toEqual(
          scoreAccount(facts, today, policyOf(policyId), lakhBook),
        );
      }
    }
  });
});
