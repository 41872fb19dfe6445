import fc from 'fast-check';
import { type DeductionKind, deductionParts } from './arbitrary-deduction-parts.ts';
import { anyMinor, anyText, noPersonal, orNull, type PartsByKind, parts } from './arbitrary-values.ts';

/** Ids of one account's own. */
type IdPool = (prefix: string, count?: number) => fc.Arbitrary<string>;

/** Receipts that lie on the claims anew, unapplied money that is given a use, and what was kept back of claims. */
export function allocationParts(
  id: IdPool,
): PartsByKind<'receipt.reallocated' | 'unapplied.applied' | DeductionKind> {
  return {
    ...deductionParts(id),
    'receipt.reallocated': parts(
      fc.record({
        receiptId: id('R', 4),
        reversedReceiptId: id('R', 4),
        lines: fc.array(fc.record({ itemId: id('I', 4), amountMinor: anyMinor }), { maxLength: 3 }),
        unappliedMinor: fc.constantFrom(0, 10_000),
        basis: fc.constantFrom('directed' as const, 'creditorChoice' as const, 'orderOfTime' as const),
        policyId: fc.constantFrom(null, 'in-contract-act'),
      }),
      noPersonal,
    ),
    'unapplied.applied': parts(
      fc.record({
        applicationId: id('U'),
        receiptId: id('R', 4),
        use: fc.constantFrom('claims' as const, 'refundDue' as const, 'advanceKept' as const),
        amountMinor: fc.constantFrom(5_000, 10_000),
        lines: fc.array(fc.record({ itemId: id('I', 4), amountMinor: fc.constant(5_000) }), { maxLength: 2 }),
      }),
      fc.record({ note: orNull(anyText) }),
    ),
  };
}
