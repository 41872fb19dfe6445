import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allocate } from '../../../../src/shared/domain/allocation/allocate.ts';
import { COMPONENTS } from '../../../../src/shared/domain/allocation/component.ts';
import { type AllocatableClaim, dueStateOn } from '../../../../src/shared/domain/allocation/order-claims.ts';
import { policyFor } from '../../../../src/shared/domain/allocation/policies.ts';
import type { AllocationPolicy } from '../../../../src/shared/domain/allocation/policy.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { housePolicies, housePolicy } from './house-policies.ts';

const today = plainDate('2026-11-22');

function claim(
  claimId: string,
  dueOn: string,
  openMinorByComponent: AllocatableClaim['openMinorByComponent'],
  more: Partial<AllocatableClaim> = {},
): AllocatableClaim {
  const due = plainDate(dueOn);
  return {
    claimId,
    dueOn: due,
    state: dueStateOn(due, today),
    openMinorByComponent,
    disputedMinor: 0,
    ...more,
  };
}

function pay(
  amountMinor: number,
  policy: string | AllocationPolicy,
  claims: readonly AllocatableClaim[],
  words: Partial<Parameters<typeof allocate>[0]> = {},
) {
  const rule = typeof policy === 'string' ? housePolicy(policy) : policy;
  const split = allocate({ amountMinor, claims, policy: rule, direction: null, choice: null, ...words });
  return {
    ...split,
    lines: split.lines.map(
      ({ claimId, component, amountMinor: minor }) => `${claimId} ${component} ${minor}`,
    ),
  };
}

const loan = [
  claim('1', '2026-09-05', { penalty: 10, fee: 5, interest: 20, principal: 100 }),
  claim('2', '2026-11-22', { interest: 20, principal: 100 }),
  claim('3', '2026-12-05', { interest: 20, principal: 100 }),
  claim('4', '2027-01-05', { interest: 20, principal: 100 }),
];

describe('the order of a policy', () => {
  test('pays interest and principal instalment by instalment, and charges last, on a standard loan', () => {
    expect(pay(250, 'in-loan-standard', loan).lines).toEqual([
      '1 interest 20',
      '1 principal 100',
      '2 interest 20',
      '2 principal 100',
      '1 fee 5',
      '1 penalty 5',
    ]);
  });

  test('pays all principal that is due before any interest on a loan that is not performing', () => {
    expect(pay(225, 'in-loan-non-performing', loan).lines).toEqual([
      '1 principal 100',
      '2 principal 100',
      '1 interest 20',
      '2 interest 5',
    ]);
  });

  test.each([
    ['nextInstalment', ['3 interest 20', '3 principal 100', '4 interest 10']],
    ['lastInstalment', ['4 interest 20', '4 principal 100', '3 interest 10']],
    ['spread', ['3 interest 20', '3 principal 45', '4 interest 20', '4 principal 45']],
    ['hold', []],
  ] as const)('pays in advance by the rule for the future: %s', (future, lines) => {
    const paid = pay(130, { ...housePolicy('in-loan-standard'), future }, loan.slice(2));
    expect(paid.lines).toEqual(lines);
    expect(paid.unappliedMinor).toBe(future === 'hold' ? 130 : 0);
  });

  test('pays the next instalment and then from the last, where the rule says so', () => {
    const five = claim('5', '2027-02-05', { principal: 100 });
    const rule = { ...housePolicy('in-loan-standard'), future: 'nextThenLast' as const };
    expect(pay(230, rule, [...loan.slice(2), five]).lines).toEqual([
      '3 interest 20',
      '3 principal 100',
      '5 principal 100',
      '4 interest 10',
    ]);
  });

  test('shares between equal dates by what is open, and on each debt interest first (s. 61)', () => {
    const equal = [
      claim('a', '2026-09-05', { interest: 50, principal: 250 }),
      claim('b', '2026-09-05', { principal: 100 }),
    ];
    expect(pay(100, 'in-contract-act', equal).lines).toEqual([
      'a interest 50',
      'a principal 25',
      'b principal 25',
    ]);
  });
});

describe('who says what the money is for', () => {
  const debts = [
    claim('old', '2026-09-05', { principal: 100 }),
    claim('young', '2026-10-05', { interest: 10, principal: 100 }),
  ];

  it('is the payer first, the creditor for what the payer left open, then the order of time', () => {
    const direction = [{ claimId: 'young', amountMinor: 30 }];
    const choice = [{ claimId: 'young', amountMinor: 40 }];
    expect(pay(100, 'in-contract-act', debts, { direction, choice })).toEqual({
      lines: ['young interest 10', 'young principal 60', 'old principal 30'],
      unappliedMinor: 0,
      heldMinor: 0,
      basis: 'directed',
    });
    expect(pay(40, 'in-contract-act', debts, { choice })).toMatchObject({
      lines: ['young interest 10', 'young principal 30'],
      basis: 'creditorChoice',
    });
  });

  it('never reaches a disputed debt in the United States, and waits instead of paying another', () => {
    const disputed = [claim('d', '2026-09-05', { principal: 100 }, { disputedMinor: 100 }), ...debts];
    const direction = [{ claimId: 'd', amountMinor: null }];
    expect(pay(80, 'us-regulation-f', disputed, { direction })).toMatchObject({
      lines: [],
      unappliedMinor: 80,
      heldMinor: 80,
    });
    expect(pay(80, 'in-contract-act', disputed, { direction }).lines).toEqual(['d principal 80']);
  });

  it('is nobody where the policy lets neither speak', () => {
    const rule = { ...housePolicy('in-contract-act'), directionAllowed: false, creditorChoice: false };
    const named = [{ claimId: 'young', amountMinor: null }];
    expect(pay(50, rule, debts, { direction: named, choice: named })).toMatchObject({
      lines: ['old principal 50'],
      basis: 'orderOfTime',
    });
  });
});

