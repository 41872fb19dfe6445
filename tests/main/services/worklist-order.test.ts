import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowValues } from '../../../src/main/db/row-writer.ts';
import { createListOrder } from '../../../src/main/services/worklist/list-order.ts';
import { rankKeyText } from '../../../src/shared/domain/worklist/rank-key.ts';

const rankKey = fc
  .record({
    lane: fc.constantFrom(3 as const, 5 as const),
    isPutBack: fc.boolean(),
    orderKey: fc.constantFrom(0, -3, 1_795_000_000_000),
    score: fc.integer({ min: 640, max: 643 }),
    currency: fc.constantFrom('INR', 'USD'),
    overdueMinor: fc.integer({ min: 0, max: 3 }),
    oldestDueOn: fc.constant(null),
  })
  .map(rankKeyText);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const place: fc.Arbitrary<RowValues> = fc
  .tuple(
    rankKey,
    fc.stringMatching(/^A[0-9A-Z]{0,12}$/),
    fc.option(fc.constantFrom('user-asha', 'user-ravi'), { nil: null }),
    fc.tuple(share, share, share, share, share),
  )
  .map(([key, accountId, assignee, shares]) => [key, accountId, assignee, ...shares]);

/** As the table of the order has them: by place, then by account. */
const inOrder = (places: readonly RowValues[]): readonly RowValues[] =>
  [...places].sort(
    (one, other) =>
      compareText(String(one[0]), String(other[0])) || compareText(String(one[1]), String(other[1])),
  );
const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function sortedBy(places: readonly RowValues[], atATime: number): readonly (readonly RowValues[])[] {
  const order = createListOrder();
  for (const one of places) order.add(one);
  return [...order.sorted(atATime)];
}

test('places come back as they were, in the order of the list, so many at a time', () => {
  const places = fc.uniqueArray(place, {
    selector: ([key, accountId]) => `${key} ${accountId}`,
    maxLength: 60,
  });
  fc.assert(
    fc.property(places, fc.integer({ min: 1, max: 20 }), (some, atATime) => {
      const parts = sortedBy(some, atATime);
      expect(parts.flat()).toEqual(inOrder(some));
      expect(parts.slice(0, -1).every((part) => part.length === atATime)).toBe(true);
      expect(parts.every((part) => part.length > 0)).toBe(true);
    }),
  );
});

test('ten thousand places are as true as ten, however long their accounts are named', () => {
  const many = Array.from({ length: 10_000 }, (_, index): RowValues => {
    const key = rankKeyText({
      lane: 5,
      isPutBack: false,
      orderKey: 0,
      score: (index * 7_919) % 1_000,
      currency: 'INR',
      overdueMinor: index % 13,
      oldestDueOn: null,
    });
    return [key, `A${'x'.repeat(index % 300)}${index}`, null, index / 10_000, 0, 1, 0.5, 0];
  });
  expect(sortedBy(many, 999).flat()).toEqual(inOrder(many));
});
