import { expect, test } from 'vitest';
import { agingBucketOf, agingBuckets } from '../../../src/shared/domain/aging.ts';

test('a claim due today or later is current', () => {
  expect([-400, -1, 0].map(agingBucketOf)).toEqual(['current', 'current', 'current']);
});

test('each bucket starts the day after the one before it ends', () => {
  const edges = [1, 30, 31, 60, 61, 90, 91, 120, 121, 5000];
  expect(edges.map(agingBucketOf)).toEqual([
    '1-30',
    '1-30',
    '31-60',
    '31-60',
    '61-90',
    '61-90',
    '91-120',
    '91-120',
    '>120',
    '>120',
  ]);
});

test('every bucket can be reached, in the order of the list', () => {
  const reached = new Set(Array.from({ length: 200 }, (_, days) => agingBucketOf(days)));
  expect([...reached]).toEqual([...agingBuckets]);
});
