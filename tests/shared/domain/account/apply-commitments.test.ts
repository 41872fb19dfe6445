import { describe, expect, test } from 'vitest';
import { paymentsOf } from '../../../../src/shared/domain/account/paid-amounts.ts';
import type { EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { viewPlan } from '../../../../src/shared/domain/plan/view.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../events/build-event.ts';
import {
  disputeClosed,
  disputed,
  held,
  holdCleared,
  opened,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  receipt,
  stream,
} from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

const authored = (...told: readonly Told[]): Record<string, string> =>
  Object.fromEntries([...foldDrafts(...told).state.promises].map(([id, promise]) => [id, promise.authored]));

describe('a promise', () => {
  test('is kept as it was made', () => {
    expect(foldDrafts(promised()).state.promises.get('M-1')).toEqual({
      promiseId: 'M-1',
      currency: 'INR',
      amountMinor: 50_000,
      madeOn: '2026-11-24',
      dueOn: '2026-11-30',
      graceUntil: '2026-12-02',
      thresholdBasisPoints: 9_000,
      mode: 'upi',
      level: 0,
      replaces: null,
      replacedBy: null,
      authored: 'open',
      closedOn: null,
      madeBy: 'user-asha',
      needsApproval: false,
    });
  });

  test('is made once: the same id again changes nothing', () => {
    const { state } = foldDrafts(promised(), promised({ amountMinor: 1 }));
    expect(state.promises.get('M-1')?.amountMinor).toBe(50_000);
  });

  test('knows the receipts of its day that were there before it', () => {
    const { state } = foldDrafts(
      [receipt({ receiptId: 'R-0' }), { on: '2026-11-23' }],
      receipt({ receiptId: 'R-1' }),
      promised(),
      receipt({ receiptId: 'R-2' }),
    );
    expect(state.promises.get('M-1')?.earlierReceiptIds).toEqual(['R-1']);
  });

  test('that renews another closes it at once', () => {
    const { state } = foldDrafts(promised(), [
      promised({ promiseId: 'M-2', replaces: 'M-1', level: 1 }),
      { on: '2026-12-03' },
    ]);
    expect(state.promises.get('M-1')).toMatchObject({
      authored: 'renewed',
      replacedBy: 'M-2',
      closedOn: '2026-12-03',
    });
    expect(state.reviews.size).toBe(0);
  });

  test('that needs approval renews only when it is approved', () => {
    const renewal = promised({ promiseId: 'M-2', replaces: 'M-1', needsApproval: true });
    expect(authored(promised(), renewal)).toEqual({ 'M-1': 'open', 'M-2': 'pendingApproval' });
    expect(authored(promised(), renewal, promiseDecided('approved', 'M-2'))).toEqual({
      'M-1': 'renewed',
      'M-2': 'open',
    });
    expect(authored(promised(), renewal, promiseDecided('rejected', 'M-2'))).toEqual({
      'M-1': 'open',
      'M-2': 'rejected',
    });
  });

  test('that was rejected or withdrawn is not revived by a late approval, nor what it would have replaced closed', () => {
    const renewal = promised({ promiseId: 'M-2', replaces: 'M-1', needsApproval: true });
    const rejected = [renewal, promiseDecided('rejected', 'M-2'), promiseDecided('approved', 'M-2')];
    expect(authored(promised(), ...rejected)).toEqual({ 'M-1': 'open', 'M-2': 'rejected' });
    const withdrawn = [renewal, promiseWithdrawn('us', 'M-2'), promiseDecided('approved', 'M-2')];
    expect(authored(promised(), ...withdrawn)).toEqual({ 'M-1': 'open', 'M-2': 'withdrawnByUs' });
  });

  test('is withdrawn by the customer or by us, while it is open or waits', () => {
    expect(authored(promised(), promiseWithdrawn('customer'))).toEqual({ 'M-1': 'withdrawnByCustomer' });
    expect(authored(promised({ needsApproval: true }), promiseWithdrawn('us'))).toEqual({
      'M-1': 'withdrawnByUs',
    });
    expect(authored(promised(), promiseWithdrawn('us'), promiseWithdrawn('customer'))).toEqual({
      'M-1': 'withdrawnByUs',
    });
  });

  test('cannot replace itself, and what nobody made is neither decided nor withdrawn', () => {
    expect(authored(promised({ replaces: 'M-1' }))).toEqual({ 'M-1': 'open' });
    expect(authored(promiseDecided('approved', 'M-9'), promiseWithdrawn('us', 'M-9'))).toEqual({});
  });

  test('beside one that still runs is shown to a person; both stand', () => {
    const { state } = foldDrafts(promised(), promised({ promiseId: 'M-2' }));
    expect([...state.reviews.keys()]).toEqual(['secondPromise:M-1+M-2']);
    const later = foldDrafts(promised(), [promised({ promiseId: 'M-2' }), { on: '2026-12-03' }]);
    expect(later.state.reviews.size).toBe(0);
  });
});

const planEvent = (
  kind: 'plan.decided' | 'plan.cancelled',
  decision: 'approved' | 'rejected' = 'approved',
): EventDraft =>
  kind === 'plan.decided'
    ? { kind, stream, data: { planId: 'L-1', decision, reason: '' }, personal: null }
    : { kind, stream, data: { planId: 'L-1', reason: 'changedMind' }, personal: null };

describe('a plan', () => {
  test('is kept as it was proposed', () => {
    expect(foldDrafts(planned()).state.plans.get('L-1')).toEqual({
      planId: 'L-1',
      currency: 'INR',
      totalMinor: 90_000,
      frequency: 'monthly',
      instalments: planned().data.instalments,
      breaches: [],
      proposedOn: '2026-11-24',
      proposedBy: 'user-asha',
      authored: 'active',
      closedOn: null,
    });
  });

  test.each<[string, readonly Told[], string, string | null]>([
    ['beyond authority waits', [planned({ needsApproval: true })], 'pendingApproval', null],
    ['is approved', [planned({ needsApproval: true }), planEvent('plan.decided')], 'active', null],
    [
      'is rejected',
      [planned({ needsApproval: true }), planEvent('plan.decided', 'rejected')],
      'rejected',
      '2026-11-24',
    ],
    [
      'is cancelled',
      [planned(), [planEvent('plan.cancelled'), { on: '2026-11-28' }]],
      'cancelled',
      '2026-11-28',
    ],
    [
      'is cancelled while it waits',
      [planned({ needsApproval: true }), planEvent('plan.cancelled')],
      'cancelled',
      '2026-11-24',
    ],
    ['that is active is not decided', [planned(), planEvent('plan.decided', 'rejected')], 'active', null],
    [
      'that was rejected is not cancelled',
      [
        planned({ needsApproval: true }),
        planEvent('plan.decided', 'rejected'),
        [planEvent('plan.cancelled'), { on: '2026-11-28' }],
      ],
      'rejected',
      '2026-11-24',
    ],
    [
      'is proposed once',
      [planned(), planEvent('plan.cancelled'), planned({ totalMinor: 1 })],
      'cancelled',
      '2026-11-24',
    ],
  ])('%s', (_, told, state, closedOn) => {
    expect(foldDrafts(...told).state.plans.get('L-1')).toMatchObject({
      authored: state,
      closedOn,
      totalMinor: 90_000,
    });
  });

  test('knows the receipts of its day that were there before it: they are no payments on it', () => {
    const { state } = foldDrafts(
      [receipt({ receiptId: 'R-0' }), { on: '2026-11-23' }],
      receipt({ receiptId: 'R-1' }),
      planned(),
      receipt({ receiptId: 'R-2' }),
    );
    const plan = present(state.plans.get('L-1'), 'the plan');
    expect(plan.earlierReceiptIds).toEqual(['R-1']);
    const amountMinor = receipt().data.amountMinor;
    expect(viewPlan(plan, paymentsOf(state), day('2026-11-24')).paidMinor).toBe(amountMinor);
  });

  test('that waited counts from when it was proposed: what came in before its approval is a payment on it', () => {
    const { state } = foldDrafts(
      receipt({ receiptId: 'R-1' }),
      planned({ needsApproval: true }),
      receipt({ receiptId: 'R-2' }),
      planEvent('plan.decided'),
    );
    expect(state.plans.get('L-1')?.earlierReceiptIds).toEqual(['R-1']);
  });

  test('that nobody proposed is not made by its cancelling', () => {
    expect(foldDrafts(planEvent('plan.cancelled'), planEvent('plan.decided')).state.plans.size).toBe(0);
  });
});

describe('a dispute', () => {
  test('is open until it is closed, once', () => {
    const open = foldDrafts(disputed()).state.disputes.get('D-1');
    expect([open?.closed, open?.event.data.reason]).toEqual([null, 'shortSupply']);
    const told: Told[] = [
      disputed(),
      [disputeClosed(), { on: '2026-11-28' }],
      [disputeClosed(), { on: '2026-12-28' }],
    ];
    expect(foldDrafts(...told).state.disputes.get('D-1')?.closed).toEqual({
      on: '2026-11-28',
      result: 'upheld',
    });
  });

  test('that was closed is not opened again by the same words', () => {
    expect(
      foldDrafts(disputed(), disputeClosed(), disputed()).state.disputes.get('D-1')?.closed,
    ).not.toBeNull();
    expect(foldDrafts(disputeClosed('D-9')).state.disputes.size).toBe(0);
  });
});

describe('a hold', () => {
  test('stands until it is cleared, on the day it first was', () => {
    expect(foldDrafts(held()).state.holds.get('H-1')?.clearedOn).toBeNull();
    const told: Told[] = [
      held(),
      [holdCleared(), { on: '2026-11-28' }],
      [holdCleared(), { on: '2026-12-28' }],
      held(),
    ];
    expect(foldDrafts(...told).state.holds.get('H-1')?.clearedOn).toBe('2026-11-28');
    expect(foldDrafts(holdCleared('H-9')).state.holds.size).toBe(0);
  });
});

describe('a review', () => {
  const resolved = (reviewKey: string): EventDraft => ({
    kind: 'review.resolved',
    stream,
    data: { reviewKey, decision: 'bothStand', events: [] },
    personal: null,
  });

  test('is resolved by a person, and stays so when the same contradiction is found again', () => {
    const { state, effects } = foldDrafts(
      opened(),
      promised(),
      promised({ promiseId: 'M-2' }),
      resolved('secondPromise:M-1+M-2'),
    );
    expect(state.reviews.get('secondPromise:M-1+M-2')?.state).toBe('resolved');
    expect(effects.touched.get('review')).toEqual(new Set(['secondPromise:M-1+M-2']));
    expect(foldDrafts(resolved('secondPromise:M-1+M-2')).state.reviews.size).toBe(0);
  });
});
