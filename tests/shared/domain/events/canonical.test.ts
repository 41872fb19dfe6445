import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CanonicalValue, canonicalJson } from '../../../../src/shared/domain/events/canonical.ts';

const anyValue = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

describe('canonicalJson', () => {
  test('sorts keys, composes letters, and writes no space', () => {
    const value = { b: [1, null, true], a: 'Cafe\u0301', क: { z: -0, y: 'दर\n' } };
    expect(canonicalJson(value)).toBe('{"a":"Café","b":[1,null,true],"क":{"y":"दर\\n","z":0}}');
  });

  test('spells a value the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyValue), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
      }),
    );
  });

  test('is its own spelling when read and written again', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const once = canonicalJson(value);
        expect(canonicalJson(JSON.parse(once) as CanonicalValue)).toBe(once);
      }),
    );
  });

  test('loses nothing but the spelling of a letter', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value).normalize('NFC')));
      }),
    );
  });

  test.each([
    ['a fraction', 0.5],
    ['beyond the safe integers', 2 ** 53],
    ['not a number', Number.NaN],
    ['infinite', Number.POSITIVE_INFINITY],
  ])('takes no number that is %s', (_, value) => {
    expect(() => canonicalJson({ amountMinor: value })).toThrow('safe integers');
  });

  test('writes no half of a pair: what a cut emoji leaves is U+FFFD, in names and texts', () => {
    expect(canonicalJson({ 'n\ud83d': 'half \ud83d', whole: '😀' })).toBe(
      '{"n\ufffd":"half \ufffd","whole":"😀"}',
    );
  });

  test('takes no member without a value', () => {
    expect(() => canonicalJson({ note: undefined } as unknown as CanonicalValue)).toThrow('member note');
  });
});
