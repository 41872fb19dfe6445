import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blankTerms,
  formOfRungs,
  formOfTerms,
  rungsOfForm,
  termsOfForm,
} from '../../../../src/renderer/features/charges/terms-form.ts';
import {
  type ChargeTerms,
  chargeTermsSchema,
  compoundings,
  dayCounts,
} from '../../../../src/shared/domain/charges/terms.ts';

const percent = fc.constantFrom('2', '18', '20.25');
const minor = fc.integer({ min: 1, max: 10_000_000 });
const dayCount = fc.constantFrom(...dayCounts);

const interest: fc.Arbitrary<ChargeTerms['interest']> = fc.oneof(
  fc.record({ regime: fc.constantFrom('none' as const, 'ukLatePayment' as const) }),
  fc.record({
    regime: fc.constant('msmed' as const),
    rests: fc.constantFrom('appointedDay' as const, 'calendarMonth' as const),
    agreedDays: fc.option(fc.integer({ min: 0, max: 365 })),
  }),
  fc.record({
    regime: fc.constant('euLatePayment' as const),
    fixing: fc.constantFrom('float' as const, 'fixAtDue' as const),
    marginPercent: percent,
  }),
  fc.record({
    regime: fc.constant('contract' as const),
    ratePercent: percent,
    dayCount,
    compounding: fc.constantFrom(...compoundings),
  }),
);

const lateFee = fc
  .record({
    rule: fc.oneof(
      fc.record({ kind: fc.constant('flat' as const), amountMinor: minor }),
      fc.record({ kind: fc.constant('percent' as const), percent }),
      fc.record({
        kind: fc.constant('slabs' as const),
        slabs: fc.array(fc.record({ fromDay: fc.integer({ min: 1, max: 999 }), amountMinor: minor }), {
          minLength: 1,
          maxLength: 5,
        }),
      }),
    ),
    graceDays: fc.integer({ min: 0, max: 365 }),
    capMinor: fc.option(minor),
    // Without a rate nobody asks where the buyer is; within the state is what is meant where nothing is said.
    tax: fc.constantFrom(
      { gstPercent: null },
      { gstPercent: '18' },
      { gstPercent: '5', gstSupply: 'acrossStates' as const },
    ),
  })
  .map(({ tax, ...rest }) => ({ ...rest, ...tax }));

const terms: fc.Arbitrary<ChargeTerms> = fc.record({
  interest,
  penal: fc.option(fc.record({ ratePercent: percent, dayCount })),
  lateFee: fc.option(lateFee),
  clause: fc.constantFrom('', 'Clause 7 of the order'),
});

describe('the form of terms', () => {
  test('opened on any terms and left alone it stands for the same terms', () => {
    fc.assert(
      fc.property(terms, (known) => {
        expect(chargeTermsSchema.safeParse(known).success).toBe(true);
        expect(termsOfForm(formOfTerms(known, 'INR'), 'INR')).toEqual(known);
      }),
    );
  });

  test('stands for nothing while something of it is missing or cannot be read', () => {
    expect(termsOfForm(blankTerms, 'INR')).toBeNull();
    const simple = { ...blankTerms, regime: 'contract' as const, ratePercent: '18' };
    expect(termsOfForm(simple, 'INR')?.interest).toMatchObject({ ratePercent: '18', compounding: 'none' });
    expect(termsOfForm({ ...simple, ratePercent: 'x' }, 'INR')).toBeNull();
    expect(termsOfForm({ ...simple, penalPercent: '2 %' }, 'INR')).toBeNull();
    const flat = { ...simple, feeKind: 'flat' as const, feeAmountText: '500' };
    expect(termsOfForm(flat, 'INR')?.lateFee).toEqual({
      rule: { kind: 'flat', amountMinor: 500_00 },
      graceDays: 0,
      capMinor: null,
      gstPercent: null,
    });
    for (const broken of [
      { feeAmountText: '' },
      { feeAmountText: '0' },
      { graceText: '3 days' },
      { graceText: '400' },
      { capText: 'a lot' },
    ]) {
      expect(termsOfForm({ ...flat, ...broken }, 'INR')).toBeNull();
    }
    const slabs = { ...simple, feeKind: 'slabs' as const };
    expect(termsOfForm(slabs, 'INR')).toBeNull();
    const halfTyped = [{ daysText: '5', figureText: '' }];
    expect(termsOfForm({ ...slabs, slabs: halfTyped }, 'INR')).toBeNull();
  });
});

describe('the steps of a ladder', () => {
  test('are read back as they were shown, to the hundredth of a per cent', () => {
    const rung = fc.record({
      withinDays: fc.integer({ min: 0, max: 365 }),
      basisPoints: fc.integer({ min: 1, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(rung, { maxLength: 6 }), (rungs) => {
        expect(rungsOfForm(formOfRungs(rungs))).toEqual(rungs);
      }),
    );
  });

  test('nothing typed is no ladder; a row half typed or beyond a hundred per cent is not read', () => {
    expect(rungsOfForm(formOfRungs([]))).toEqual([]);
    for (const figureText of ['', '0', '100.01', '2.125', '-1']) {
      expect(rungsOfForm([{ daysText: '10', figureText }])).toBeNull();
    }
    expect(rungsOfForm([{ daysText: '', figureText: '2' }])).toBeNull();
  });
});
