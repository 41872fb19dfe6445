import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  deadlineRulesSchema,
  deadlinesOf,
  isBusinessDay,
} from '../../../../src/shared/domain/clock/deadlines.ts';
import { addDays } from '../../../../src/shared/domain/dates.ts';
import { day } from '../events/build-event.ts';

const project = path.resolve(import.meta.dirname, '../../../..');
const rules = deadlineRulesSchema.parse(
  JSON.parse(readFileSync(path.join(project, 'resources/legal-clocks/deadlines.json'), 'utf8')),
);

describe('MSMED Act s.15: when a micro or small supplier must be paid', () => {
  test.each([
    // Never later than 45 days from acceptance; as agreed below that; 15 days where nothing is agreed.
    [90, '2026-02-19'],
    [45, '2026-02-19'],
    [30, '2026-02-04'],
    [null, '2026-01-20'],
  ])('agreed %s days: due %s, interest from the day after', (agreedDays, due) => {
    expect(deadlinesOf(rules, 'IN-MSMED-15', { acceptance: '2026-01-05', agreedDays })).toEqual({
      due,
      interestFrom: addDays(day(due), 1),
    });
  });

  test('nothing before the Act was in force, of an unknown rule, or without the date it counts from', () => {
    expect(deadlinesOf(rules, 'IN-MSMED-15', { acceptance: '2006-10-01' })).toBeNull();
    expect(deadlinesOf(rules, 'XX-NONE', { acceptance: '2026-01-05' })).toBeNull();
    expect(deadlinesOf(rules, 'IN-MSMED-15', { acceptance: null })).toBeNull();
  });
});

describe('business days of the United States (5 U.S.C. 6103(a))', () => {
  test('the holidays of 2026 and 2027, each on its own date', () => {
    const calendar = rules.calendars[0];
    const off: string[] = [];
    for (let on = day('2026-01-01'); calendar && on < '2028-01-01'; on = addDays(on, 1)) {
      if (!isBusinessDay({ ...calendar, daysOff: [] }, on)) off.push(on);
    }
    expect(off).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-04',
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
      '2027-01-01',
      '2027-01-18',
      '2027-02-15',
      '2027-05-31',
      '2027-06-19',
      '2027-07-04',
      '2027-09-06',
      '2027-10-11',
      '2027-11-11',
      '2027-11-25',
      '2027-12-25',
    ]);
  });

  test('validation (Reg F): five business days to an assumed receipt, then thirty days; a known receipt comes first', () => {
    expect(deadlinesOf(rules, 'US-REGF-VAL30', { sent: '2026-11-02' })).toEqual({
      assumedReceipt: '2026-11-09',
      validationEnd: '2026-12-09',
    });
    expect(deadlinesOf(rules, 'US-REGF-VAL30', { sent: '2026-11-02', received: '2026-11-05' })).toEqual({
      assumedReceipt: '2026-11-09',
      validationEnd: '2026-12-05',
    });
    // Sent before a weekend and Veterans Day.
    expect(deadlinesOf(rules, 'US-REGF-VAL30', { sent: '2026-11-06' })).toMatchObject({
      assumedReceipt: '2026-11-16',
    });
  });

  test('consent taken back (TCPA): ten business days, over Thanksgiving', () => {
    expect(deadlinesOf(rules, 'US-TCPA-REVOKE', { revoked: '2026-11-23' })).toEqual({
      outerLimit: '2026-12-08',
    });
  });
});
