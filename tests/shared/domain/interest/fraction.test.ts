import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimalToFraction,
  divide,
  fraction,
  fractionToDecimal,
  lesser,
  multiply,
  power,
  roundHalfUp,
  roundToMinor,
  subtract,
} from '../../../../src/shared/domain/interest/fraction.ts';

describe('exact fractions', () => {
  test('a decimal text is exactly what it says', () => {
    expect(decimalToFraction('20.25')).toEqual({ numerator: 2025n, denominator: 100n });
    expect(fractionToDecimal(decimalToFraction('-0.05'), 2)).toBe('-0.05');
    expect(() => decimalToFraction('1e3')).toThrow();
  });

  test('halves go away from zero, and only there', () => {
    expect([fraction(1, 2), fraction(3, 2), fraction(-1, 2), fraction(49, 100)].map(roundHalfUp)).toEqual([
      1n,
      2n,
      -1n,
      0n,
    ]);
    expect(roundToMinor(fraction(-1, 4))).toBe(0);
  });

  test('sums and differences are each other’s inverse, and a sum does not depend on its order', () => {
    const any = fc
      .tuple(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 9n))
      .map(([above, below]) => fraction(above, below));
    fc.assert(
      fc.property(any, any, any, (one, two, three) => {
        expect(compare(subtract(add(one, two), two), one)).toBe(0);
        expect(compare(add(add(one, two), three), add(one, add(two, three)))).toBe(0);
        expect(compare(multiply(one, add(two, three)), add(multiply(one, two), multiply(one, three)))).toBe(
          0,
        );
        expect(compare(lesser(one, two), one) <= 0).toBe(true);
      }),
    );
  });

  test('a power is a product, a quotient undoes it', () => {
    const rest = fraction(101375, 100000);
    expect(compare(power(rest, 3), multiply(rest, rest, rest))).toBe(0);
    expect(compare(divide(power(rest, 3), power(rest, 2)), rest)).toBe(0);
  });

  test('long chains stay the same number when they are reduced', () => {
    let grown = fraction(1);
    for (let at = 0; at < 400; at += 1) grown = multiply(grown, fraction(3, 2));
    for (let at = 0; at < 400; at += 1) grown = multiply(grown, fraction(2, 3));
    expect(compare(grown, fraction(1))).toBe(0);
  });
});
