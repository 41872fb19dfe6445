import { expect, test } from 'vitest';
import { inForceOn, teamDayPolicySchema } from '../../../../src/shared/domain/sync/team-day-policy.ts';
import { day } from '../events/build-event.ts';
import { policyFile } from '../policy-file.ts';

const shipped = teamDayPolicySchema.parse(policyFile('team-day'));

test('what ships: a week, a month, a day, and no stop; each with its source and the day from which it holds', () => {
  const on = day('2026-11-26');
  expect([
    inForceOn(shipped.usualBusinessDates, on).daysBack,
    inForceOn(shipped.ownWordsKept, on).days,
    inForceOn(shipped.silentDevice, on).hours,
    inForceOn(shipped.newReceipts, on).stopAfterDays,
  ]).toEqual([7, 30, 24, null]);
  const { version: _version, ...figures } = shipped;
  for (const rows of Object.values(figures)) {
    for (const { source, fromOn } of rows) expect([source.length > 20, fromOn]).toEqual([true, '2026-11-22']);
  }
});

test('a figure is that of the last row that began; before the first one it is the first', () => {
  const rows = [
    { fromOn: day('2026-04-01'), days: 7 },
    { fromOn: day('2027-04-01'), days: 3 },
  ];
  const on = (text: string) => inForceOn(rows, day(text)).days;
  expect([on('2026-03-31'), on('2026-04-01'), on('2027-03-31'), on('2027-04-01'), on('2030-01-01')]).toEqual([
    7, 7, 7, 3, 3,
  ]);
});

test('a figure without its source or its day is no figure', () => {
  const broken = { ...shipped, silentDevice: [{ fromOn: '2026-11-22', hours: 24 }] };
  expect(teamDayPolicySchema.safeParse(broken).success).toBe(false);
  expect(teamDayPolicySchema.safeParse({ ...shipped, ownWordsKept: [] }).success).toBe(false);
});
