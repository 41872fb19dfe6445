import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chargeBasis } from '../../../../src/shared/domain/charges/basis-words.ts';
import type { ChargedClaim } from '../../../../src/shared/domain/charges/charged-claim.ts';
import { checkGoodsTaxRate } from '../../../../src/shared/domain/charges/check-terms.ts';
import { chargesOnClaim } from '../../../../src/shared/domain/charges/claim-charges.ts';
import { goodsTaxInFee, goodsTaxRatesOn } from '../../../../src/shared/domain/charges/goods-tax.ts';
import {
  type ChargeTerms,
  type LateFeeTerms,
  lateFeeTermsSchema,
  noCharges,
} from '../../../../src/shared/domain/charges/terms.ts';
import { day } from '../events/build-event.ts';
import { shippedChargeRules } from '../interest/shipped-rules.ts';

const rules = shippedChargeRules();
const { goodsTax } = rules.statutes;
const fee: LateFeeTerms = {
  rule: { kind: 'flat', amountMinor: 500_00 },
  graceDays: 5,
  capMinor: null,
  gstPercent: '18',
};
const claim: ChargedClaim = {
  itemId: 'I-1',
  number: 'INV-1',
  currency: 'INR',
  issuedOn: day('2026-01-01'),
  dueOn: day('2026-01-31'),
  amountMinor: 10_000_00,
  chargedBySourceMinor: 0,
  movements: [],
  interestPaid: [],
  holes: [],
};
const terms = (lateFee: LateFeeTerms): ChargeTerms => ({ ...noCharges, lateFee });

describe('the tax inside a late fee', () => {
  it('stands in the charge: half central and half state tax within a state, the paisa on a line of its own', () => {
    const { charges } = chargesOnClaim(claim, terms(fee), rules, day('2026-03-01'));
    expect(charges.map(({ head, amountMinor, tax }) => ({ head, amountMinor, tax }))).toEqual([
      {
        head: 'fee',
        amountMinor: 500_00,
        tax: {
          citation: goodsTax.citation,
          percent: '18',
          taxableMinor: 423_73,
          parts: [
            { tax: 'cgst', percent: '9', amountMinor: 38_14 },
            { tax: 'sgst', percent: '9', amountMinor: 38_14 },
          ],
          roundOffMinor: -1,
        },
      },
    ]);
  });

  it('is integrated tax across states, with the whole rate', () => {
    expect(
      goodsTaxInFee(500_00, 'INR', { gstPercent: '18', gstSupply: 'acrossStates' }, goodsTax),
    ).toMatchObject({
      taxableMinor: 423_73,
      parts: [{ tax: 'igst', percent: '18', amountMinor: 76_27 }],
      roundOffMinor: 0,
    });
  });

  it('is not there for a book without the tax, at nought per cent, and in another currency', () => {
    const of = (gstPercent: string | null, currency = 'INR') =>
      goodsTaxInFee(500_00, currency, { gstPercent }, goodsTax);
    expect([of(null), of('0'), of('18', 'USD')]).toEqual([null, null, null]);
    const { charges } = chargesOnClaim(claim, terms({ ...fee, gstPercent: null }), rules, day('2026-03-01'));
    expect(charges.map(({ tax }) => tax)).toEqual([null]);
  });

  it('adds up to the fee, whatever the fee and the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.constantFrom(...goodsTaxRatesOn(goodsTax, day('2026-01-01'))),
        fc.constantFrom('withinState' as const, 'acrossStates' as const),
        (feeMinor, gstPercent, gstSupply) => {
          const tax = goodsTaxInFee(feeMinor, 'INR', { gstPercent, gstSupply }, goodsTax);
          const taxes = tax?.parts.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0;
          expect((tax?.taxableMinor ?? 0) + taxes + (tax?.roundOffMinor ?? 0)).toBe(feeMinor);
          expect(Math.abs(tax?.roundOffMinor ?? 9)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });

  it('is written into the formula of a fee that is written in', () => {
    const [charge] = chargesOnClaim(claim, terms(fee), rules, day('2026-03-01')).charges;
    if (charge === undefined) throw new Error('the fee is charged');
    const posted = {
      ...charge,
      itemId: 'I-1',
      number: 'INV-1',
      clause: '',
      frozenMinor: 0,
      notFrozenMinor: 500_00,
    };
    expect(chargeBasis(posted, { currency: 'INR', frozenMinor: 0, on: day('2026-02-28') })).toBe(
      'INR 500.00 to 2026-02-28, less 0.00 before; in it: taxable value 423.73, CGST 9% 38.14, SGST 9% 38.14, round-off -0.01',
    );
  });
});

describe('the rates of the law', () => {
  it('are those of their day; a rate the law had not is refused with those it had', () => {
    const on = (from: string, gstPercent: string | null) =>
      checkGoodsTaxRate(terms({ ...fee, gstPercent }), goodsTax, day(from));
    expect([on('2025-09-21', '12').ok, on('2025-09-22', '5.00').ok, on('2026-01-01', null).ok]).toEqual([
      true,
      true,
      true,
    ]);
    expect(on('2025-09-22', '12')).toEqual({
      ok: false,
      refusal: { code: 'goodsTaxRateUnknown', rates: '0.25, 1.5, 3, 5, 18, 28, 40' },
    });
    expect(goodsTaxRatesOn(goodsTax, day('2017-06-30'))).toEqual([]);
    expect(noCharges.lateFee === null && checkGoodsTaxRate(noCharges, goodsTax, day('2026-01-01')).ok).toBe(
      true,
    );
  });

  it('terms of before the place of supply was asked still read', () => {
    expect(lateFeeTermsSchema.parse(fee)).toEqual(fee);
  });
});
