import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import { standingCharges } from '../../../../src/shared/domain/account/charges.ts';
import { accountCharges } from '../../../../src/shared/domain/charges/account-charges.ts';
import type { ChargedClaim } from '../../../../src/shared/domain/charges/charged-claim.ts';
import { checkTerms } from '../../../../src/shared/domain/charges/check-terms.ts';
import { chargesOnClaim } from '../../../../src/shared/domain/charges/claim-charges.ts';
import { netPayments } from '../../../../src/shared/domain/charges/claim-payments.ts';
import { chargesToFreeze } from '../../../../src/shared/domain/charges/freeze.ts';
import { splitInclusiveTax } from '../../../../src/shared/domain/charges/goods-tax.ts';
import { lateFeeOn } from '../../../../src/shared/domain/charges/late-fee.ts';
import { quickCharges } from '../../../../src/shared/domain/charges/quick-charges.ts';
import { msmedDays, ukFixedSumMinor } from '../../../../src/shared/domain/charges/statutes.ts';
import {
  type ChargeTerms,
  type DatedTerms,
  noCharges,
  termsOn,
} from '../../../../src/shared/domain/charges/terms.ts';
import { addDays, addMonthsClamped, dayNumberToDate } from '../../../../src/shared/domain/dates.ts';
import type { AccountEvent, DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { buildEvents, day } from '../events/build-event.ts';
import { imported, item, opened, stream } from '../events/drafts.ts';
import { shippedChargeRules } from '../interest/shipped-rules.ts';

const rules = shippedChargeRules();

const claim: ChargedClaim = {
  itemId: 'I-1',
  number: 'EMI-1',
  currency: 'INR',
  issuedOn: day('2025-01-01'),
  dueOn: day('2025-01-31'),
  amountMinor: 12_000_00,
  chargedBySourceMinor: 0,
  movements: [],
  interestPaid: [],
  holes: [],
};
const loan: ChargeTerms = {
  interest: { regime: 'contract', ratePercent: '15', dayCount: 'actual/365F', compounding: 'none' },
  penal: { ratePercent: '24', dayCount: 'actual/365F' },
  lateFee: null,
  clause: 'clause 7 of the loan agreement',
};

describe('penal charges (row L5)', () => {
  test('unpaid for twelve months, a penal charge never joins the base of anything', () => {
    for (let months = 1; months <= 12; months += 1) {
      const asOf = addMonthsClamped(claim.dueOn, months);
      const { charges } = chargesOnClaim(claim, loan, rules, asOf);
      const alone = chargesOnClaim(claim, { ...loan, penal: null }, rules, asOf).charges[0];
      const [interest, penalty] = charges;
      expect(interest).toEqual(alone);
      expect(charges.map(({ head, bearsInterest }) => [head, bearsInterest])).toEqual([
        ['interest', false],
        ['penalty', false],
      ]);
      for (const step of [...(interest?.steps ?? []), ...(penalty?.steps ?? [])]) {
        expect(step.opening).toEqual({ numerator: 1200000n, denominator: 1n });
      }
    }
  });

  test('twelve thousand overdue for 45 days at 24 % are 355.07', () => {
    const { charges } = chargesOnClaim(claim, loan, rules, addDays(claim.dueOn, 45));
    expect(charges.find(({ head }) => head === 'penalty')?.amountMinor).toBe(355_07);
  });
});

describe('payments and interest', () => {
  test('a payment counts from the day after it, and interest does not go away with the principal', () => {
    const paid = { ...claim, movements: [{ on: day('2025-02-10'), amountMinor: 12_000_00 }] };
    const at = (on: string): number =>
      chargesOnClaim(paid, loan, rules, day(on)).charges[0]?.amountMinor ?? 0;
    // Ten days: 1 to 10 February.
    expect([at('2025-02-10'), at('2025-02-11'), at('2025-12-31')]).toEqual([49_32, 49_32, 49_32]);
  });

  test('money that came back never arrived', () => {
    expect(
      netPayments(
        [
          { on: day('2025-02-10'), amountMinor: 5_000 },
          { on: day('2025-02-12'), amountMinor: 3_000 },
          { on: day('2025-02-20'), amountMinor: -5_000 },
        ],
        day('2025-02-28'),
      ),
    ).toEqual([{ on: '2025-02-12', amountMinor: 3_000 }]);
  });

  test('statutory interest brings its fixed sum, once and in its own currency', () => {
    const uk: ChargeTerms = { ...noCharges, interest: { regime: 'ukLatePayment' } };
    const pounds = { ...claim, currency: 'GBP', dueOn: day('2025-12-15'), amountMinor: 6_500_00 };
    const { charges } = chargesOnClaim(pounds, uk, rules, day('2026-03-20'));
    expect(charges.map(({ head, amountMinor, ruleId }) => [head, amountMinor, ruleId])).toEqual([
      ['interest', 207_24, 'UK-LP-INT'],
      ['fee', 70_00, 'UK-LP-FIXED'],
    ]);
  });
});

describe('charges of a whole book', () => {
  test('the quick way and the whole way give the same amount', () => {
    const regimes: readonly ChargeTerms[] = [
      { ...noCharges, interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null } },
      { ...noCharges, interest: { regime: 'msmed', rests: 'calendarMonth', agreedDays: null } },
      { ...noCharges, interest: { regime: 'euLatePayment', fixing: 'float', marginPercent: '8' } },
      loan,
    ];
    const asOf = day('2026-03-31');
    fc.assert(
      fc.property(
        fc.constantFrom(...regimes),
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 20_100, max: 20_600 }).map(dayNumberToDate),
        fc.constantFrom(0, 30, 90),
        fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
        (terms, amountMinor, issuedOn, days, paidAfter) => {
          const dueOn = addDays(issuedOn, days);
          const movements =
            paidAfter === null
              ? []
              : [{ on: addDays(dueOn, paidAfter), amountMinor: Math.ceil(amountMinor / 3) }];
          const one = { ...claim, amountMinor, issuedOn, dueOn, movements };
          const slow = { interest: 0, penalty: 0, fee: 0 };
          for (const { head, amountMinor: chargedMinor } of chargesOnClaim(one, terms, rules, asOf).charges) {
            slow[head] += chargedMinor;
          }
          expect(quickCharges(rules, asOf)(one, terms)).toEqual(slow);
        },
      ),
    );
  });
});

