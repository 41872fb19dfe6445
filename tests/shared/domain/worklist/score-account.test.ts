import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../../src/shared/domain/worklist/account-facts.ts';
import { percentile95, takeBookSnapshot } from '../../../../src/shared/domain/worklist/book-snapshot.ts';
import { loadWorklistPolicies, recencyTargetDays } from '../../../../src/shared/domain/worklist/policy.ts';
import { scoreAccount } from '../../../../src/shared/domain/worklist/score-account.ts';
import {
  accountFacts,
  currentAccount,
  day,
  lakhBook,
  policiesFile,
  policyOf,
  today,
} from './worklist-fixture.ts';

const scoreOf = (more: Partial<AccountFacts>, policyId: 'balanced' | 'classic' = 'balanced') =>
  scoreAccount(accountFacts(more), today, policyOf(policyId), lakhBook);
const pointsOf = (name: string, more: Partial<AccountFacts>) =>
  scoreOf(more).terms.find((term) => term.name === name)?.points;

describe('the score', () => {
  it('shows every term with its points and its reason, and their sum', () => {
    const facts = {
      overdueMinor: 10_000_000,
      lastRpcOn: day(-3),
      creditLimitMinor: 100,
      creditUsedMinor: 80,
    };
    expect(scoreOf(facts)).toEqual({
      score: 486,
      terms: [
        {
          name: 'value',
          points: 300,
          because: { key: 'term.value', params: { amountMinor: 10_000_000, currency: 'INR' } },
        },
        { name: 'age', points: 75, because: { key: 'term.age', params: { days: 45 } } },
        { name: 'risk', points: 0, because: { key: 'term.littleData', params: { contacts: 0, needed: 30 } } },
        { name: 'recency', points: 86, because: { key: 'term.recency', params: { days: 3, targetDays: 7 } } },
        { name: 'leverage', points: 25, because: { key: 'term.leverage', params: { percent: 80 } } },
      ],
    });
  });

  it('is value and age alone under the classic policy', () => {
    const { score, terms } = scoreOf({ overdueMinor: 10_000_000 }, 'classic');
    expect([score, terms.map((term) => [term.name, term.points])]).toEqual([
      750,
      [
        ['value', 500],
        ['age', 250],
      ],
    ]);
  });

  it('measures value on a logarithmic scale of whole money to the book’s P95, without the disputed part', () => {
    expect(pointsOf('value', { overdueMinor: 50_000_000 })).toBe(300);
    // 300 × ln(1 + 1000) / ln(1 + 100000) = 180.02
    expect(pointsOf('value', { overdueMinor: 100_000 })).toBe(180);
    expect(pointsOf('value', { overdueMinor: 1_100_000, disputedMinor: 1_000_000 })).toBe(180);
    expect(pointsOf('value', { overdueMinor: 1_000, disputedMinor: 2_000 })).toBe(0);
    const yen = scoreAccount(accountFacts({ currency: 'JPY' }), today, policyOf('balanced'), lakhBook);
    expect(yen.terms[0]?.points).toBe(300);
    const soon = currentAccount({ nextDueOn: day(3), nextDueMinor: 100_000 });
    expect(scoreAccount(soon, today, policyOf('balanced'), lakhBook).terms[0]).toEqual({
      name: 'value',
      points: 180,
      because: { key: 'term.valueDueSoon', params: { amountMinor: 100_000, currency: 'INR' } },
    });
  });

  it('presses with age to ninety days and no further', () => {
    expect([0, 45, 90, 400].map((daysPastDue) => pointsOf('age', { daysPastDue }))).toEqual([
      0, 75, 150, 150,
    ]);
  });

  it('falls to no recency when the right party is reached, and is full when it never was', () => {
    expect(
      [null, 0, -7, -30].map((offset) =>
        pointsOf('recency', { lastRpcOn: offset === null ? null : day(offset) }),
      ),
    ).toEqual([200, 0, 200, 200]);
  });

  it('presses a business at its credit limit, never a consumer', () => {
    const used = (creditUsedMinor: number, isBusiness = true) =>
      pointsOf('leverage', { creditLimitMinor: 10_000, creditUsedMinor, isBusiness });
    expect([used(9_000), used(8_999), used(7_500), used(7_499), used(9_999, false)]).toEqual([
      50, 25, 25, 0, 0,
    ]);
  });

  it('calls its estimate risk with little data and 0 points until enough outcomes exist, then counts the uplift', () => {
    const outcomes = (
      contacts: number,
      paidWithContactPermille: number,
      paidWithoutContactPermille: number,
    ) =>
      scoreOf({ contactOutcomes: { contacts, paidWithContactPermille, paidWithoutContactPermille } })
        .terms[2];
    expect(outcomes(29, 900, 100)).toEqual({
      name: 'risk',
      points: 0,
      because: { key: 'term.littleData', params: { contacts: 29, needed: 30 } },
    });
    expect(
      [outcomes(30, 175, 50), outcomes(30, 900, 100), outcomes(30, 100, 300)].map((term) => [
        term?.name,
        term?.points,
      ]),
    ).toEqual([
      ['uplift', 150],
      ['uplift', 300],
      ['uplift', 0],
    ]);
  });
});

describe('the snapshot of a book', () => {
  it('takes the 95th percentile by nearest rank, per currency, of open accounts that are late', () => {
    expect([percentile95([]), percentile95([7]), percentile95([3, 1, 2])]).toEqual([0, 7, 3]);
    expect(percentile95(Array.from({ length: 100 }, (_, index) => index + 1))).toBe(95);
    expect(percentile95(Array.from({ length: 20 }, (_, index) => index + 1))).toBe(19);
    const accounts = [
      accountFacts({ overdueMinor: 500 }),
      accountFacts({ overdueMinor: 900, currency: 'USD' }),
      accountFacts({ overdueMinor: 9_999, isOpen: false }),
      currentAccount(),
    ];
    expect(takeBookSnapshot(accounts, today)).toEqual({
      takenOn: today,
      p95OverdueMinorByCurrency: { INR: 500, USD: 900 },
    });
  });
});

describe('the policies', () => {
  const problemsOf = (change: Record<string, unknown>) => {
    const result = loadWorklistPolicies({ ...policiesFile, ...change });
    return result.ok ? [] : result.refusal.problems;
  };

  it('are refused where weights do not add up, an id stands twice or the default does not exist', () => {
    const classic = {
      id: 'classic',
      titleKey: 't',
      weightsPermille: { value: 500, age: 500, uplift: 0, recency: 0, leverage: 0 },
    };
    const heavy = { ...classic, weightsPermille: { ...classic.weightsPermille, age: 501 } };
    expect(problemsOf({ policies: [heavy], defaultPolicyId: 'classic' })).toEqual([
      'policies.0.weightsPermille: weights add up to 1000',
    ]);
    expect(problemsOf({ policies: [classic, classic], defaultPolicyId: 'classic' })).toEqual([
      'policies: an id stands twice',
    ]);
    expect(problemsOf({ policies: [classic] })).toEqual(['defaultPolicyId: no such policy']);
    expect(problemsOf({ extra: 1 })).toHaveLength(1);
  });

  it('set how often the right party should be reached by bucket', () => {
    const policy = policyOf('balanced');
    expect(
      ['1-30', '31-60', '61-90', '90+'].map((bucket) => recencyTargetDays(policy, 'trade', bucket)),
    ).toEqual([10, 7, 5, 7]);
  });
});
