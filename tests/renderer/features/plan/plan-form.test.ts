import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { blankPlan, planOfDraft, readPlan } from '../../../../src/renderer/features/plan/plan-form.ts';
import { calendarFileSchema, workingCalendarOfFiles } from '../../../../src/shared/domain/calendar-file.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';

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
    holidayShift: 'after',
  });
  expect(read.schedule?.rows.map(({ amountMinor, balanceMinor }) => [amountMinor, balanceMinor])).toEqual([
    [370_000, 740_000],
    [370_000, 370_000],
    [370_000, 0],
  ]);
});

test('an amount each is the other way to say it, and what cannot be is said by the domain’s own word', () => {
  const each = { ...fresh, by: 'amount' as const, instalmentText: '5k', firstText: '1 dec' };
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

test('the longest plan there is takes less than the 50 ms of one key', () => {
  const longest = { ...fresh, countText: '250', firstText: '+7' };
  const tookMs = Array.from({ length: 5 }, () => {
    const startMs = performance.now();
    expect(readPlan(longest, context).schedule?.rows).toHaveLength(250);
    return performance.now() - startMs;
  });
  expect(Math.min(...tookMs)).toBeLessThan(50);
});
