import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wellFormedJson, wellFormedValue } from '../../../src/shared/lib/well-formed.ts';

/** Any code units, halves of pairs and backslashes often among them. */
const anyUnits = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0xd800, max: 0xdfff }),
      fc.constantFrom(0x5c, 0x75, 0x64, 0x38, 0x22),
    ),
    { maxLength: 12 },
  )
  .map((units) => String.fromCharCode(...units));

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    anyUnits,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      anyUnits.filter((name) => name.isWellFormed()),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
}));

describe('wellFormedJson', () => {
  test.each([
    ['{"note":"half \\ud83d"}', '{"note":"half \\ufffd"}'],
    ['"\\ude00\\ud83d"', '"\\ufffd\\ufffd"'],
    ['"\\uD83D\\uDE00 \\uDE00"', '"\\uD83D\\uDE00 \\ufffd"'],
    ['"a backslash, then letters: \\\\ud83d"', '"a backslash, then letters: \\\\ud83d"'],
    ['"\\\\\\ud83d"', '"\\\\\\ufffd"'],
    ['"\ud83d"', '"\ufffd"'],
  ])('%j reads as %j', (json, clean) => {
    expect(wellFormedJson(json)).toBe(clean);
  });

  test('whatever is written: what is parsed is what a database gives back', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const clean = wellFormedValue(value);
        expect(JSON.parse(wellFormedJson(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(clean)));
        expect(JSON.stringify(clean).includes('\\ud')).toBe(JSON.stringify(clean).includes('\\\\ud'));
      }),
      { numRuns: 1_000 },
    );
  });

  test('what is well formed is left as it is, letter for letter', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(wellFormedJson(json.toWellFormed())).toBe(wellFormedJson(wellFormedJson(json)));
      }),
    );
    const sound = '{"name":"आशा 😀","escaped":"\\ud83d\\ude00\\u0915\\n"}';
    expect(wellFormedJson(sound)).toBe(sound);
  });
});

describe('wellFormedValue', () => {
  test('takes texts and names of members, and leaves bytes and numbers alone', () => {
    const bytes = new Uint8Array([1, 2]);
    expect(wellFormedValue({ 'a\ud800': ['b\udc00', 3, null, true], bytes })).toEqual({
      'a\ufffd': ['b\ufffd', 3, null, true],
      bytes,
    });
  });
});