describe('late fees', () => {
  const terms = { graceDays: 5, capMinor: null, gstPercent: null } as const;

  test('nothing within the grace, then the flat sum, the share or the slab, up to the cap', () => {
    const flat = { ...terms, rule: { kind: 'flat' as const, amountMinor: 500_00 } };
    expect([lateFeeOn(flat, 10_000_00, 5), lateFeeOn(flat, 10_000_00, 6)]).toEqual([0, 500_00]);
    const share = { ...terms, capMinor: 150_00, rule: { kind: 'percent' as const, percent: '2' } };
    expect([lateFeeOn(share, 5_000_00, 10), lateFeeOn(share, 50_000_00, 10)]).toEqual([100_00, 150_00]);
    const slabs = [
      { fromDay: 6, amountMinor: 100_00 },
      { fromDay: 31, amountMinor: 250_00 },
    ];
    const slab = { ...terms, rule: { kind: 'slabs' as const, slabs } };
    expect([6, 30, 31, 400].map((days) => lateFeeOn(slab, 1, days))).toEqual([
      100_00, 100_00, 250_00, 250_00,
    ]);
  });

  test('a fee of 500.00 with 18 % inside: equal halves, and the paisa on its own line', () => {
    expect(splitInclusiveTax(500_00, '18')).toEqual({
      taxableMinor: 423_73,
      cgstMinor: 38_14,
      sgstMinor: 38_14,
      igstMinor: 0,
      roundOffMinor: -1,
    });
  });
});

