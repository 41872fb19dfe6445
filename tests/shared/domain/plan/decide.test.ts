import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { decidePlan, type PlanQuestion } from '../../../../src/shared/domain/plan/decide.ts';
import { planPolicySchema } from '../../../../src/shared/domain/plan/policy.ts';
import type { PlanStatus } from '../../../../src/shared/domain/plan/record.ts';
import {
  decidePlanTransition,
  planActs,
  planTransitions,
} from '../../../../src/shared/domain/plan/transitions.ts';
import { policyFile } from '../policy-file.ts';

const policy = planPolicySchema.parse(policyFile('plan'));

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
      breaches: [],
      needsApproval: false,
    });
  });

  it('may end with one small instalment', () => {
    expect(decide({ totalMinor: 110_000, solve: { by: 'amount', amountMinor: 50_000 } })).toMatchObject({
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
    ['gapTooLong', { policy: { ...policy, maximumGapDays: 30 } }],
    ['lastTooLate', { solve: { by: 'count', count: 13 } }],
    ['totalAboveOutstanding', { outstandingMinor: 1_199_999 }],
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
    expect(decide({ policy: { ...policy, maximumGapDays: 31 } })).toMatchObject({ breaches: [] });
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
      const isRunning = ['pendingApproval', 'active', 'missed'].includes(status);
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
    expect(statuses).toHaveLength(6);
    expect(legal).toEqual([
      'pendingApproval · approve → active',
      'pendingApproval · reject → rejected',
      'pendingApproval · cancel → cancelled',
      'active · cancel → cancelled',
      'missed · cancel → cancelled',
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
