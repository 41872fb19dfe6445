import fc from 'fast-check';
import { anyDay, anyText, noPersonal, orNull, type PartsByKind, parts } from './arbitrary-values.ts';

/** Ids of one account's own. */
type IdPool = (prefix: string, count?: number) => fc.Arbitrary<string>;

/** The kinds of this file. */
export type DeductionKind =
  | 'deduction.recorded'
  | 'deduction.assigned'
  | 'deduction.decided'
  | 'credit.applied'
  | 'credit.applicationUndone'
  | 'taxCertificate.received'
  | 'taxCertificate.withdrawn';

/** What customers kept back, credits set against claims, and certificates of tax. */
export function deductionParts(id: IdPool): PartsByKind<DeductionKind> {
  const amount = fc.constantFrom(2_000, 5_000);
  const line = fc.record({ itemId: id('I', 4), amountMinor: amount });
  const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 2, selector: ({ itemId }) => itemId });
  const currency = fc.constant('INR');
  return {
    'deduction.recorded': parts(
      fc.record({
        deductionId: id('D', 3),
        currency,
        reason: fc.constantFrom('quality', 'freight'),
        lines,
        receiptId: orNull(id('R', 4)),
        reference: fc.constantFrom(null, 'DN-1'),
        ownerId: orNull(id('U')),
        followUpOn: anyDay,
      }),
      fc.record({ note: orNull(anyText) }),
    ),
    'deduction.assigned': parts(
      fc.record({ deductionId: id('D', 3), ownerId: orNull(id('U')), followUpOn: anyDay }),
      noPersonal,
    ),
    'deduction.decided': parts(
      fc.record({
        deductionId: id('D', 3),
        accepted: fc.uniqueArray(line, { maxLength: 2, selector: ({ itemId }) => itemId }),
        creditNoteNumber: fc.constantFrom(null, 'CN-1'),
      }),
      fc.record({ note: orNull(anyText) }),
    ),
    'credit.applied': parts(
      fc.record({ applicationId: id('C', 3), creditItemId: id('I', 4), currency, lines }),
      noPersonal,
    ),
    'credit.applicationUndone': parts(
      fc.record({ applicationId: id('C', 3), reason: fc.constant('By mistake') }),
      noPersonal,
    ),
    'taxCertificate.received': parts(
      fc.record({
        certificateId: id('T', 3),
        quarter: fc.constantFrom('2026-27/Q2', '2026-27/Q3'),
        number: fc.constantFrom('A1', 'A2'),
        currency,
        amountMinor: amount,
        datedOn: anyDay,
      }),
      noPersonal,
    ),
    'taxCertificate.withdrawn': parts(
      fc.record({ certificateId: id('T', 3), reason: fc.constant('By mistake') }),
      noPersonal,
    ),
  };
}