describe('statutes and terms', () => {
  test('days to pay a small supplier, and the bands of the fixed sum', () => {
    const { msmed, ukLatePayment } = rules.statutes;
    expect(msmedDays(msmed, day('2025-01-10'), null)).toEqual({
      lastPayOn: '2025-01-25',
      appointedOn: '2025-01-26',
      isCapped: false,
    });
    expect(msmedDays(msmed, day('2026-01-05'), 90)).toMatchObject({
      lastPayOn: '2026-02-19',
      isCapped: true,
    });
    expect(
      [99_999, 100_000, 999_999, 1_000_000].map((minor) => ukFixedSumMinor(ukLatePayment, minor)),
    ).toEqual([4000, 7000, 7000, 10_000]);
  });

  test('an account’s own terms beat its book’s, and the newest in force beats the older', () => {
    const set = (termsId: string, fromOn: string, accountId: string | null, clause: string): DatedTerms => ({
      termsId,
      bookId: 'B-1',
      accountId,
      fromOn: day(fromOn),
      place: 0,
      terms: { ...noCharges, clause },
    });
    const known = [
      set('1', '2026-01-01', null, 'book'),
      set('2', '2026-06-01', null, 'book, newer'),
      set('3', '2026-03-01', 'A-1', 'own'),
    ];
    const at = (on: string, accountId = 'A-2'): string =>
      termsOn(known, { bookId: 'B-1', accountId }, day(on)).clause;
    expect([at('2025-12-31'), at('2026-02-01'), at('2026-07-01'), at('2026-07-01', 'A-1')]).toEqual([
      '',
      'book',
      'book, newer',
      'own',
    ]);
  });

  test('statutes bind businesses and suppliers, penal charges are a lender’s', () => {
    const trade = { creditor: 'trade', debtors: 'business' } as const;
    const uk: ChargeTerms = { ...noCharges, interest: { regime: 'ukLatePayment' } };
    expect(checkTerms(uk, trade).ok).toBe(true);
    expect(checkTerms(uk, { ...trade, debtors: 'consumer' })).toMatchObject({
      refusal: { code: 'statuteBindsBusinessesOnly' },
    });
    expect(checkTerms(uk, { ...trade, creditor: 'lender' })).toMatchObject({
      refusal: { code: 'statuteBindsTradeOnly' },
    });
    expect(checkTerms(loan, trade)).toMatchObject({ refusal: { code: 'penalChargeIsTheLenders' } });
  });
});

const known: readonly DatedTerms[] = [
  {
    termsId: 'Y-1',
    bookId: 'B-1',
    accountId: null,
    fromOn: day('2020-01-01'),
    place: 0,
    terms: {
      ...noCharges,
      interest: { regime: 'msmed', rests: 'appointedDay', agreedDays: null },
      clause: 'on the bill',
    },
  },
];
const book = [
  opened(),
  imported('X-1', item({ issuedOn: day('2025-12-01'), dueOn: day('2025-12-31'), amountMinor: 100_000_00 })),
];

function folded(drafts: readonly EventDraft[]) {
  return foldAccount(stream, buildEvents(drafts) as AccountEvent[]);
}

