import { describe, expect, it } from 'vitest';
import type { WorkingCalendar } from '../../../../src/shared/domain/calendar.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import type { SalaryDay } from '../../../../src/shared/domain/plan/record.ts';
import { type ScheduleQuestion, schedulePlan } from '../../../../src/shared/domain/plan/schedule.ts';
import { solveOfTerms } from '../../../../src/shared/domain/plan/solve-terms.ts';

const calendar: WorkingCalendar = {
  weeklyOff: 'sunday',
  secondAndFourthSaturdayOff: true,
  holidays: [{ on: plainDate('2027-01-26'), name: 'Republic Day' }],
};
const count = (number: number) => ({ by: 'count', count: number }) as const;
const percent = (size: number, every = 1) => ({ unit: 'basisPoints', size, every }) as const;
const rupees = (size: number, every = 1) => ({ unit: 'minor', size: size * 100, every }) as const;

function solved(words: Partial<ScheduleQuestion>) {
  const result = schedulePlan({
    totalMinor: 1_200_000,
    solve: count(4),
    frequency: 'monthly',
    firstOn: plainDate('2026-12-01'),
    on: plainDate('2026-11-22'),
    holidayShift: 'none',
    calendar,
    remainder: 'last',
    ...words,
  });
  if (!result.ok) return { refusal: result.refusal, amounts: [], dates: [], step: null };
  return {
    refusal: null,
    amounts: result.value.rows.map(({ amountMinor }) => amountMinor),
    dates: result.value.rows.map(({ dueOn }) => dueOn),
    step: result.value.step,
  };
}

describe('a step-up', () => {
  it('by an amount: the first one is found so that the sum is exact', () => {
    expect(solved({ step: rupees(1_000) }).amounts).toEqual([150_000, 250_000, 350_000, 450_000]);
    expect(solved({ step: rupees(1_000), totalMinor: 1_200_002 }).amounts).toEqual([
      150_000, 250_000, 350_000, 450_002,
    ]);
    expect(solved({ step: rupees(1_000), totalMinor: 1_200_002, remainder: 'first' }).amounts).toEqual([
      150_001, 250_001, 350_000, 450_000,
    ]);
  });

  it('by a share of the one before, rounded half up at each step, as a pocket calculator does it', () => {
    // 1,000 + 10 % = 1,100; + 10 % = 1,210; + 10 % = 1,331: together 4,641.
    expect(solved({ step: percent(1_000), totalMinor: 464_100 }).amounts).toEqual([
      100_000, 110_000, 121_000, 133_100,
    ]);
  });

  it('after every so many instalments', () => {
    expect(solved({ step: rupees(500, 2), totalMinor: 500_000 }).amounts).toEqual([
      100_000, 100_000, 150_000, 150_000,
    ]);
  });

  it('with a known first amount finds the count, and the last one takes what is left', () => {
    const each = { by: 'amount', amountMinor: 100_000 } as const;
    expect(solved({ solve: each, step: rupees(500), totalMinor: 500_000 }).amounts).toEqual([
      100_000, 150_000, 200_000, 50_000,
    ]);
  });

  it('is itself found from the count and the first amount', () => {
    const solve = { by: 'stepUp', span: count(4), amountMinor: 150_000 } as const;
    expect(solved({ solve, step: rupees(0) })).toMatchObject({
      step: rupees(1_000),
      amounts: [150_000, 250_000, 350_000, 450_000],
    });
    const grown = { by: 'stepUp', span: count(4), amountMinor: 100_000 } as const;
    expect(solved({ solve: grown, step: percent(0), totalMinor: 464_100 }).step).toEqual(percent(1_000));
    const byEnd = { by: 'endOn', endOn: plainDate('2027-03-01') } as const;
    expect(solved({ solve: { ...solve, span: byEnd }, step: rupees(0) }).step).toEqual(rupees(1_000));
  });

  it('is refused where it cannot make the sum', () => {
    const by = (number: number, amountMinor: number) =>
      ({ by: 'stepUp', span: count(number), amountMinor }) as const;
    expect(solved({ solve: by(4, 400_000), step: rupees(0) }).refusal).toEqual({
      code: 'amountTooHighForCount',
      overMinor: 400_000,
    });
    expect(solved({ solve: by(1, 1_000), step: rupees(0) }).refusal).toEqual({ code: 'stepHasNoRoom' });
    expect(solved({ solve: by(2, 1_000), step: percent(0) }).refusal).toEqual({ code: 'stepTooSteep' });
    expect(solved({ step: rupees(9_000) }).refusal).toEqual({ code: 'stepTooSteep' });
    expect(solved({ step: percent(10_001) }).refusal).toEqual({ code: 'stepInvalid' });
  });
});

