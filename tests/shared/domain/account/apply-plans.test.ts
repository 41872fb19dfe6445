import { describe, expect, test } from 'vitest';
import type { DataOf, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { viewPlan } from '../../../../src/shared/domain/plan/view.ts';
import { present } from '../../../../src/shared/lib/assert.ts';
import { day } from '../events/build-event.ts';
import { planned, stream } from '../events/drafts.ts';
import { foldDrafts, type Told } from './fold-drafts.ts';

function tweaked(changed: Partial<DataOf<'plan.tweaked'>> = {}): EventDraft<'plan.tweaked'> {
  return {
    kind: 'plan.tweaked',
    stream,
    data: {
      planId: 'L-1',
      tweakId: 'Z-1',
      number: 1,
      instalments: [
        { dueOn: day('2026-12-08'), amountMinor: 45_000 },
        { dueOn: day('2027-01-05'), amountMinor: 45_000 },
      ],
      needsApproval: false,
      breaches: [],
      reason: 'customerAsked',
      ...changed,
    },
    personal: null,
  };
}

function decided(
  decision: 'approved' | 'rejected',
  changed: Partial<DataOf<'plan.decided'>> = {},
): EventDraft<'plan.decided'> {
  return {
    kind: 'plan.decided',
    stream,
    data: { planId: 'L-1', decision, reason: 'Looked at', ...changed },
    personal: null,
  };
}

const cancelled: EventDraft<'plan.cancelled'> = {
  kind: 'plan.cancelled',
  stream,
  data: { planId: 'L-1', reason: 'other' },
  personal: null,
};

const stateOf = (...told: readonly Told[]) => foldDrafts(...told).state;
const planOf = (...told: readonly Told[]) => present(stateOf(...told).plans.get('L-1'), 'the plan');
const reviews = (...told: readonly Told[]) => [...stateOf(...told).reviews.values()].map(({ kind }) => kind);

describe('a plan of before', () => {
  test('reads on: no grace, nothing breaks it, and no field that it did not have', () => {
    expect(planOf(planned())).toEqual({
      planId: 'L-1',
      currency: 'INR',
      totalMinor: 90_000,
      frequency: 'monthly',
      instalments: [
        { dueOn: '2026-12-05', amountMinor: 45_000 },
        { dueOn: '2027-01-05', amountMinor: 45_000 },
      ],
      proposedOn: '2026-11-24',
      proposedBy: 'user-asha',
      breaches: [],
      authored: 'active',
      closedOn: null,
    });
    expect(viewPlan(planOf(planned()), [], day('2027-02-01'))).toMatchObject({
      status: 'missed',
      missedCount: 2,
      brokenOn: null,
    });
  });
});

describe('a tweak', () => {
  test('changes the payments from its day on and keeps what stood before; told twice it is one', () => {
    const once = planOf(planned(), [tweaked(), { on: '2026-11-30' }]);
    expect(once.instalments[0]).toEqual({ dueOn: '2026-12-08', amountMinor: 45_000 });
    expect(once.tweaks).toMatchObject([
      { tweakId: 'Z-1', authored: 'applied', appliedOn: '2026-11-30', before: [{ dueOn: '2026-12-05' }, {}] },
    ]);
    expect(viewPlan(once, [], day('2026-11-29')).nextDueOn).toBe('2026-12-05');
    expect(planOf(planned(), tweaked(), tweaked()).tweaks).toHaveLength(1);
  });

  test('that waits changes nothing until it is approved, and a rejected one never does', () => {
    const waits = tweaked({ needsApproval: true, breaches: ['tweakTooFar'] });
    expect(planOf(planned(), waits).instalments[0]?.dueOn).toBe('2026-12-05');
    const word = { tweakId: 'Z-1' };
    expect(planOf(planned(), waits, decided('approved', word)).instalments[0]?.dueOn).toBe('2026-12-08');
    const rejected = planOf(planned(), waits, decided('rejected', word), decided('approved', word));
    expect(rejected.instalments[0]?.dueOn).toBe('2026-12-05');
    expect(rejected.tweaks).toMatchObject([{ authored: 'rejected' }]);
  });

  test('approved after the plan ended changes nothing', () => {
    const told = [planned(), tweaked({ needsApproval: true }), cancelled];
    expect(planOf(...told, decided('approved', { tweakId: 'Z-1' })).instalments[0]?.dueOn).toBe('2026-12-05');
  });

  test('of no plan, of one that ended, or to another sum is kept for a person to look at', () => {
    const short = tweaked({ instalments: [{ dueOn: day('2026-12-08'), amountMinor: 89_999 }] });
    expect(reviews(tweaked())).toEqual(['tweakWithoutPlan']);
    expect(reviews(planned(), cancelled, tweaked())).toEqual(['tweakWithoutPlan']);
    expect(reviews(planned(), short)).toEqual(['tweakWithoutPlan']);
    expect(planOf(planned(), short).instalments).toHaveLength(2);
  });
});

describe('a renegotiated plan', () => {
  const next = (needsApproval: boolean) => planned({ planId: 'L-2', replaces: 'L-1', needsApproval });

  test('closes the one it takes the place of, at once or when it is approved', () => {
    expect(planOf(planned(), [next(false), { on: '2026-11-30' }])).toMatchObject({
      authored: 'replaced',
      replacedBy: 'L-2',
      closedOn: '2026-11-30',
    });
    expect(planOf(planned(), next(true)).authored).toBe('active');
    expect(planOf(planned(), next(true), decided('approved', { planId: 'L-2' })).authored).toBe('replaced');
    expect(planOf(planned(), next(true), decided('rejected', { planId: 'L-2' })).authored).toBe('active');
  });

  test('of an unknown plan, or of itself, is a plan like any other', () => {
    expect(stateOf(next(false)).plans.get('L-2')).toMatchObject({ authored: 'active' });
    expect(planOf(planned({ replaces: 'L-1' })).authored).toBe('active');
  });
});
