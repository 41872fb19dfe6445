import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  levelFor,
  levelOf,
  objectionToApprover,
} from '../../../../src/shared/domain/concession/authority.ts';
import {
  type CompromiseQuestion,
  decideCompromise,
} from '../../../../src/shared/domain/concession/decide-compromise.ts';
import {
  earnedDiscount,
  ladderFor,
  objectionToLadder,
} from '../../../../src/shared/domain/concession/early-payment.ts';
import { bandOf, settlementPolicySchema } from '../../../../src/shared/domain/concession/policy.ts';
import {
  basisPointsOf,
  presentValueMinor,
  shareOfDues,
} from '../../../../src/shared/domain/concession/present-value.ts';
import { restructureSchedule } from '../../../../src/shared/domain/concession/restructure.ts';
import { affordabilityOf, disposableMinor } from '../../../../src/shared/domain/concession/worksheet.ts';
import { day } from '../events/build-event.ts';

const policy = settlementPolicySchema.parse(
  JSON.parse(
    readFileSync(new URL('../../../../resources/policies/settlement.json', import.meta.url), 'utf8'),
  ),
);

const question: CompromiseQuestion = {
  on: day('2026-11-26'),
  currency: 'INR',
  dues: { principal: 9_000_000, interest: 1_000_000 },
  product: 'loan',
  daysPastDue: 120,
  offer: { basisPoints: 8_000 },
  firstOn: day('2026-11-30'),
  count: 1,
  everyDays: 30,
  validUntil: day('2026-12-10'),
  isRegulated: true,
  sanctionLevel: 1,
  proposerLevel: 1,
  hasProposerSanctioned: false,
  policy,
};

