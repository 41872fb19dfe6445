import fc from 'fast-check';
import { anyDay, anyText, orNull, type PartsByKind, parts } from './arbitrary-values.ts';

/** Ids of one account's own. */
type IdPool = (prefix: string, count?: number) => fc.Arbitrary<string>;

/** Papers that were printed. */
export function paperParts(id: IdPool): PartsByKind<'paper.printed'> {
  return {
    'paper.printed': parts(
      fc.record({
        paperId: id('Q'),
        paper: fc.constantFrom('receipt' as const, 'statement' as const),
        subjectId: id('R', 4),
        from: fc.constant(null),
        asOf: anyDay,
        sha256: fc.constant('ab'.repeat(32)),
        layout: fc.constantFrom('A4' as const, '58mm' as const),
        languages: fc.constant(['mr' as const]),
        copy: orNull(fc.constant(2)),
      }),
      fc.record({ model: orNull(anyText), seal: orNull(anyText) }),
    ),
  };
}
