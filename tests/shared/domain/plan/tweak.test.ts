import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '../../../../src/shared/domain/calendar.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';
import { pendingTweak } from '../../../../src/shared/domain/plan/pending-tweak.ts';
import { planPolicySchema } from '../../../../src/shared/domain/plan/policy.ts';
import type { PlanRecord, PlanTweak } from '../../../../src/shared/domain/plan/record.ts';
import {
  decideTweak,
  type TweakChange,
  type TweakQuestion,
} from '../../../../src/shared/domain/plan/tweak.ts';
import { viewPlan } from '../../../../src/shared/domain/plan/view.ts';
import { policyFile } from '../policy-file.ts';
import { testPayment } from '../promise/test-promise.ts';

const { limits } = planPolicySchema.parse(policyFile('plan'));
const calendar: WorkingCalendar = { weeklyOff: 'sunday', secondAndFourthSaturdayOff: true, holidays: [] };
const plan: PlanRecord = {
  planId: 'plan',
  currency: 'INR',
  totalMinor: 400_000,
  frequency: 'weekly',
  instalments: ['2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22'].map((dueOn) => ({
    dueOn: plainDate(dueOn),
    amountMinor: 100_000,
  })),
  proposedOn: plainDate('2026-11-23'),
  proposedBy: 'asha',
  breaches: [],
  authored: 'active',
  closedOn: null,
};

interface Situation {
  readonly words?: Partial<PlanRecord>;
  readonly paidMinor?: number;
  readonly question?: Partial<TweakQuestion>;
}

function tweaked(change: TweakChange, { words = {}, paidMinor = 0, question = {} }: Situation = {}) {
  const on = plainDate('2026-12-02');
  const record = { ...plan, ...words };
  const paid = testPayment({ receiptId: 'R', on: '2026-12-01', amountMinor: paidMinor, voidedOn: null });
  const view = viewPlan(record, paidMinor === 0 ? [] : [paid], on);
  const result = decideTweak({
    plan: record,
    view,
    change,
    on,
    calendar,
    allowClosedDay: false,
    limits,
    outstandingMinor: 400_000,
    ...question,
  });
  return result.ok ? result.value : result.refusal;
}

const amount = (number: number, amountMinor: number) => ({ what: 'amount', number, amountMinor }) as const;
const date = (number: number, dueOn: string) => ({ what: 'dueOn', number, dueOn: plainDate(dueOn) }) as const;
const amountsOf = (change: TweakChange, situation?: Situation) => {
  const facts = tweaked(change, situation);
  return 'instalments' in facts ? facts.instalments.map(({ amountMinor }) => amountMinor) : facts;
};

describe('one amount', () => {
  it('is changed, and the last payment takes the difference', () => {
    expect(amountsOf(amount(2, 60_000))).toEqual([100_000, 60_000, 100_000, 140_000]);
    expect(amountsOf(amount(2, 170_000))).toEqual([100_000, 170_000, 100_000, 30_000]);
  });

  it('may take so much that payments at the end are gone', () => {
    expect(amountsOf(amount(2, 200_000))).toEqual([100_000, 200_000, 100_000]);
    expect(amountsOf(amount(2, 250_000))).toEqual([100_000, 250_000, 50_000]);
    expect(amountsOf(amount(2, 300_000))).toEqual([100_000, 300_000]);
    expect(amountsOf(amount(2, 300_001))).toEqual({ code: 'amountAboveRest', mostMinor: 300_000 });
  });

  it('is not less than what was paid of it, and never nothing', () => {
    expect(amountsOf(amount(1, 0))).toEqual({ code: 'amountInvalid' });
    expect(amountsOf(amount(1, 30_000), { paidMinor: 40_000 })).toEqual({
      code: 'amountBelowPaid',
      paidMinor: 40_000,
    });
    expect(amountsOf(amount(1, 100_000))).toEqual({ code: 'nothingChanges' });
    expect(amountsOf(amount(4, 50_000))).toEqual({ code: 'lastTakesRest' });
  });
});

