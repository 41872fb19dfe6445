import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardText, isFormula, unguardText } from '../../../src/shared/domain/formula-guard.ts';

test.each(['=1+1', '+919822000001', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])(
  '%j stands behind an apostrophe',
  (text) => expect(guardText(text)).toBe(`'${text}`),
);

test('a text that is no formula stays as it is', () => {
  expect(['Patil', '', '12-3', ' =1', "'=1"].map(guardText)).toEqual(['Patil', '', '12-3', ' =1', "'=1"]);
});

test('nothing guarded is a formula, and what was guarded is read back', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[=+@\t\r\n-].*$/));
  fc.assert(
    fc.property(text, (written) => {
      expect(isFormula(guardText(written))).toBe(false);
      if (isFormula(written)) expect(unguardText(guardText(written))).toBe(written);
    }),
  );
});
