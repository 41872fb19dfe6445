import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { PlanRecord } from '../../../../src/shared/domain/plan/record.ts';
import {
  planSuppressedUntil,
  remainingInstalments,
  viewPlan,
} from '../../../../src/shared/domain/plan/view.ts';
import { testPayment } from '../promise/test-promise.ts';

const plan: PlanRecord = {
  planId: 'plan',
  currency: 'INR',
  totalMinor: 30_000,
  frequency: 'weekly',
  instalments: [
    { dueOn: plainDate('2026-12-01'), amountMinor: 10_000 },
    { dueOn: plainDate('2026-12-08'), amountMinor: 10_000 },
    { dueOn: plainDate('2026-12-15'), amountMinor: 10_000 },
  ],
  proposedOn: plainDate('2026-11-23'),
  proposedBy: 'asha',
  breaches: [],
  authored: 'active',
  closedOn: null,
};

const pay = (on: string, amountMinor: number, voidedOn: string | null = null) =>
  testPayment({ receiptId: `${on}-${amountMinor}`, on, amountMinor, voidedOn });

function seen(on: string, words: Partial<PlanRecord> = {}, ...payments: readonly ReturnType<typeof pay>[]) {
  const { status, nextDueOn, nextDueMinor, paidMinor, missedCount } = viewPlan(
    { ...plan, ...words },
    payments,
    plainDate(on),
  );
  return { status, nextDueOn, nextDueMinor, paidMinor, missedCount };
}

describe('viewPlan', () => {
  it('is active before and on the day an instalment is due, and missed the day after', () => {
    const nothing = { nextDueOn: '2026-12-01', nextDueMinor: 10_000, paidMinor: 0 };
    expect(seen('2026-11-23')).toEqual({ ...nothing, status: 'active', missedCount: 0 });
    expect(seen('2026-12-01')).toEqual({ ...nothing, status: 'active', missedCount: 0 });
    expect(seen('2026-12-02')).toEqual({ ...nothing, status: 'missed', missedCount: 1 });
    expect(seen('2026-12-09')).toEqual({ ...nothing, status: 'missed', missedCount: 2 });
  });

  it('pays the oldest instalment first and runs over into the next', () => {
    expect(seen('2026-12-02', {}, pay('2026-12-01', 12_500))).toEqual({
      status: 'active',
      nextDueOn: '2026-12-08',
      nextDueMinor: 7500,
      paidMinor: 12_500,
      missedCount: 0,
    });
    expect(
      viewPlan(plan, [pay('2026-12-01', 12_500)], plainDate('2026-12-02')).instalments.map(
        ({ paidMinor }) => paidMinor,
      ),
    ).toEqual([10_000, 2500, 0]);
  });

  it('is back on track when it is paid up, and missed again when that payment bounces', () => {
    const late = pay('2026-12-03', 10_000, '2026-12-05');
    expect(seen('2026-12-03', {}, late).status).toBe('active');
    expect(seen('2026-12-05', {}, late)).toMatchObject({ status: 'missed', paidMinor: 0, missedCount: 1 });
  });

  it('is completed when all is paid; more than the total is not the plan’s', () => {
    expect(seen('2026-12-02', {}, pay('2026-12-01', 99_000))).toEqual({
      status: 'completed',
      nextDueOn: null,
      nextDueMinor: null,
      paidMinor: 30_000,
      missedCount: 0,
    });
  });

  it('does not count payments before it was proposed, nor that day’s earlier receipt', () => {
    const earlier = pay('2026-11-23', 400);
    const words = { earlierReceiptIds: [earlier.receiptId] };
    const payments = [pay('2026-11-22', 100), pay('2026-11-23', 20), earlier];
    expect(seen('2026-11-24', words, ...payments).paidMinor).toBe(20);
  });

  it('shows a word from its day on, and what stood before it', () => {
    const closedOn = plainDate('2026-11-26');
    expect(seen('2026-11-25', { authored: 'cancelled', closedOn }).status).toBe('active');
    expect(seen('2026-11-25', { authored: 'rejected', closedOn }).status).toBe('pendingApproval');
    expect(seen('2026-12-31', { authored: 'cancelled', closedOn })).toEqual({
      status: 'cancelled',
      nextDueOn: null,
      nextDueMinor: null,
      paidMinor: 0,
      missedCount: 0,
    });
    expect(seen('2026-12-31', { authored: 'rejected', closedOn }).status).toBe('rejected');
  });

  it('waits for approval however late it gets, and then does not suppress', () => {
    const view = viewPlan({ ...plan, authored: 'pendingApproval' }, [], plainDate('2026-12-31'));
    expect(view).toMatchObject({ status: 'pendingApproval', missedCount: 0 });
    expect(planSuppressedUntil(view, plainDate('2026-11-24'))).toBeNull();
  });
});

