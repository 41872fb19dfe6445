import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMoney,
  allocateMinorRateably,
  allocateRateably,
  compareMoney,
  isCurrency,
  lesserMoney,
  minorDigits,
  money,
  negateMoney,
  noMoney,
  subtractMoney,
  sumMoney,
} from '../../../src/shared/domain/money.ts';

const rupees = (amountMinor: number) => money(amountMinor, 'INR');

describe('money', () => {
  it('adds, subtracts, sums and compares amounts of one currency', () => {
    expect(addMoney(rupees(150), rupees(-50))).toEqual(rupees(100));
    expect(subtractMoney(rupees(150), rupees(200))).toEqual(rupees(-50));
    expect(sumMoney([rupees(1), rupees(2), rupees(3)], 'INR')).toEqual(rupees(6));
    expect(sumMoney([], 'USD')).toEqual({ amountMinor: 0, currency: 'USD' });
    expect(compareMoney(rupees(1), rupees(2))).toBeLessThan(0);
    expect(lesserMoney(rupees(5), rupees(2))).toEqual(rupees(2));
  });

  it('never adds two currencies', () => {
    expect(() => addMoney(rupees(1), money(1, 'USD'))).toThrow('two currencies');
    expect(() => sumMoney([rupees(1), money(1, 'USD')], 'INR')).toThrow('two currencies');
    expect(() => compareMoney(rupees(1), money(1, 'USD'))).toThrow('two currencies');
  });

  it('takes only safe integers and never holds a negative zero', () => {
    expect(() => money(0.1, 'INR')).toThrow('safe integer');
    expect(() => addMoney(rupees(Number.MAX_SAFE_INTEGER), rupees(1))).toThrow('safe integer');
    expect(() => money(1, 'inr')).toThrow('three capitals');
    expect(Object.is(negateMoney(noMoney('INR')).amountMinor, 0)).toBe(true);
  });

  it('knows the minor digits of ISO 4217', () => {
    const digits = ['INR', 'USD', 'CAD', 'EUR', 'GBP', 'JPY', 'KWD', 'XXZ'].map(minorDigits);
    expect(digits).toEqual([2, 2, 2, 2, 2, 0, 3, 2]);
    expect(['INR', 'KWD', 'XXZ', 'inr', ''].map(isCurrency)).toEqual([true, true, false, false, false]);
  });

  it('agrees with ICU on the minor digits of every currency of its list', () => {
    const icuDigits = (currency: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
    const listed = Intl.supportedValuesOf('currency').filter(isCurrency);
    expect(listed.length).toBeGreaterThan(145);
    // ICU shows these as they are paid in cash, without the decimals that ISO 4217 gives them; Bahi follows ISO.
    const cashOnly = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER'.split(' ');
    const differing = listed.filter((currency) => icuDigits(currency) !== minorDigits(currency));
    expect(differing).toEqual(cashOnly);
  });
});

describe('a rateable split', () => {
  it('gives the unit that is left over to the largest remainder, and to the earlier of two equal ones', () => {
    expect(allocateMinorRateably(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateMinorRateably(101, [1, 1, 1])).toEqual([34, 34, 33]);
    expect(allocateMinorRateably(10, [1, 2, 4])).toEqual([1, 3, 6]);
    expect(allocateMinorRateably(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocateMinorRateably(7, [0, 5, 0])).toEqual([0, 7, 0]);
    expect(allocateRateably(rupees(5), [1, 1])).toEqual([rupees(3), rupees(2)]);
  });

  const weightsArbitrary = fc
    .array(fc.nat({ max: Number.MAX_SAFE_INTEGER }), { minLength: 1, maxLength: 30 })
    .filter((weights) => weights.some((weight) => weight > 0));

  it('adds up to the total exactly, and no part is a whole unit away from its exact share', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), weightsArbitrary, (total, weights) => {
        const parts = allocateMinorRateably(total, weights);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total));
        const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        for (const [at, part] of parts.entries()) {
          const difference = BigInt(part) * weightSum - BigInt(total) * BigInt(weights[at] ?? 0);
          expect(difference < weightSum && difference > -weightSum).toBe(true);
        }
      }),
    );
  });

  it('needs whole weights of which one is above nothing', () => {
    expect(() => allocateMinorRateably(1, [0, 0])).toThrow('above 0');
    expect(() => allocateMinorRateably(1, [])).toThrow('above 0');
    expect(() => allocateMinorRateably(1, [0.5])).toThrow('whole numbers');
    expect(() => allocateMinorRateably(1, [-1, 2])).toThrow('whole numbers');
  });
});
