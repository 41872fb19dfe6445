import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '../../../../src/shared/domain/calendar.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import {
  decidePromise,
  type PromiseQuestion,
  warningsOf,
} from '../../../../src/shared/domain/promise/decide.ts';
import { promisePolicySchema } from '../../../../src/shared/domain/promise/policy.ts';
import type { PromiseStatus } from '../../../../src/shared/domain/promise/record.ts';
import { promiseTransitions } from '../../../../src/shared/domain/promise/transitions.ts';
import { promiseSuppresses, viewPromises } from '../../../../src/shared/domain/promise/view.ts';
import { policyFile } from '../policy-file.ts';
import { testPayment, testPromise } from './test-promise.ts';

const policy = promisePolicySchema.parse(policyFile('promise'));
const calendar: WorkingCalendar = {
  weeklyOff: 'sunday',
  secondAndFourthSaturdayOff: true,
  holidays: [{ on: plainDate('2026-12-25'), name: 'Christmas' }],
};
const on = plainDate('2026-11-23');

/** ₹10,000 by UPI on Friday 27 November 2026, promised on the Monday before, unless told otherwise. */
function testQuestion(words: Partial<PromiseQuestion> = {}): PromiseQuestion {
  return {
    amountMinor: 1_000_000,
    currency: 'INR',
    accountCurrency: 'INR',
    dueOn: plainDate('2026-11-27'),
    mode: 'upi',
    replaces: null,
    existing: [],
    on,
    outstandingMinor: 2_000_000,
    bestPaymentMinor: null,
    overrideReason: null,
    policy,
    calendar,
    ...words,
  };
}

const refusalOf = (words: Partial<PromiseQuestion>) => {
  const result = decidePromise(testQuestion(words));
  return result.ok ? null : result.refusal;
};

const factsOf = (words: Partial<PromiseQuestion> = {}) => {
  const result = decidePromise(testQuestion(words));
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.value;
};

const seen = (status: PromiseStatus, level = 0, promiseId = 'old') => ({
  promise: testPromise({ promiseId, level }),
  paid: { paidMinor: 0, lastPaidOn: null },
  status,
});

describe('the terms of a promise (row P2)', () => {
  it('freezes grace as a date: Friday and two working days end on Tuesday where Saturday rests', () => {
    expect(factsOf()).toEqual({
      graceUntil: '2026-12-01',
      thresholdBasisPoints: 9500,
      level: 0,
      needsApproval: false,
      approvalReasons: [],
      warnings: [],
      proposedDueOn: '2026-11-27',
    });
  });

  it('ends grace on Monday where Saturday is worked: the calendar decides (decided 19)', () => {
    const everySaturday = { ...calendar, secondAndFourthSaturdayOff: false };
    expect(factsOf({ calendar: everySaturday }).graceUntil).toBe('2026-11-30');
  });

  it('gives a cheque the longer grace of its mode', () => {
    expect(factsOf({ mode: 'cheque' }).graceUntil).toBe('2026-12-02');
  });

  it('starts grace on the next working day when the due date is a holiday, and proposes that day', () => {
    const facts = factsOf({ dueOn: plainDate('2026-11-29') });
    expect(facts).toMatchObject({
      graceUntil: '2026-12-02',
      proposedDueOn: '2026-11-30',
      warnings: ['onHoliday'],
    });
  });

  it('raises the threshold of a large promise so that no shortfall above the floor counts as kept', () => {
    const large = { amountMinor: 100_000_000, outstandingMinor: 200_000_000 };
    expect(factsOf(large).thresholdBasisPoints).toBe(9950);
    expect(factsOf({ ...large, currency: 'USD', accountCurrency: 'USD' }).thresholdBasisPoints).toBe(9500);
  });

  it('is followed by the view to the vector of row P2', () => {
    const { graceUntil, thresholdBasisPoints } = factsOf();
    const promise = testPromise({ madeOn: on, graceUntil, thresholdBasisPoints });
    const status = (amountMinor: number, evening: string) =>
      viewPromises([promise], [testPayment({ on: '2026-12-01', amountMinor })], plainDate(evening))[0]
        ?.status;

    expect(status(950_000, '2026-12-01')).toBe('keptWithVariance');
    expect(status(949_900, '2026-12-02')).toBe('partlyKept');
  });
});

describe('what is refused', () => {
  it('refuses an amount that is nothing, no whole number, or in another currency', () => {
    expect([0, -1, 1.5].map((amountMinor) => refusalOf({ amountMinor })?.code)).toEqual([
      'amountNotPositive',
      'amountNotPositive',
      'amountNotPositive',
    ]);
    expect(refusalOf({ currency: 'USD' })).toEqual({
      code: 'currencyDiffers',
      currency: 'USD',
      accountCurrency: 'INR',
    });
  });

  it('refuses a due date in the past, or ten years away; today is taken', () => {
    expect(refusalOf({ dueOn: plainDate('2026-11-22') })).toEqual({
      code: 'dueInPast',
      dueOn: '2026-11-22',
      on,
    });
    expect(refusalOf({ dueOn: plainDate('9999-12-31') })?.code).toBe('dueTooFar');
    expect(factsOf({ dueOn: on }).warnings).toEqual([]);
  });

  it('refuses a mode the policy does not know', () => {
    expect(refusalOf({ mode: 'barter' })).toEqual({ code: 'modeUnknown', mode: 'barter' });
  });
});