describe('a down payment', () => {
  const downPayment = { amountMinor: 200_000, dueOn: plainDate('2026-11-23') };

  it('comes before the instalments, which share the rest', () => {
    expect(solved({ downPayment })).toMatchObject({
      amounts: [200_000, 250_000, 250_000, 250_000, 250_000],
      dates: ['2026-11-23', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01'],
    });
  });

  it('is less than the total, and before the first instalment', () => {
    expect(solved({ downPayment: { ...downPayment, amountMinor: 1_200_000 } }).refusal).toEqual({
      code: 'downPaymentTooHigh',
      totalMinor: 1_200_000,
    });
    const late = { ...downPayment, dueOn: plainDate('2026-12-01') };
    expect(solved({ downPayment: late }).refusal).toEqual({ code: 'datesNotIncreasing', number: 1 });
  });
});

describe('salary days', () => {
  const on = (salaryDay: SalaryDay, words: Partial<ScheduleQuestion> = {}) =>
    solved({ frequency: 'salaryDay', salaryDay, firstOn: plainDate('2027-01-08'), ...words }).dates;

  it('are looked for from the day that was said', () => {
    expect(on({ kind: 'day', day: 7 })).toEqual(['2027-02-07', '2027-03-07', '2027-04-07', '2027-05-07']);
    expect(on({ kind: 'day', day: 8 })[0]).toBe('2027-01-08');
    expect(on({ kind: 'day', day: 31 })).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('are the last day, or the last working day, of each month', () => {
    expect(on({ kind: 'lastDay' })).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    // 31 January and 28 February are Sundays; the last Saturdays of both months are no second or fourth ones but the 27th.
    expect(on({ kind: 'lastWorkingDay' })).toEqual(['2027-01-30', '2027-02-26', '2027-03-31', '2027-04-30']);
  });

  it('are around a day: the nearest working day, the later one of two as near', () => {
    // 7 February and 7 March are Sundays: the Monday after, and the 8th too, are the nearest.
    expect(on({ kind: 'around', day: 7 })).toEqual(['2027-02-08', '2027-03-08', '2027-04-07', '2027-05-07']);
    // Saturday 13 February is a second one: the Friday is nearer than the Monday.
    expect(on({ kind: 'around', day: 13 })[1]).toBe('2027-02-12');
  });
});

describe('a modified following day', () => {
  it('goes to the next working day, or back where that is in another month', () => {
    const ends = {
      firstOn: plainDate('2027-01-31'),
      solve: count(3),
      holidayShift: 'modifiedAfter',
    } as const;
    expect(solved(ends).dates).toEqual(['2027-01-30', '2027-02-26', '2027-03-31']);
    const holiday = {
      firstOn: plainDate('2027-01-26'),
      solve: count(1),
      holidayShift: 'modifiedAfter',
    } as const;
    expect(solved(holiday).dates).toEqual(['2027-01-27']);
  });
});

describe('dates and amounts of a person’s own', () => {
  const dates = ['2026-12-05', '2026-12-20', '2027-02-01'].map(plainDate);

  it('are taken as they are said', () => {
    expect(solved({ frequency: 'custom', dates, solve: count(3) })).toMatchObject({
      dates,
      amounts: [400_000, 400_000, 400_000],
    });
    expect(solved({ frequency: 'custom', dates }).refusal).toEqual({ code: 'datesTooFew', dates: 3 });
    expect(solved({ frequency: 'custom', dates: dates.toReversed(), solve: count(3) }).refusal?.code).toBe(
      'datesNotIncreasing',
    );
  });

  it('stand in single rows, and the other rows share what is left', () => {
    const typedRows = [
      { number: 2, dueOn: plainDate('2027-01-11'), amountMinor: 300_001 },
      { number: 4, dueOn: null, amountMinor: 100_000 },
    ];
    expect(solved({ typedRows })).toMatchObject({
      dates: ['2026-12-01', '2027-01-11', '2027-02-01', '2027-03-01'],
      amounts: [399_999, 300_001, 400_000, 100_000],
    });
  });

  it('come to the total: neither more nor, where all are said, less', () => {
    const both = (amountMinor: number) => [1, 2].map((number) => ({ number, dueOn: null, amountMinor }));
    expect(solved({ solve: count(2), typedRows: both(700_000) }).refusal).toEqual({
      code: 'typedRowsAboveTotal',
      overMinor: 200_000,
    });
    expect(solved({ solve: count(2), typedRows: both(500_000) }).refusal).toEqual({
      code: 'typedRowsBelowTotal',
      missingMinor: 200_000,
    });
    expect(solved({ solve: count(2), typedRows: both(600_000) }).amounts).toEqual([600_000, 600_000]);
  });
});

describe('what was said and what follows', () => {
  const nothing = { count: null, endOn: null, instalmentMinor: null, step: null };

  it('is one of count, end and amount without a step', () => {
    expect(solveOfTerms(nothing)).toBeNull();
    expect(solveOfTerms({ ...nothing, count: 3 })?.solve).toEqual(count(3));
    expect(solveOfTerms({ ...nothing, endOn: plainDate('2027-01-01') })?.solve.by).toBe('endOn');
    expect(solveOfTerms({ ...nothing, instalmentMinor: 5 })?.solve).toEqual({ by: 'amount', amountMinor: 5 });
  });

  it('is a span and an amount where the step follows', () => {
    const step = { unit: 'minor', size: null, every: 1 } as const;
    expect(solveOfTerms({ ...nothing, count: 3, step })).toBeNull();
    expect(solveOfTerms({ ...nothing, count: 3, instalmentMinor: 5, step })).toEqual({
      solve: { by: 'stepUp', span: count(3), amountMinor: 5 },
      step: { unit: 'minor', size: 0, every: 1 },
    });
  });
});
