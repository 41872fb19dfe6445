import { describe, expect, test } from 'vitest';
import { amountFieldText, readAmount, regroupAmount } from '../../../src/renderer/components/read-amount.ts';

const minor = (text: string) => {
  const read = readAmount(text, 'INR');
  return read.ok ? read.value.amountMinor : read.refusal.code;
};

describe('an amount field', () => {
  test('takes what people write', () => {
    expect(['१,२३,४५६.५०', '1.5l', '45 हजार', '5k', '₹ 1,23,456/-', ''].map(minor)).toEqual([
      12_345_650,
      15_000_000,
      4_500_000,
      500_000,
      12_345_600,
      'empty',
    ]);
  });

  test('groups the digits when it is left, and leaves alone what it cannot read', () => {
    expect(regroupAmount('123456.5', 'INR')).toBe('1,23,456.50');
    expect(regroupAmount('1.5l', 'INR')).toBe('1,50,000');
    expect(regroupAmount('five', 'INR')).toBe('five');
    expect(regroupAmount('', 'INR')).toBe('');
  });

  test('reads its own grouping back as the same amount', () => {
    for (const amountMinor of [1, 99, 100, 123_456_78, 9_007_199_254_740_991]) {
      expect(minor(amountFieldText({ amountMinor, currency: 'INR' }))).toBe(amountMinor);
    }
  });
});