describe('renewals (row P4)', () => {
  it('stands one level above the promise renewed', () => {
    expect(factsOf({ replaces: 'old', existing: [seen('broken', 1)] })).toMatchObject({
      level: 2,
      needsApproval: false,
      warnings: [],
    });
  });

  it('saves the fourth renewal as waiting for approval, and it does not suppress', () => {
    const facts = factsOf({ replaces: 'old', existing: [seen('open', 3)] });
    expect(facts).toMatchObject({
      level: 4,
      needsApproval: true,
      approvalReasons: ['levelNeedsSupervisor'],
    });
    const renewal = testPromise({ madeOn: on, level: facts.level, authored: 'pendingApproval' });
    const statuses = Array.from({ length: 30 }, (_, days) =>
      viewPromises([renewal], [], addDays(on, days)).map(({ status }) => status),
    ).flat();
    expect(new Set(statuses)).toEqual(new Set(['pendingApproval']));
    expect(statuses.some(promiseSuppresses)).toBe(false);
  });

  it('needs approval from level 3 on, and no earlier', () => {
    const needs = [0, 1, 2, 3].map(
      (level) => factsOf({ replaces: 'old', existing: [seen('due', level)] }).needsApproval,
    );
    expect(needs).toEqual([false, false, true, true]);
  });

  it('ends at the highest level where the policy has one', () => {
    expect(
      refusalOf({
        replaces: 'old',
        existing: [seen('due', 4)],
        policy: { ...policy, maximumLevel: 4 },
      }),
    ).toEqual({ code: 'levelAboveMaximum', level: 5, maximumLevel: 4 });
  });

  it.each(Object.keys(promiseTransitions) as PromiseStatus[])(
    'renews a promise that is %s exactly where the table says so',
    (status) => {
      const refusal = refusalOf({ replaces: 'old', existing: [seen(status)] });
      expect(refusal).toEqual(
        promiseTransitions[status].renew === null
          ? { code: 'promiseNotRenewable', promiseId: 'old', status }
          : null,
      );
    },
  );

  it('refuses to renew a promise twice, an unknown one, or one whose renewal waits', () => {
    const twice = { ...seen('broken'), promise: testPromise({ promiseId: 'old', replacedBy: 'other' }) };
    const waiting = {
      ...seen('pendingApproval', 3, 'waiting'),
      promise: testPromise({ promiseId: 'waiting', replaces: 'old' }),
    };
    expect(refusalOf({ replaces: 'old', existing: [twice] })?.code).toBe('promiseNotRenewable');
    expect(refusalOf({ replaces: 'old', existing: [] })).toEqual({
      code: 'promiseUnknown',
      promiseId: 'old',
    });
    expect(refusalOf({ replaces: 'old', existing: [seen('open'), waiting] })).toEqual({
      code: 'renewalPending',
      promiseId: 'waiting',
    });
  });
});

describe('warnings (row P7)', () => {
  it('names each by its code, in a fixed order', () => {
    expect(
      warningsOf(
        testQuestion({
          amountMinor: 2_000_001,
          bestPaymentMinor: 1_000_000,
          dueOn: plainDate('2026-12-25'),
          existing: [seen('open')],
        }),
      ),
    ).toEqual(['aboveBest', 'onHoliday', 'beyondMaximumDays', 'overlapsPromise', 'aboveOutstanding']);
  });

  it('is silent at each limit itself', () => {
    expect(
      warningsOf(
        testQuestion({
          amountMinor: 2_000_000,
          bestPaymentMinor: 1_000_000,
          dueOn: addDays(on, 30),
          existing: [seen('broken'), seen('kept')],
        }),
      ),
    ).toEqual([]);
  });

  it('does not count the promise renewed as overlapping, but one that waits for approval', () => {
    expect(factsOf({ replaces: 'old', existing: [seen('open')] }).warnings).toEqual([]);
    expect(factsOf({ existing: [seen('pendingApproval')] }).warnings).toEqual(['overlapsPromise']);
  });

  it('wants a reason for those the policy names, and goes on with one', () => {
    const words = { amountMinor: 2_000_001, existing: [seen('open')] };
    expect(refusalOf(words)).toEqual({ code: 'overrideReasonNeeded', warnings: ['aboveOutstanding'] });
    expect(refusalOf({ ...words, overrideReason: ' ' })?.code).toBe('overrideReasonNeeded');
    expect(factsOf({ ...words, overrideReason: 'sellsStock' }).warnings).toEqual([
      'overlapsPromise',
      'aboveOutstanding',
    ]);
  });

  it('warns beyond the longest wait, or makes the promise wait for approval where the policy says so', () => {
    const words = { dueOn: plainDate('2026-12-24'), overrideReason: 'harvest' };
    expect(factsOf(words)).toMatchObject({ needsApproval: false, warnings: ['beyondMaximumDays'] });
    expect(factsOf({ ...words, policy: { ...policy, beyondMaximumDays: 'pending' } })).toMatchObject({
      needsApproval: true,
      approvalReasons: ['beyondMaximumDays'],
    });
  });
});

describe('the policy file', () => {
  it('refuses a member it does not know, and a threshold above the whole', () => {
    expect(promisePolicySchema.safeParse({ ...policy, graceDays: 2 }).success).toBe(false);
    const tolerance = { graceWorkingDays: 2, thresholdBasisPoints: 10_001 };
    expect(promisePolicySchema.safeParse({ ...policy, tolerance }).success).toBe(false);
  });
});
