import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { placeAccount } from '../../../../src/shared/domain/worklist/place-account.ts';
import { rankKeyText, scoreOfRankKey } from '../../../../src/shared/domain/worklist/rank-key.ts';
import { scoreAccount } from '../../../../src/shared/domain/worklist/score-account.ts';
import { standingTerms } from '../../../../src/shared/domain/worklist/standing-terms.ts';
import { accountFacts, contextOn, day, lakhBook, policyOf, today } from './worklist-fixture.ts';

const { standingPoints } = policyOf('balanced');
type Standing = Pick<AccountFacts, 'classification' | 'openDeductions' | 'lateCertificate'>;
const termsOf = (standing: Partial<Standing>, points = standingPoints) =>
  standingTerms(accountFacts(standing), today, points);

describe('points for how an account stands', () => {
  it('says the class that is near, with its day', () => {
    const classification = { code: 'SMA-1', since: day(-26), next: { on: day(4), code: 'SMA-2' } };
    expect(termsOf({ classification })).toEqual([
      {
        name: 'class',
        points: 40,
        because: { key: 'term.classNearing', params: { code: 'SMA-2', on: day(4), days: 4 } },
      },
    ]);
  });

  it('says the class an account has where the next one is far', () => {
    const classification = { code: 'SMA-1', since: day(-2), next: { on: day(28), code: 'SMA-2' } };
    expect(termsOf({ classification })).toEqual([
      {
        name: 'class',
        points: 10,
        because: { key: 'term.classHeld', params: { code: 'SMA-1', on: day(-2) } },
      },
    ]);
    const nonPerforming = { code: 'NPA', since: day(-200), next: null };
    expect(termsOf({ classification: nonPerforming })[0]?.points).toBe(30);
  });

  it('says nothing of a class that the data gives no points', () => {
    expect(termsOf({ classification: { code: 'SMA-0', since: day(-5), next: null } })).toEqual([]);
    const classification = { code: 'NPA', since: day(-5), next: null };
    expect(termsOf({ classification }, { ...standingPoints, classes: [] })).toEqual([]);
  });

  it('tells a deduction that waits from one that nobody looked at by its day', () => {
    const openDeductions = { amountMinor: 40_000, oldestOn: day(-9), followUpOn: today };
    const params = { amountMinor: 40_000, currency: 'INR', days: 9 };
    expect(termsOf({ openDeductions })).toEqual([
      { name: 'deduction', points: 5, because: { key: 'term.deductionOpen', params } },
    ]);
    expect(termsOf({ openDeductions: { ...openDeductions, followUpOn: day(-1) } })).toEqual([
      { name: 'deduction', points: 20, because: { key: 'term.deductionLate', params } },
    ]);
  });

  it('says for how long a certificate is awaited', () => {
    const lateCertificate = { quarter: '2026-27/Q1', dueOn: day(-42), amountMinor: 100_000 };
    expect(termsOf({ lateCertificate })).toEqual([
      {
        name: 'certificate',
        points: 15,
        because: {
          key: 'term.certificateLate',
          params: { quarter: '2026-27/Q1', amountMinor: 100_000, currency: 'INR', days: 42 },
        },
      },
    ]);
  });
});

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  classification: fc.option(
    fc.record({
      code: fc.constantFrom('SMA-0', 'SMA-1', 'SMA-2', 'NPA'),
      since: fc.integer({ min: -300, max: 0 }).map(day),
      next: fc.option(
        fc.record({
          on: fc.integer({ min: 1, max: 31 }).map(day),
          code: fc.constantFrom('SMA-1', 'SMA-2', 'NPA'),
        }),
      ),
    }),
  ),
  openDeductions: fc.option(
    fc.record({
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
      oldestOn: fc.integer({ min: -60, max: 0 }).map(day),
      followUpOn: fc.integer({ min: -30, max: 30 }).map(day),
    }),
  ),
  lateCertificate: fc.option(
    fc.record({
      quarter: fc.constant('2026-27/Q1'),
      dueOn: fc.integer({ min: -90, max: -1 }).map(day),
      amountMinor: fc.integer({ min: 1, max: 1_000_000 }),
    }),
  ),
});

describe('laws of how an account stands', () => {
  it('places no account and hides none: lanes and suppressions are what they are without it', () => {
    const money = fc.record({
      overdueMinor: fc.constantFrom(0, 5_000, 500_000),
      nextDueMinor: fc.constantFrom(0, 90_000_000),
      nextDueOn: fc.constantFrom(null, day(3)),
      snoozedUntil: fc.constantFrom(null, day(2)),
    });
    fc.assert(
      fc.property(money, anyStanding, (known, standing) => {
        const plain = accountFacts(known);
        expect(placeAccount({ ...plain, ...standing }, contextOn(today))).toEqual(
          placeAccount(plain, contextOn(today)),
        );
      }),
    );
  });

  it('adds the same whole points under every policy, which a place keeps beside the weighed shares', () => {
    fc.assert(
      fc.property(anyStanding, (standing) => {
        const added = (['balanced', 'classic'] as const).map((policyId) => {
          const policy = policyOf(policyId);
          const scored = scoreAccount(accountFacts(standing), today, policy, lakhBook);
          expect(scored.score).toBe(scored.terms.reduce((sum, { points }) => sum + points, 0));
          expect(scored.terms.every(({ points }) => Number.isInteger(points))).toBe(true);
          const place = { lane: 5, isPutBack: false, orderKey: 0, currency: 'INR', overdueMinor: 1 } as const;
          const rankKey = rankKeyText({ ...place, oldestDueOn: null, score: scored.score });
          expect(scoreOfRankKey(rankKey)).toBe(scored.score);
          return scored.score - scoreAccount(accountFacts(), today, policy, lakhBook).score;
        });
        const points = termsOf(standing).reduce((sum, term) => sum + term.points, 0);
        expect(added).toEqual([points, points]);
      }),
    );
  });
});
