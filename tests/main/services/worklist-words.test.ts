import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readBecause,
  readTerms,
  storeBecause,
  storeTerms,
} from '../../../src/main/services/worklist/stored-words.ts';

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
  points: fc.integer({ min: 0, max: 1_000 }),
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
        expect(readTerms(storeTerms(told))).toEqual(asJson(told));
      }),
    );
  });

  test('are short where nearly all of them are', () => {
    const pastDue = { key: 'because.pastDue', params: { amountMinor: 1_000, currency: 'INR', days: 9 } };
    expect(storeBecause(pastDue)).toBe('P,1000,INR,9');
    const age = { name: 'age', points: 12, because: { key: 'term.age', params: { days: 9 } } };
    const limit = { name: 'leverage', points: 0, because: { key: 'term.noLimit', params: {} } };
    expect(storeTerms([age, limit])).toBe('A12,9;L0');
  });
});
