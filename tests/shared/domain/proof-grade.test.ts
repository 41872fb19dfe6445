import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proofGrade } from '../../../src/shared/domain/proof-grade.ts';

describe('the proof of a visit', () => {
  test.each([
    [50, true, 'A'],
    [50, false, 'B'],
    [51, true, 'B'],
    [null, true, 'B'],
    [51, false, 'C'],
    [null, false, 'D'],
  ] as const)('within %s m and a photo: %s is graded %s', (accuracyMeters, hasPhoto, grade) => {
    expect(proofGrade({ accuracyMeters, hasPhoto })).toBe(grade);
  });

  test('is never the worse for a photo more or for a nearer fix', () => {
    const anyFix = fc.option(fc.integer({ min: 0, max: 5_000 }));
    fc.assert(
      fc.property(anyFix, fc.nat(5_000), fc.boolean(), (accuracyMeters, nearerBy, hasPhoto) => {
        const grade = proofGrade({ accuracyMeters, hasPhoto });
        expect(proofGrade({ accuracyMeters, hasPhoto: true }) <= grade).toBe(true);
        const nearer = accuracyMeters === null ? 0 : Math.max(0, accuracyMeters - nearerBy);
        expect(proofGrade({ accuracyMeters: nearer, hasPhoto }) <= grade).toBe(true);
      }),
    );
  });
});
