import { expect, test } from 'vitest';
import { randomLedger } from '../shared/domain/ledger/random-events.ts';

test('the trial balance of 100,000 random events of every stream is zero, event by event', () => {
  const { events, totals, unbalanced, postingKinds } = randomLedger(100_000, 1);
  expect(events).toBeGreaterThanOrEqual(100_000);
  expect(unbalanced).toEqual([]);
  expect(new Set(Object.values(totals))).toEqual(new Set([0]));
  expect([...postingKinds]).toEqual(expect.arrayContaining(['receipt.reallocated', 'unapplied.applied']));
});
