import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  blankPlan,
  leadsOf,
  type PlanForm,
  type PlanLead,
  planOfDraft,
  typedFirst,
  withRow,
} from '../../../../src/renderer/features/plan/plan-form.ts';
import { readPlan } from '../../../../src/renderer/features/plan/read-plan.ts';
import { calendarFileSchema, workingCalendarOfFiles } from '../../../../src/shared/domain/calendar-file.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { tellTime } from '../../../helpers/told-time.ts';

const calendarFile = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'resources',
  'calendars',
  'IN-MH-2026.json',
);
const calendar = workingCalendarOfFiles([
  calendarFileSchema.parse(JSON.parse(readFileSync(calendarFile, 'utf8'))),
]);
const context = {
  currency: 'INR',
  today: plainDate('2026-11-24'),
  salaryDay: 1,
  calendar,
};
const fresh = blankPlan('01930000-0000-7000-8000-000000000001', 'account-1', '11,100');

test('the first thing missing is said, and with everything there the schedule and its terms are', () => {
  expect(readPlan(fresh, context).problem).toBe('firstMissing');
  expect(readPlan({ ...fresh, totalText: '' }, context).problem).toBe('totalMissing');
  expect(readPlan({ ...fresh, countText: '2.5' }, context).problem).toBe('countMissing');
  const read = readPlan({ ...fresh, firstText: 'salary' }, context);
  expect(read.terms).toEqual({
    totalMinor: 1_110_000,
    frequency: 'monthly',
    firstOn: '2026-12-01',
    count: 3,
    instalmentMinor: null,
    endOn: null,
    step: null,
    downPayment: null,
    salaryDay: null,
    dates: null,
    typedRows: [],
    holidayShift: 'after',
    remainder: 'last',
  });
  expect(read.schedule?.rows.map(({ amountMinor, balanceMinor }) => [amountMinor, balanceMinor])).toEqual([
    [370_000, 740_000],
    [370_000, 370_000],
    [370_000, 0],
  ]);
});

const said = (...leads: readonly PlanLead[]): readonly PlanLead[] =>
  leads.toReversed().reduce(typedFirst, fresh.typed);

test('what is typed last leads; without a step one is said, with a step two of three', () => {
  const leads = (...typed: readonly PlanLead[]) => leadsOf({ ...fresh, typed: said(...typed) });
  expect([leads(), leads('amount'), leads('endOn', 'amount')]).toEqual([['count'], ['amount'], ['endOn']]);
  const grown = (...typed: readonly PlanLead[]) =>
    leadsOf({ ...fresh, stepUnit: 'minor', typed: said(...typed) });
  expect(grown('step', 'count')).toEqual(['step', 'count']);
  expect(grown('amount', 'count', 'step')).toEqual(['amount', 'count']);
  expect(grown('endOn', 'count', 'step')).toEqual(['endOn', 'step']);
});

test('each field that follows shows what makes the same schedule when it is said instead', () => {
  const form = { ...fresh, totalText: '12,000', countText: '4', firstText: '1 dec' };
  const amounts = (changed: Partial<PlanForm>) =>
    readPlan({ ...form, ...changed }, context).schedule?.rows.map(({ amountMinor }) => amountMinor);
  const grown = { stepUnit: 'minor' as const, stepText: '1000', everyText: '1' };
  const asked = [150_000, 250_000, 350_000, 450_000];
  expect(amounts({ ...grown, typed: said('count', 'step') })).toEqual(asked);
  expect(amounts({ ...grown, typed: said('amount', 'step'), instalmentText: '1500' })).toEqual(asked);
  expect(amounts({ ...grown, typed: said('endOn', 'step'), endText: '1 mar' })).toEqual(asked);
  const found = { ...grown, stepText: '', typed: said('amount', 'count'), instalmentText: '1500' };
  expect(amounts(found)).toEqual(asked);
  expect(readPlan({ ...form, ...found }, context).schedule?.step?.size).toBe(100_000);
});

test('a down payment, a salary day, dates of its own and typed rows are read', () => {
  const form = { ...fresh, firstText: '1 dec' };
  const terms = (changed: Partial<PlanForm>) => readPlan({ ...form, ...changed }, context).terms;
  expect(terms({ downText: '1,100', downOnText: 't' })?.downPayment).toEqual({
    amountMinor: 110_000,
    dueOn: '2026-11-24',
  });
  expect(terms({ frequency: 'salaryDay', salaryKind: 'around', salaryText: '7' })?.salaryDay).toEqual({
    kind: 'around',
    day: 7,
  });
  expect(readPlan({ ...form, frequency: 'salaryDay', salaryText: 'x' }, context).problem).toBe(
    'salaryDayMissing',
  );
  expect(terms({ frequency: 'custom', datesText: '5/12, 20/12, 15/1', firstText: '' })).toMatchObject({
    dates: ['2026-12-05', '2026-12-20', '2027-01-15'],
    firstOn: '2026-12-05',
  });
  const typed = { ...form, ...withRow(form, 2, { amount: '5000' }) };
  expect(readPlan(typed, context).schedule?.rows.map(({ amountMinor }) => amountMinor)).toEqual([
    305_000, 500_000, 305_000,
  ]);
  expect(withRow(typed, 2, { amount: '' })).toEqual({ rows: {} });
  const share = { stepUnit: 'basisPoints' as const, stepText: '2.5 %' };
  expect(terms(share)?.step).toEqual({ unit: 'basisPoints', size: 250, every: 1 });
});

test('an amount each is the other way to say it, and what cannot be is said by the domain’s own word', () => {
  const each = { ...fresh, typed: said('amount'), instalmentText: '5k', firstText: '1 dec' };
  expect(readPlan(each, context).terms).toMatchObject({ count: null, instalmentMinor: 500_000 });
  expect(readPlan({ ...each, instalmentText: '1' }, context).problem).toBe('instalmentsTooMany');
  expect(readPlan({ ...each, firstText: '1/11/2026' }, context).problem).toBe('firstInPast');
});

test('whatever is typed, a schedule adds up to its total exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 9_999_999 }), fc.integer({ min: 1, max: 250 }), (rupees, count) => {
      const form = { ...fresh, totalText: String(rupees), countText: String(count), firstText: '+7' };
      const { schedule } = readPlan(form, context);
      const sum = schedule?.rows.reduce((total, row) => total + row.amountMinor, 0);
      expect(sum).toBe(rupees * 100);
    }),
  );
});

test('a plan comes back from its draft byte for byte', () => {
  const body = JSON.stringify({ ...fresh, firstText: 'शुक्रवार' });
  expect(JSON.stringify(planOfDraft(body))).toBe(body);
  expect(planOfDraft('7')).toBeNull();
});

test('the longest plan there is is read whole, in the time of one key', () => {
  const longest = { ...fresh, countText: '250', firstText: '+7' };
  const tookMs = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    expect(readPlan(longest, context).schedule?.rows).toHaveLength(250);
    return performance.now() - startMs;
  });
  tellTime('the longest plan is read', Math.min(...tookMs), 50);
});
