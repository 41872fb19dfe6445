import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { decidePlan, type PlanQuestion } from '../../../../src/shared/domain/plan/decide.ts';
import {
  type PlanLimits,
  type PlanPolicy,
  planPolicySchema,
} from '../../../../src/shared/domain/plan/policy.ts';
import type { PlanStatus } from '../../../../src/shared/domain/plan/record.ts';
import {
  decidePlanTransition,
  planActs,
  planTransitions,
} from '../../../../src/shared/domain/plan/transitions.ts';
import { policyFile } from '../policy-file.ts';

const policy = planPolicySchema.parse(policyFile('plan'));

const limited = (limits: Partial<PlanLimits>): PlanPolicy => ({
  ...policy,
  limits: { ...policy.limits, ...limits },
});

function decide(words: Partial<PlanQuestion> = {}) {
  const result = decidePlan({
    totalMinor: 1_200_000,
    currency: 'INR',
    accountCurrency: 'INR',
    solve: { by: 'count', count: 6 },
    frequency: 'monthly',
    firstOn: plainDate('2026-12-01'),
    on: plainDate('2026-11-22'),
    holidayShift: 'none',
    calendar: { weeklyOff: 'sunday', secondAndFourthSaturdayOff: true, holidays: [] },
    remainder: 'last',
    outstandingMinor: 1_200_000,
    existing: [],
    policy,
    scope: { product: 'trade', creditor: 'trade', roles: ['field'], userId: 'asha' },
    ...words,
  });
  return result.ok ? result.value : result.refusal;
}

describe('a plan within the limits of the house', () => {
  it('needs nobody’s approval, and its instalments are those of the event', () => {
    expect(decide()).toMatchObject({
      instalments: ['2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01', '2027-04-01', '2027-05-01'].map(
        (dueOn) => ({ dueOn, amountMinor: 200_000 }),
      ),
      overPaymentMinor: 0,
      breaches: [],
      needsApproval: false,
    });
  });

  it('may end with one small instalment', () => {
    expect(
      decide({
        totalMinor: 110_000,
        outstandingMinor: 110_000,
        solve: { by: 'amount', amountMinor: 50_000 },
      }),
    ).toMatchObject({
      breaches: [],
    });
  });
});

describe('a plan beyond a limit waits for approval, and is not blocked (row N2)', () => {
  it.each<[string, Partial<PlanQuestion>]>([
    ['countAboveMaximum', { solve: { by: 'count', count: 25 }, frequency: 'weekly' }],
    ['instalmentBelowMinimum', { totalMinor: 150_000, solve: { by: 'count', count: 4 } }],
    ['firstPaymentTooSmall', { solve: { by: 'count', count: 21 }, frequency: 'weekly' }],
    ['firstTooLate', { firstOn: plainDate('2026-12-23') }],
    ['gapTooLong', { policy: limited({ maximumGapDays: 30 }) }],
    ['lastTooLate', { solve: { by: 'count', count: 13 } }],
    ['totalAboveOutstanding', { outstandingMinor: 1_199_999, policy: limited({ overPayment: 'approve' }) }],
  ])('%s', (breach, words) => {
    const facts = decide(words);
    expect(facts).toMatchObject({ needsApproval: true });
    expect('breaches' in facts && facts.breaches).toContain(breach);
  });

  it('stands within each limit at the limit itself', () => {
    expect(decide({ solve: { by: 'count', count: 20 }, frequency: 'weekly' })).toMatchObject({
      breaches: [],
    });
    expect(decide({ firstOn: plainDate('2026-12-22') })).toMatchObject({ breaches: [] });
    expect(decide({ policy: limited({ maximumGapDays: 31 }) })).toMatchObject({ breaches: [] });
  });
});

describe('limits are data, by segment, role and person', () => {
  const count = (number: number) => ({ solve: { by: 'count', count: number }, frequency: 'weekly' }) as const;
  const scope = { product: 'trade', creditor: 'trade', roles: ['field'], userId: 'asha' };

  it('lets a supervisor agree on more than a field agent, and microfinance on smaller amounts', () => {
    const late = { firstOn: plainDate('2027-01-01') };
    expect(decide(late)).toMatchObject({ breaches: ['firstTooLate'] });
    expect(decide({ ...late, scope: { ...scope, roles: ['desk', 'supervisor'] } })).toMatchObject({
      breaches: [],
    });
    const small = { ...count(4), totalMinor: 60_000, outstandingMinor: 60_000 };
    expect(decide(small)).toMatchObject({ breaches: ['instalmentBelowMinimum', 'firstPaymentTooSmall'] });
    expect(decide({ ...small, scope: { ...scope, product: 'microfinance' } })).toMatchObject({
      breaches: [],
    });
  });

  it('takes the last override that names a person', () => {
    const own = { name: 'own', when: { userIds: ['asha'] }, limits: { maximumCount: 2 } };
    const policyOfOne = { ...policy, overrides: [...policy.overrides, own] };
    expect(decide({ policy: policyOfOne })).toMatchObject({ breaches: ['countAboveMaximum'] });
    expect(decide({ policy: policyOfOne, scope: { ...scope, userId: 'ravi' } })).toMatchObject({
      breaches: [],
    });
  });

  it('holds the first payment to the greater of a fixed amount and a share of what is owed', () => {
    const first = (firstMinor: number, outstandingMinor: number) =>
      decide({
        totalMinor: 1_000_000,
        outstandingMinor,
        solve: { by: 'count', count: 5 },
        downPayment: { amountMinor: firstMinor, dueOn: plainDate('2026-11-23') },
        policy: limited({ minimumFirstMinorByCurrency: { INR: 80_000 } }),
      });
    expect(first(79_999, 1_000_000)).toMatchObject({ breaches: ['firstPaymentTooSmall'] });
    expect(first(80_000, 1_000_000)).toMatchObject({ breaches: [] });
    expect(first(99_999, 2_000_000)).toMatchObject({ breaches: ['firstPaymentTooSmall'] });
    expect(first(100_000, 2_000_000)).toMatchObject({ breaches: [] });
  });
});