describe('what an offer is worth', () => {
  test('62 % of ₹1,87,345.67 is ₹1,16,154.32, and ₹71,191.35 is given up (INT-OTS-1)', () => {
    expect(shareOfDues(18_734_567, 6_200)).toBe(11_615_432);
    expect(18_734_567 - shareOfDues(18_734_567, 6_200)).toBe(7_119_135);
    expect(basisPointsOf(11_615_432, 18_734_567)).toBe(6_200);
  });

  test('a rupee in a year is worth 100 ÷ 112 of one today, at once all of it', () => {
    const on = day('2026-11-26');
    expect(presentValueMinor([{ dueOn: on, amountMinor: 11_200 }], '12', on)).toBe(11_200);
    expect(presentValueMinor([{ dueOn: day('2027-11-26'), amountMinor: 11_200 }], '12', on)).toBe(10_000);
    expect(presentValueMinor([{ dueOn: day('2027-11-26'), amountMinor: 11_200 }], '0', on)).toBe(11_200);
  });

  test('later is never worth more', () => {
    fc.assert(
      fc.property(
        fc.nat(900),
        fc.nat(900),
        fc.integer({ min: 1, max: 10 ** 10 }),
        (one, other, amountMinor) => {
          const worth = (days: number): number =>
            presentValueMinor(
              [{ dueOn: day(new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)), amountMinor }],
              '12',
              day('2026-01-01'),
            );
          expect(worth(Math.max(one, other))).toBeLessThanOrEqual(worth(Math.min(one, other)));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('bands and authority', () => {
  test.each([
    ['loan', 0, 'standard'],
    ['loan', 90, 'standard'],
    ['loan', 91, 'nonPerforming'],
    ['loan', 365, 'nonPerforming'],
    ['trade', 366, 'oldDebt'],
    ['microfinance', 0, 'microfinance'],
  ])('%s, %i days past due: %s', (product, daysPastDue, name) => {
    expect(bandOf(policy, { product, daysPastDue }).name).toBe(name);
  });

  test('every level that the table gives is the lowest whose share and amount both reach', () => {
    const dues = [100_000, 10_000_000, 40_000_000, 1_000_000_000];
    const shares = [0, 100, 200, 201, 1_000, 2_500, 2_501, 5_000, 8_000, 8_001, 10_000];
    for (const table of [policy.settlementAuthority, policy.waiverAuthority, policy.writeOffAuthority]) {
      for (const duesMinor of dues) {
        for (const share of shares) {
          const sacrificeMinor = (duesMinor * share) / 10_000;
          const may = (level: number): boolean =>
            table.some(
              (row) =>
                row.level === level &&
                share <= row.basisPoints &&
                sacrificeMinor <= (row.amountMinorByCurrency['INR'] ?? -1),
            );
          const lowest = [1, 2, 3].find(may) ?? null;
          expect(levelFor(table, { sacrificeMinor, duesMinor, currency: 'INR' })).toBe(lowest);
          expect(levelFor(table, { sacrificeMinor: 1, duesMinor, currency: 'JPY' })).toBeNull();
        }
      }
    }
  });

  test('maker, sanctioner and level: every combination', () => {
    const asked = { proposedBy: 'maker', sanctionedBy: ['granted'], requiredLevel: 2 };
    const of = (userId: string, level: number) => objectionToApprover(asked, { userId, level });
    for (const level of [0, 1, 2, 3]) {
      expect(of('maker', level)).toBe('makerIsChecker');
      expect(of('granted', level)).toBe('sanctionerExcluded');
      expect(of('other', level)).toBe(level < 2 ? 'levelTooLow' : null);
    }
    expect(levelOf(policy, ['field', 'supervisor'])).toBe(2);
    expect(levelOf(policy, ['auditor'])).toBe(0);
  });
});

describe('an offer', () => {
  test('is split, valued and given to who may agree', () => {
    expect(decideCompromise(question)).toMatchObject({
      ok: true,
      value: {
        duesMinor: 10_000_000,
        offerMinor: 8_000_000,
        sacrificeMinor: 2_000_000,
        sacrificeBasisPoints: 2_000,
        floorMinor: 6_000_000,
        // 80,00,000 ÷ 1.12^(4/365) = 79,90,070.50…
        presentValueMinor: 7_990_071,
        breaches: [],
        requiredLevel: 2,
        payments: [{ dueOn: '2026-11-30', amountMinor: 8_000_000, graceUntil: '2026-11-30' }],
      },
    });
  });

  test('amount and share solve each other', () => {
    const byAmount = decideCompromise({ ...question, offer: { amountMinor: 8_000_000 } });
    expect(byAmount).toEqual(decideCompromise(question));
  });

  test('the last payment on day 90 is a settlement, on day 91 a restructuring for the highest level', () => {
    const lastOn = (date: string) => decideCompromise({ ...question, firstOn: day(date) });
    expect(lastOn('2027-02-24')).toMatchObject({ value: { breaches: [], requiredLevel: 2 } });
    expect(lastOn('2027-02-25')).toMatchObject({
      value: { breaches: ['overThreeMonths'], requiredLevel: 3 },
    });
  });

  test('a regulated lender is answered one level above who granted the credit, a supplier by himself', () => {
    const granted = (sanctionLevel: number) => decideCompromise({ ...question, sanctionLevel });
    expect(granted(2)).toMatchObject({ value: { requiredLevel: 3 } });
    expect(granted(3)).toEqual({ ok: false, refusal: { code: 'beyondEveryAuthority', level: 4 } });
    const supplier = { ...question, isRegulated: false, sanctionLevel: 3 };
    expect(decideCompromise({ ...supplier, proposerLevel: 2 })).toMatchObject({
      value: { requiredLevel: null },
    });
    expect(decideCompromise({ ...supplier, proposerLevel: 1 })).toMatchObject({
      value: { requiredLevel: 2 },
    });
    // Who granted the credit does not forgive it by himself either.
    expect(decideCompromise({ ...supplier, proposerLevel: 2, hasProposerSanctioned: true })).toMatchObject({
      value: { requiredLevel: 2 },
    });
  });

  test.each([
    [{ dues: {} }, 'nothingOwed'],
    [{ offer: { amountMinor: 10_000_000 } }, 'offerNotBelowDues'],
    [{ offer: { basisPoints: 3_999 } }, 'beyondPermissible'],
    [{ firstOn: day('2026-11-25') }, 'firstInPast'],
    [{ validUntil: day('2026-11-25') }, 'validInPast'],
  ])('%o is refused: %s', (change, code) => {
    expect(decideCompromise({ ...question, ...change })).toMatchObject({ ok: false, refusal: { code } });
  });

  test('what it is worth today against the floor of the band decides, not the sum of the payments', () => {
    const late = { ...question, offer: { basisPoints: 6_100 }, firstOn: day('2027-02-20') };
    expect(decideCompromise(late)).toMatchObject({ value: { breaches: ['belowFloor'], requiredLevel: 3 } });
    const soon = { ...late, firstOn: question.on };
    expect(decideCompromise(soon)).toMatchObject({ value: { breaches: [] } });
  });
});

describe('a discount for paying early', () => {
  const rungs = [
    { withinDays: 10, basisPoints: 200 },
    { withinDays: 20, basisPoints: 100 },
  ];
  const paid = (receivedOn: string, paidMinor: number) =>
    earnedDiscount(rungs, {
      issuedOn: day('2026-11-01'),
      amountMinor: 1_000_000,
      openMinor: 1_000_000,
      paidMinor,
      receivedOn: day(receivedOn),
    })?.amountMinor ?? 0;

  test('each step ends with its last day, and the next one is smaller', () => {
    expect(paid('2026-11-11', 980_000)).toBe(20_000);
    expect(paid('2026-11-12', 980_000)).toBe(0);
    expect(paid('2026-11-21', 990_000)).toBe(10_000);
    expect(paid('2026-11-22', 990_000)).toBe(0);
  });

  test('a paisa short earns nothing, and who pays all needs none', () => {
    expect(paid('2026-11-11', 979_999)).toBe(0);
    expect(paid('2026-11-11', 1_000_000)).toBe(0);
    expect(paid('2026-11-11', 995_000)).toBe(5_000);
  });

  test('a ladder keeps to the caps, and the account’s own goes before the book’s', () => {
    expect(objectionToLadder(rungs, policy.ladder)).toBeNull();
    expect(objectionToLadder([{ withinDays: 5, basisPoints: 501 }], policy.ladder)).toBe('ladderTooHigh');
    expect(objectionToLadder([{ withinDays: 61, basisPoints: 1 }], policy.ladder)).toBe('ladderTooLong');
    expect(objectionToLadder([...rungs].reverse(), policy.ladder)).toBe('ladderNotFalling');
    const many = [1, 2, 3, 4, 5, 6].map((at) => ({ withinDays: at, basisPoints: 100 - at }));
    expect(objectionToLadder(many, policy.ladder)).toBe('ladderTooManySteps');
    const ladder = { bookId: 'B', accountId: null, fromOn: '2026-01-01', rungs, reason: 'r' };
    const own = { ...ladder, accountId: 'A', rungs: [] };
    const account = { bookId: 'B', accountId: 'A' };
    expect(ladderFor([ladder, own], account, day('2026-02-01'))).toBe(own);
    expect(ladderFor([ladder, own], { ...account, accountId: 'C' }, day('2026-02-01'))).toBe(ladder);
    expect(ladderFor([ladder], account, day('2025-12-31'))).toBeNull();
  });
});

describe('new terms', () => {
  const terms = {
    dues: { principal: 90_000, interest: 6_000, penalty: 3_000, fee: 1_000 },
    waived: { interest: 1_000 },
    count: 3,
    firstOn: day('2027-01-31'),
    ratePercent: '0',
  };
  const amounts = (treatment: 'capitalise' | 'carryForward' | 'addToFirst') => {
    const schedule = restructureSchedule({ ...terms, treatment });
    return schedule.ok ? schedule.value.map(({ amountMinor }) => amountMinor) : [];
  };

  test('a penal charge is never spread, whatever becomes of the rest', () => {
    expect(amounts('capitalise')).toEqual([35_000, 32_000, 32_000]);
    expect(amounts('addToFirst')).toEqual([39_000, 30_000, 30_000]);
    expect(amounts('carryForward')).toEqual([30_000, 30_000, 39_000]);
  });

  test('with a rate the balance falls to nothing with the last payment', () => {
    const schedule = restructureSchedule({
      ...terms,
      dues: { principal: 10_000_000 },
      waived: {},
      treatment: 'capitalise',
      count: 12,
      ratePercent: '12',
    });
    if (!schedule.ok) throw new Error('refused');
    // ₹1,00,000 at 1 % a month over 12 months: ₹8,884.88 a month.
    expect(schedule.value[0]).toEqual({ dueOn: '2027-01-31', amountMinor: 888_488 });
    expect(schedule.value[1]?.dueOn).toBe('2027-02-28');
    const balance = schedule.value.reduce(
      (left, { amountMinor }) => left + Math.round(left / 100) - amountMinor,
      10_000_000,
    );
    expect(balance).toBe(0);
  });

  test('no more is given up than is owed', () => {
    expect(restructureSchedule({ ...terms, treatment: 'capitalise', waived: { fee: 1_001 } })).toEqual({
      ok: false,
      refusal: { code: 'waivedMoreThanOwed', component: 'fee' },
    });
  });
});

test('what is left of a month’s money says what can be asked for', () => {
  const sheet = {
    currency: 'INR',
    incomes: [{ code: 'wages', amountMinor: 2_000_000 }],
    expenses: [{ code: 'rent', amountMinor: 1_500_000 }],
  };
  expect(disposableMinor(sheet)).toBe(500_000);
  expect([
    affordabilityOf(null, 1),
    affordabilityOf(sheet, 500_000),
    affordabilityOf(sheet, 500_001),
    affordabilityOf({ ...sheet, incomes: [] }, null),
  ]).toEqual(['unknown', 'within', 'beyond', 'nothingLeft']);
});
