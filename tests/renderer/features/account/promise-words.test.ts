import { beforeAll, describe, expect, test } from 'vitest';
import { promiseWords } from '../../../../src/renderer/features/account/promise-words.ts';
import { addFormatters } from '../../../../src/renderer/i18n/add-formatters.ts';
import { startI18n } from '../../../../src/renderer/i18n/i18n.ts';
import type { PromiseStatus } from '../../../../src/shared/domain/promise/record.ts';
import { promiseTransitions } from '../../../../src/shared/domain/promise/transitions.ts';

beforeAll(() => {
  startI18n('en');
  addFormatters();
});

const amount = { amountMinor: 1_000_000, currency: 'INR' };

describe('a promise that was kept', () => {
  test.each([
    ['Kept in full, on time', 'kept', 0, 0],
    ['Kept in full, 1 day late', 'keptWithVariance', 0, 1],
    ['Kept in full, 3 days late', 'keptWithVariance', 0, 3],
    ['Kept, ₹500 short', 'keptWithVariance', 500_00, 0],
    ['Kept, ₹1,250.50 short and 1 day late', 'keptWithVariance', 1_250_50, 1],
    ['Kept, ₹0.50 short and 2 days late', 'keptWithVariance', 50, 2],
  ] as const)('is told as it was: %s', (words, status, shortMinor, daysLate) => {
    expect(promiseWords({ status, kept: { shortMinor, daysLate }, amount })).toBe(words);
  });
});

test('every other state has words of its own', () => {
  const others = (Object.keys(promiseTransitions) as PromiseStatus[]).filter(
    (status) => !status.startsWith('kept'),
  );
  const words = others.map((status) => promiseWords({ status, kept: null, amount }));
  expect(words.filter((word) => word.includes('promiseStatus'))).toEqual([]);
  expect(new Set(words).size).toBe(others.length);
});