describe('the live state of each payment', () => {
  const graced: Partial<PlanRecord> = {
    brokenAfterMissed: 2,
    instalments: plan.instalments.map(({ dueOn, amountMinor }) => ({
      dueOn,
      amountMinor,
      graceUntil: addDays(dueOn, 2),
    })),
  };
  const live = (on: string, ...payments: readonly ReturnType<typeof pay>[]) => {
    const view = viewPlan({ ...plan, ...graced }, payments, plainDate(on));
    const { status, behindMinor, missedCount, nextGraceUntil, brokenOn } = view;
    const states = view.instalments.map(({ state }) => state).join(' ');
    return { states, status, behindMinor, missedCount, nextGraceUntil, brokenOn };
  };

  it('is paid, part, due, open or late; in grace it is late and not missed', () => {
    const next = { nextGraceUntil: '2026-12-03', brokenOn: null, missedCount: 0, status: 'active' };
    expect(live('2026-12-01')).toEqual({ ...next, states: 'due open open', behindMinor: 0 });
    expect(live('2026-11-30', pay('2026-11-30', 4000))).toMatchObject({ states: 'part open open' });
    expect(live('2026-12-03', pay('2026-12-01', 4000))).toEqual({
      ...next,
      states: 'late open open',
      behindMinor: 6000,
    });
    expect(live('2026-12-03', pay('2026-12-03', 10_000))).toMatchObject({
      states: 'paid open open',
      nextGraceUntil: '2026-12-10',
      behindMinor: 0,
    });
  });

  it('is missed after its grace; so many missed break the plan, from the day after the last grace', () => {
    expect(live('2026-12-04')).toMatchObject({ status: 'missed', missedCount: 1, behindMinor: 10_000 });
    expect(live('2026-12-10')).toMatchObject({ status: 'missed', missedCount: 1, behindMinor: 20_000 });
    expect(live('2026-12-11')).toMatchObject({ status: 'broken', missedCount: 2, brokenOn: '2026-12-11' });
    expect(live('2026-12-30')).toMatchObject({ status: 'broken', missedCount: 3, brokenOn: '2026-12-11' });
  });

  it('is healed by paying up, and a payment taken back opens it again', () => {
    const late = pay('2026-12-12', 20_000, '2026-12-14');
    expect(live('2026-12-12', late)).toMatchObject({ states: 'paid paid open', status: 'active' });
    expect(live('2026-12-14', late)).toMatchObject({ states: 'late late open', status: 'broken' });
  });
});

describe('a tweaked plan', () => {
  const before = plan.instalments;
  const after = before.map((one, at) => (at === 0 ? { ...one, dueOn: plainDate('2026-12-04') } : one));
  const tweak = {
    tweakId: 'T',
    tweakedBy: 'asha',
    tweakedOn: plainDate('2026-11-30'),
    number: 1,
    before,
    after,
    breaches: [],
    authored: 'applied',
    appliedOn: plainDate('2026-11-30'),
  } as const;

  it('stands as it was until the day of the tweak, and as tweaked from then on', () => {
    const words = { instalments: after, tweaks: [tweak] };
    expect(seen('2026-11-29', words).nextDueOn).toBe('2026-12-01');
    expect(seen('2026-11-30', words).nextDueOn).toBe('2026-12-04');
  });

  it('is unchanged by a tweak that waits', () => {
    const waiting = { ...tweak, authored: 'pendingApproval', appliedOn: null } as const;
    expect(seen('2026-12-02', { tweaks: [waiting] }).status).toBe('missed');
  });

  it('leaves what is still to be paid', () => {
    const view = viewPlan(plan, [pay('2026-12-01', 12_500)], plainDate('2026-12-02'));
    expect(remainingInstalments(view)).toEqual([
      { dueOn: '2026-12-08', amountMinor: 7500 },
      { dueOn: '2026-12-15', amountMinor: 10_000 },
    ]);
  });
});

describe('suppression by a plan', () => {
  it('lasts to the next due date while it is on track, and not on the day itself', () => {
    const until = (on: string, ...payments: readonly ReturnType<typeof pay>[]) =>
      planSuppressedUntil(viewPlan(plan, payments, plainDate(on)), plainDate(on));
    expect(until('2026-11-30')).toBe('2026-12-01');
    expect(until('2026-12-01')).toBeNull();
    expect(until('2026-12-01', pay('2026-12-01', 10_000))).toBe('2026-12-08');
    expect(until('2026-12-02')).toBeNull();
  });
});

it('never counts more as paid than the total, and gives every unit to an instalment, in any order of payments', () => {
  const payments = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20_000 }))
      .map(([days, amountMinor]) => pay(addDays(plainDate('2026-11-15'), days), amountMinor)),
    { selector: ({ receiptId }) => receiptId, maxLength: 6 },
  );
  fc.assert(
    fc.property(payments, fc.integer({ min: 0, max: 40 }), (paid, days) => {
      const on = addDays(plan.proposedOn, days);
      const view = viewPlan(plan, paid, on);
      expect(viewPlan(plan, paid.toReversed(), on)).toEqual(view);
      expect(view.paidMinor).toBeLessThanOrEqual(plan.totalMinor);
      expect(view.instalments.reduce((sum, { paidMinor }) => sum + paidMinor, 0)).toBe(view.paidMinor);
    }),
  );
});