describe('freezing', () => {
  const freeze = (drafts: readonly EventDraft[], upTo: string, brokenMonth = false) =>
    chargesToFreeze(folded(drafts).state, known, rules, {
      upTo: day(upTo),
      brokenMonth,
      isClosed: () => false,
    });

  test('month-ends of a closed year take nothing, and what accrued by then is in the first entry after it', () => {
    const isClosed = (on: string) => on <= '2026-03-31';
    const question = { upTo: day('2026-05-31'), brokenMonth: false };
    const { state } = folded(book);
    const open = chargesToFreeze(state, known, rules, { ...question, isClosed: () => false });
    const closed = chargesToFreeze(state, known, rules, { ...question, isClosed });
    const sumOf = (drafts: typeof open) => drafts.reduce((sum, { draft }) => sum + draft.data.amountMinor, 0);
    expect(closed.map(({ on, draft }) => [on, draft.data.fromOn, draft.data.toOn])).toEqual([
      ['2026-04-30', '2026-01-01', '2026-04-30'],
      ['2026-05-31', '2026-05-01', '2026-05-31'],
    ]);
    expect([open.length, sumOf(closed)]).toEqual([5, sumOf(open)]);
  });

  test('asked every hour, every day or after nine days, the same charges are written', () => {
    const once = freeze(book, '2026-03-09').map(({ draft }) => draft);
    let hourly: readonly EventDraft[] = book;
    for (let on = day('2026-01-28'); on <= '2026-03-09'; on = addDays(on, on === '2026-02-01' ? 9 : 1)) {
      for (let hour = 0; hour < 3; hour += 1) {
        hourly = [...hourly, ...freeze(hourly, on).map(({ draft }) => draft)];
      }
    }
    const facts = (drafts: readonly EventDraft[]): unknown =>
      drafts.flatMap(({ kind, data }) => (kind === 'charge.posted' ? [{ ...data, rates: 0, basis: 0 }] : []));
    expect(facts(hourly)).toEqual(facts(once));
    expect(once.map(({ data }) => [data.fromOn, data.toOn])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
    ]);
  });

  test('what is frozen and what is not add up to what accrued, on every day', () => {
    const drafts = [...book, ...freeze(book, '2026-03-09', true).map(({ draft }) => draft)];
    const { state } = folded(drafts);
    const { state: unfrozen } = folded(book);
    for (const on of ['2026-03-09', '2026-04-17', '2026-12-31']) {
      // The events of the test are all of one business day, so the frozen ones are known on it.
      const asOf = day(on < '2026-11-24' ? '2026-12-01' : on);
      const [charge] = accountCharges(state, known, rules, asOf).charges;
      const [whole] = accountCharges(unfrozen, known, rules, asOf).charges;
      expect((charge?.frozenMinor ?? 0) + (charge?.notFrozenMinor ?? 0)).toBe(whole?.amountMinor);
    }
  });

  test('a frozen charge is owed under its own head until it is waived, and the double entry stays in balance', () => {
    const [first] = freeze(book, '2026-01-31');
    if (first === undefined) throw new Error('a charge');
    const waiver = (waiverId: string, amountMinor: number): EventDraft<'charge.waived'> => ({
      kind: 'charge.waived',
      stream,
      data: { waiverId, chargeId: first.draft.data.chargeId, amountMinor, reason: 'goodwill' },
      personal: { note: null },
    });
    const all = first.draft.data.amountMinor;
    const { state, effects } = folded([
      ...book,
      first.draft,
      first.draft,
      waiver('K-1', 400),
      waiver('K-1', 400),
      waiver('K-2', all),
    ]);
    const on = day('2026-11-24');
    expect(standingCharges(state, on).map(({ standingMinor }) => standingMinor)).toEqual([0]);
    expect([...state.reviews.values()].map(({ kind }) => kind)).toEqual(['waiverBeyondCharge']);
    expect(trialBalance(effects.postings)).toEqual({ INR: 0 });
    const totals = new Map<string, number>();
    for (const { entryAccount, amountMinor } of effects.postings) {
      totals.set(entryAccount, (totals.get(entryAccount) ?? 0) + amountMinor);
    }
    expect(totals.get('receivable.interest')).toBe(0);
    expect(totals.get('income.interest')).toBe(-all);
    expect(totals.get('book.waived')).toBe(all);
  });

  test('contradictions are kept and shown, never thrown', () => {
    const charge = (
      chargeId: string,
      changed: Partial<DataOf<'charge.posted'>>,
    ): EventDraft<'charge.posted'> => ({
      kind: 'charge.posted',
      stream,
      data: {
        chargeId,
        itemId: 'I-1',
        head: 'penalty',
        currency: 'INR',
        amountMinor: 100,
        fromOn: day('2026-10-01'),
        toOn: day('2026-10-31'),
        ruleId: 'IN-RBI-PENAL',
        bearsInterest: false,
        rates: [],
        basis: '',
        ...changed,
      },
      personal: null,
    });
    const { state } = folded([
      ...book,
      charge('Q-1', {}),
      charge('Q-1', { amountMinor: 200 }),
      charge('Q-2', { itemId: 'I-none' }),
      charge('Q-3', { currency: 'USD' }),
      {
        kind: 'charge.waived',
        stream,
        data: { waiverId: 'K-1', chargeId: 'Q-none', amountMinor: 1, reason: 'goodwill' },
        personal: { note: null },
      },
    ]);
    expect([...state.reviews.values()].map(({ kind }) => kind).sort()).toEqual([
      'chargeInOtherCurrency',
      'chargePostedTwice',
      'chargeWithoutItem',
      'waiverOfUnknownCharge',
    ]);
    expect(
      standingCharges(state, day('2026-11-24')).map(({ chargeId, standingMinor }) => [
        chargeId,
        standingMinor,
      ]),
    ).toEqual([
      ['Q-1', 100],
      ['Q-2', 100],
    ]);
  });
});
