import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  laneKeyText,
  rankKeyStart,
  rankKeyText,
  rankKeyWithScore,
} from '../../../../src/shared/domain/worklist/rank-key.ts';
import { compareRanked, type RankKey } from '../../../../src/shared/domain/worklist/rank-worklist.ts';
import { day } from './worklist-fixture.ts';

const minor = fc.oneof(fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER), fc.nat());
const instant = fc.constantFrom(0, 1_795_000_000_000, -1_795_000_000_000, 20_780, -20_780 * 86_400_000);
const key: fc.Arbitrary<RankKey> = fc.record({
  accountId: fc.constantFrom('A', 'B', 'C'),
  lane: fc.constantFrom(0 as const, 1 as const, 5 as const, 6 as const),
  orderKey: fc.oneof(instant, fc.integer({ min: -1_000, max: 1_000 })),
  isPutBack: fc.boolean(),
  score: fc.integer({ min: 0, max: 1_000 }),
  currency: fc.constantFrom('INR', 'USD'),
  overdueMinor: minor,
  oldestDueOn: fc.option(
    fc.integer({ min: -900, max: 0 }).map((days) => day(days)),
    { nil: null },
  ),
});
/** Pairs that differ in little, so that the later parts of the order decide too. */
const pair = fc.oneof(
  fc.tuple(key, key),
  fc
    .tuple(key, key)
    .map(([one, other]): [RankKey, RankKey] => [
      one,
      { ...one, overdueMinor: other.overdueMinor, accountId: other.accountId },
    ]),
);

const sign = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

test('the text of a place sorts as the list does, and the account decides between equal texts', () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const byText = sign(rankKeyText(one), rankKeyText(other)) || sign(one.accountId, other.accountId);
      expect(byText).toBe(Math.sign(compareRanked(one, other)));
    }),
    { numRuns: 1_000 },
  );
});

test('every text of a lane stands between the beginning of the lane and that of the next', () => {
  fc.assert(
    fc.property(key, (place) => {
      const text = rankKeyText(place);
      expect(text > laneKeyText(place.lane) && text < laneKeyText(place.lane + 1)).toBe(true);
    }),
  );
});

test('a place under another score is the place that the account has with that score', () => {
  fc.assert(
    fc.property(key, fc.integer({ min: 0, max: 1_000 }), (place, score) => {
      const text = rankKeyWithScore(rankKeyText(place), score);
      expect(text).toBe(rankKeyText({ ...place, score }));
      expect(text.startsWith(rankKeyStart(text))).toBe(true);
      expect(rankKeyStart(text)).toBe(rankKeyStart(rankKeyText({ ...place, score, overdueMinor: 7 })));
    }),
  );
});