describe('which policy an account has (row L2)', () => {
  test.each([
    ['trade', 'standard', 'in-contract-act'],
    ['trade', 'writtenOff', 'in-contract-act'],
    ['loan', 'standard', 'in-loan-standard'],
    ['loan', 'subStandard', 'in-loan-non-performing'],
    ['microfinance', 'settlement', 'in-loan-non-performing'],
  ] as const)('%s, %s: %s', (product, classification, id) => {
    expect(policyFor(housePolicies, { product, classification, on: today }).id).toBe(id);
  });

  it('names every component, so that no charge of ours can be left out of every order', () => {
    for (const { policyId } of housePolicies.selection.rows) {
      for (const state of ['2026-09-05', '2026-11-22', '2026-12-05']) {
        const all = Object.fromEntries(COMPONENTS.map((component) => [component, 1]));
        expect(pay(5, policyId, [claim('x', state, all)]).unappliedMinor).toBe(0);
      }
    }
  });
});

describe('for every payment, every policy and every set of claims', () => {
  const minor = fc.constantFrom(0, 0, 1, 3, 100, 999, 10_000);
  const anyClaims = fc.uniqueArray(
    fc
      .record({
        claimId: fc.stringMatching(/^[a-z]{1,3}$/),
        days: fc.integer({ min: -3, max: 3 }),
        open: fc.record({ cost: minor, penalty: minor, fee: minor, interest: minor, principal: minor }),
        disputedShare: fc.constantFrom(0, 0, 1, 2),
      })
      .map(({ claimId, days, open, disputedShare }) => {
        const whole = Object.values(open).reduce<number>((sum, one) => sum + one, 0);
        const disputedMinor = Math.floor((whole * disputedShare) / 2);
        return claim(claimId, addDays(today, days), open, { disputedMinor });
      }),
    { selector: ({ claimId }) => claimId, maxLength: 6 },
  );
  const cases = anyClaims.chain((claims) => {
    const named = fc.shuffledSubarray(claims.map(({ claimId }) => claimId));
    return fc.record({
      claims: fc.constant(claims),
      shuffled: fc.shuffledSubarray(claims, { minLength: claims.length }),
      amountMinor: fc.integer({ min: 1, max: 60_000 }),
      policy: fc.constantFrom(...Object.values(housePolicies.policiesById)),
      future: fc.constantFrom<AllocationPolicy['future'][]>(
        'nextInstalment',
        'lastInstalment',
        'nextThenLast',
        'spread',
        'hold',
      ),
      direction: fc.option(named.map((ids) => ids.map((claimId) => ({ claimId, amountMinor: null })))),
    });
  });

  it('adds up to the amount, pays no part more than is open, and undirected money no disputed part', () => {
    fc.assert(
      fc.property(cases, ({ claims, amountMinor, policy, future, direction }) => {
        const rule: AllocationPolicy = { ...policy, future };
        const split = allocate({ amountMinor, claims, policy: rule, direction, choice: null });
        expect(split.lines.reduce((sum, line) => sum + line.amountMinor, split.unappliedMinor)).toBe(
          amountMinor,
        );
        expect(split.unappliedMinor).toBeGreaterThanOrEqual(split.heldMinor);
        for (const { claimId, openMinorByComponent, disputedMinor } of claims) {
          const lines = split.lines.filter((line) => line.claimId === claimId);
          const paid = lines.reduce((sum, line) => sum + line.amountMinor, 0);
          const open = Object.values(openMinorByComponent).reduce((sum, one) => sum + one, 0);
          const mayReach = direction !== null && rule.directionReachesDisputed;
          expect(paid).toBeLessThanOrEqual(mayReach ? open : open - disputedMinor);
          for (const line of lines) {
            expect(line.amountMinor).toBeLessThanOrEqual(openMinorByComponent[line.component] ?? 0);
          }
        }
      }),
    );
  });

  it('does not depend on the order of the list where the law shares ties in proportion', () => {
    fc.assert(
      fc.property(cases, ({ claims, shuffled, amountMinor, policy, direction }) => {
        fc.pre(policy.tie === 'rateable');
        const split = (some: readonly AllocatableClaim[]) =>
          allocate({ amountMinor, claims: some, policy, direction, choice: null });
        expect(split(shuffled)).toEqual(split(claims));
      }),
    );
  });
});
