import { expect, test } from 'vitest';
import { digitalLoanCredit } from '../../../../src/shared/domain/allocation/digital-loan.ts';
import { namedRefusal } from '../../../../src/shared/domain/allocation/named-items.ts';

const openItems = [
  { itemId: 'a', openMinor: 100 },
  { itemId: 'paid', openMinor: 0 },
];
const named = (...items: readonly (readonly [string, number | null])[]) =>
  namedRefusal(
    { items: items.map(([itemId, amountMinor]) => ({ itemId, amountMinor })) },
    { amountMinor: 80, openItems },
  );

test.each([
  [named(['a', 80]), null],
  [named(['a', null]), null],
  [named(), { code: 'directionEmpty' }],
  [named(['paid', null]), { code: 'directedItemNotOpen', itemId: 'paid' }],
  [named(['a', 10], ['a', 10]), { code: 'directedTwice', itemId: 'a' }],
  [named(['a', 101]), { code: 'directedAmountInvalid', itemId: 'a', openMinor: 100 }],
  [named(['a', 90]), { code: 'directedAboveAmount', directedMinor: 90, amountMinor: 80 }],
])('claims named for money are open, named once, and no more than there is: %#', (refusal, expected) => {
  expect(refusal).toEqual(expected);
});

test('an agency’s fee is never taken out of what a borrower paid', () => {
  expect(digitalLoanCredit({ receivedMinor: 5_000_00, agencyCommissionMinor: 250_00 })).toEqual({
    creditedToBorrowerMinor: 5_000_00,
    payableToAgencyMinor: 250_00,
  });
});
