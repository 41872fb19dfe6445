import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestCover, type CoverChoice } from '../../../../src/shared/domain/reconciliation/best-cover.ts';
import { tellTime } from '../../../helpers/told-time.ts';

const choice = (id: string, ...amountsMinor: number[]): CoverChoice => ({ id, amountsMinor });

test.each([
  ['one that fits', [choice('R1', 4_000)], 4_000, ['R1 4000'], true],
  ['none that fits', [choice('R1', 4_000)], 3_999, [], true],
  ['the nearest below', [choice('R1', 4_000), choice('R2', 900)], 4_100, ['R1 4000'], true],
  ['several', [choice('R1', 4_000), choice('R2', 900)], 4_900, ['R1 4000', 'R2 900'], true],
  [
    'the one receipt rather than two of the same sum',
    [choice('R1', 2_000), choice('R2', 3_000), choice('R3', 5_000)],
    5_000,
    ['R3 5000'],
    false,
  ],
  ['the earlier of two alike', [choice('R1', 500), choice('R2', 500)], 500, ['R1 500'], false],
  ['the part of a payment above what was owed', [choice('R1', 1_200, 1_000)], 1_000, ['R1 1000'], true],
])('the best cover is %s', (_, choices, mostMinor, chosen, isOnly) => {
  const cover = bestCover(choices, mostMinor);
  expect(cover.chosen.map(({ id, amountMinor }) => `${id} ${amountMinor}`)).toEqual(chosen);
  expect([cover.isOnly, cover.sumMinor]).toEqual([
    isOnly,
    cover.chosen.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  ]);
});

test('it is the best there is: no choice of receipts comes nearer', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 9 });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 200 }), (all, mostMinor) => {
      let bestMinor = 0;
      for (let mask = 0; mask < 2 ** all.length; mask += 1) {
        const sumMinor = all.reduce((sum, amount, at) => ((mask >> at) & 1 ? sum + amount : sum), 0);
        if (sumMinor <= mostMinor) bestMinor = Math.max(bestMinor, sumMinor);
      }
      const cover = bestCover(
        all.map((amountMinor, at) => choice(`R${at}`, amountMinor)),
        mostMinor,
      );
      expect(cover.sumMinor).toBe(bestMinor);
    }),
  );
});

test('it ends: forty receipts that fit in a million ways take a blink, and give the same answer twice', () => {
  const many = Array.from({ length: 40 }, (_, at) => choice(`R${at}`, 1_000 + (at % 7)));
  const startedMs = performance.now();
  const cover = bestCover(many, 11_999);
  tellTime('forty receipts that fit in a million ways', performance.now() - startedMs, 2_000);
  expect(cover.sumMinor).toBeLessThanOrEqual(11_999);
  expect(cover.sumMinor).toBeGreaterThan(10_000);
  expect(bestCover(many, 11_999)).toEqual(cover);
});
