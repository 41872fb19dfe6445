import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { playTheBook } from './play-the-book.ts';
import { pocketCalculator } from './pocket-calculator.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/user/worked-book.md'), 'utf8');

/** Every numbered line of the page's tables: its number, the sum beside it, and the amount as printed, in minor units. */
const rows = [...page.matchAll(/^\| (\d+\.\d+) +\| .*?\| `(.+?)` +\| (-?[\d,]+\.\d\d) +\|$/gm)].map(
  ([, number = '', sum = '', amount = '']) => ({
    number,
    sum,
    minor: Number(amount.replaceAll(/[,.]/g, '')),
  }),
);

describe('the worked book of the manual', () => {
  test('has a sum for every amount, and the sum gives the amount', () => {
    expect(rows.length).toBe([...page.matchAll(/^\| \d+\.\d+ /gm)].length);
    const worked = rows.map(({ number, sum }) => [number, pocketCalculator(sum)]);
    expect(worked).toEqual(rows.map(({ number, minor }) => [number, minor]));
  });

  test('is what the program answers when it is played', async () => {
    const { core, figures } = await playTheBook();
    expect(Object.fromEntries(figures)).toEqual(
      Object.fromEntries(rows.map(({ number, minor }) => [number, minor])),
    );
    expect(await core.value('verifyLedger', {})).toMatchObject({
      rebuiltEqual: true,
      trialBalance: { INR: 0 },
    });
  });
});

test.each([
  ['cut 4000 × 5000 ÷ 12000 + .01', 1_666_67],
  ['(1 + 2) × 3 − 4 ÷ 8', 8_50],
  ['−(1 + 2)', -3_00],
  ['1 ÷ 3', 33],
  ['0.005', 1],
])('the calculator of this test: %s', (sum, minor) => {
  expect(pocketCalculator(sum)).toBe(minor);
});