describe('one date', () => {
  it('moves between its neighbours, with its grace', () => {
    expect(tweaked(date(2, '2026-12-11'))).toMatchObject({
      instalments: [
        { dueOn: '2026-12-01' },
        // The Saturday after is a second one, and then comes Sunday.
        { dueOn: '2026-12-11', amountMinor: 100_000, graceUntil: '2026-12-15' },
        { dueOn: '2026-12-15' },
        { dueOn: '2026-12-22' },
      ],
      breaches: [],
      needsApproval: false,
    });
  });

  it('is not in the past, beyond a neighbour, or on a closed day unless somebody said so', () => {
    expect(tweaked(date(2, '2026-12-01'))).toMatchObject({ code: 'dateInPast' });
    expect(tweaked(date(2, '2026-12-15'))).toEqual({
      code: 'dateOutOfOrder',
      before: '2026-12-01',
      after: '2026-12-15',
    });
    expect(tweaked(date(2, '2026-12-13'))).toEqual({ code: 'dateOnClosedDay', dueOn: '2026-12-13' });
    expect(tweaked(date(2, '2026-12-13'), { question: { allowClosedDay: true } })).toMatchObject({
      needsApproval: false,
    });
  });
});

describe('beyond the limits', () => {
  it('a tweak waits for a second person: further than a week, or the fourth of a plan', () => {
    expect(tweaked(date(4, '2026-12-29'))).toMatchObject({ breaches: [], needsApproval: false });
    expect(tweaked(date(4, '2026-12-30'))).toMatchObject({ breaches: ['tweakTooFar'], needsApproval: true });
    const applied = { authored: 'applied', appliedOn: plan.proposedOn } as PlanTweak;
    expect(amountsOf(amount(2, 60_000), { words: { tweaks: [applied, applied] } })).toHaveLength(4);
    expect(tweaked(amount(2, 60_000), { words: { tweaks: [applied, applied, applied] } })).toMatchObject({
      breaches: ['tweaksTooMany'],
    });
  });

  it('a limit that the plan was beyond before is no new breach', () => {
    const tight = { ...limits, maximumCount: 2, maximumTotalDays: 29 };
    expect(tweaked(date(4, '2026-12-23'), { question: { limits: tight } })).toMatchObject({
      breaches: ['lastTooLate'],
    });
  });
});

describe('what cannot be tweaked', () => {
  it('is a plan that does not run, a payment that is paid or none, and one whose tweak waits', () => {
    expect(tweaked(amount(2, 1), { words: { authored: 'pendingApproval' } })).toEqual({
      code: 'planNotRunning',
      status: 'pendingApproval',
    });
    expect(tweaked(amount(5, 1))).toEqual({ code: 'instalmentUnknown', number: 5 });
    expect(tweaked(amount(1, 1), { paidMinor: 100_000 })).toEqual({ code: 'instalmentPaid', number: 1 });
    const waiting = { tweakId: 'T', authored: 'pendingApproval' } as PlanTweak;
    const words = { tweaks: [waiting] };
    expect(tweaked(amount(2, 60_000), { words })).toEqual({ code: 'tweakWaits' });
    const plans = new Map([['plan', { ...plan, ...words }]]);
    expect(pendingTweak({ plans }, 'T')?.plan.planId).toBe('plan');
    expect(pendingTweak({ plans }, 'other')).toBeUndefined();
  });
});

it('keeps the total to the unit whatever is changed, with dates in order', () => {
  const changes = fc.oneof(
    fc.record({
      what: fc.constant('amount' as const),
      number: fc.integer({ min: 1, max: 5 }),
      amountMinor: fc.integer({ min: -5, max: 450_000 }),
    }),
    fc.record({
      what: fc.constant('dueOn' as const),
      number: fc.integer({ min: 1, max: 5 }),
      dueOn: fc.integer({ min: 0, max: 60 }).map((days) => addDays(plainDate('2026-11-25'), days)),
    }),
  );
  fc.assert(
    fc.property(changes, fc.integer({ min: 0, max: 350_000 }), (change, paidMinor) => {
      const facts = tweaked(change, { paidMinor });
      if (!('instalments' in facts)) return;
      const sum = facts.instalments.reduce((total, { amountMinor }) => total + amountMinor, 0);
      expect(sum).toBe(plan.totalMinor);
      expect(facts.instalments.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
      const dates = facts.instalments.map(({ dueOn }) => dueOn);
      expect(dates).toEqual([...new Set(dates)].toSorted());
    }),
  );
});