describe('an over-payment', () => {
  it('is a warning with its amount, and needs nobody (Latitude)', () => {
    expect(decide({ outstandingMinor: 1_150_000 })).toMatchObject({
      overPaymentMinor: 50_000,
      breaches: [],
      needsApproval: false,
    });
  });
});

describe('a plan in place of another', () => {
  const existing = [{ planId: 'old', status: 'missed' as const }];

  it('may replace the one in force, and only that one', () => {
    expect(decide({ existing, replaces: 'old' })).toMatchObject({ needsApproval: false });
    expect(decide({ existing, replaces: 'other' })).toEqual({ code: 'planNotRunning' });
    expect(decide({ existing: [], replaces: 'old' })).toEqual({ code: 'planNotRunning' });
    const two = [...existing, { planId: 'waiting', status: 'pendingApproval' as const }];
    expect(decide({ existing: two, replaces: 'old' })).toMatchObject({
      code: 'planRunning',
      planId: 'waiting',
    });
  });

  it('freezes the days of grace of each payment when it is agreed', () => {
    const facts = decide({ solve: { by: 'count', count: 2 } });
    // Friday, 1 January, and two working days of grace over a Saturday and a Sunday.
    expect('instalments' in facts && facts.instalments.map(({ graceUntil }) => graceUntil)).toEqual([
      '2026-12-03',
      '2027-01-04',
    ]);
  });
});

describe('what is refused', () => {
  it('refuses another currency, and a schedule that cannot be', () => {
    expect(decide({ currency: 'USD' })).toMatchObject({ code: 'currencyDiffers' });
    expect(decide({ totalMinor: 0 })).toEqual({ code: 'totalNotPositive' });
  });

  it.each(Object.keys(planTransitions) as PlanStatus[])(
    'refuses a second plan beside one that is %s only while that one runs or waits',
    (status) => {
      const isRunning = ['pendingApproval', 'active', 'missed', 'broken'].includes(status);
      expect(decide({ existing: [{ planId: 'plan', status }] })).toMatchObject(
        isRunning ? { code: 'planRunning', planId: 'plan', status } : { needsApproval: false },
      );
    },
  );
});

describe('acts on a plan', () => {
  it('has every act for every state, and these moves alone are legal', () => {
    const statuses = Object.keys(planTransitions) as PlanStatus[];
    const legal = statuses.flatMap((status) =>
      planActs.flatMap((act) => {
        const result = decidePlanTransition({ act, status, proposedBy: 'asha', by: 'ravi' });
        expect(result).toEqual(
          planTransitions[status][act] === null
            ? { ok: false, refusal: { code: 'planTransitionIllegal', act, status } }
            : { ok: true, value: planTransitions[status][act] },
        );
        return result.ok ? [`${status} · ${act} → ${result.value}`] : [];
      }),
    );
    expect(statuses).toHaveLength(8);
    expect(legal).toEqual([
      'pendingApproval · approve → active',
      'pendingApproval · reject → rejected',
      'pendingApproval · cancel → cancelled',
      'active · cancel → cancelled',
      'missed · cancel → cancelled',
      'broken · cancel → cancelled',
    ]);
  });

  it('lets no maker decide on the own plan, though the maker may cancel it', () => {
    const own = { status: 'pendingApproval', proposedBy: 'asha', by: 'asha' } as const;
    const refusal = { code: 'makerIsChecker', userId: 'asha' };
    expect(decidePlanTransition({ ...own, act: 'approve' })).toEqual({ ok: false, refusal });
    expect(decidePlanTransition({ ...own, act: 'reject' })).toEqual({ ok: false, refusal });
    expect(decidePlanTransition({ ...own, act: 'cancel' })).toEqual({ ok: true, value: 'cancelled' });
  });
});
