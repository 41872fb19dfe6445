import fc from 'fast-check';
import { chargeHeads } from '../../../../src/shared/domain/events/charge-kinds.ts';
import {
  anyCode,
  anyDay,
  anyMinor,
  anyText,
  noPersonal,
  orNull,
  type PartsByKind,
  parts,
} from './arbitrary-values.ts';

/** Frozen charges and what is waived of them; penal charges never bear interest. */
export function chargeParts(
  id: (prefix: string, count?: number) => fc.Arbitrary<string>,
): PartsByKind<'charge.posted' | 'charge.waived'> {
  return {
    'charge.posted': parts(
      fc.record({
        chargeId: id('Q'),
        itemId: id('I', 4),
        head: fc.constantFrom(...chargeHeads),
        currency: fc.constantFrom('INR', 'USD'),
        amountMinor: anyMinor,
        fromOn: anyDay,
        toOn: anyDay,
        ruleId: fc.constant('IN-MSMED-16'),
        bearsInterest: fc.boolean(),
        rates: fc.array(
          fc.record({
            fromOn: anyDay,
            toOn: anyDay,
            percent: fc.constantFrom('20.25', '18'),
            source: fc.constant('rbi-bank-rate'),
          }),
          { maxLength: 2 },
        ),
        basis: anyText,
      }),
      noPersonal,
    ),
    'charge.waived': parts(
      fc.record({ waiverId: id('K'), chargeId: id('Q', 4), amountMinor: anyMinor, reason: anyCode }),
      fc.record({ note: orNull(anyText) }),
    ),
  };
}
