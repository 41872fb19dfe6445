import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import type { PlanRecord } from '../../../../src/shared/domain/plan/record.ts';
import { planSuppressedUntil, viewPlan } from '../../../../src/shared/domain/plan/view.ts';
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
