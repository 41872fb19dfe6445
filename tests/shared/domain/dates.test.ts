import { format, getISODay, addDays as libraryAddDays, addMonths as libraryAddMonths } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonthsClamped,
  compareDates,
  dateOfParts,
  dateParts,
  dateToDayNumber,
  dayNumberToDate,
  dayOfWeek,
  daysBetween,
  earlierDate,
  endOfMonth,
  isPlainDate,
  laterDate,
  type PlainDate,
  plainDate,
  relativeDay,
  startOfFinancialYear,
  startOfMonth,
  startOfWeek,
} from '../../../src/shared/domain/dates.ts';

const dates = fc.integer({ min: -200_000, max: 200_000 }).map(dayNumberToDate);

/** date-fns counts in the machine's zone; noon keeps the day whole whatever that zone is. */
function libraryDate(date: PlainDate): Date {
  const { year, month, day } = dateParts(date);
  return new Date(year, month - 1, day, 12);
}

describe('a plain date', () => {
  it('is YYYY-MM-DD and exists', () => {
    const texts = [
      '2026-11-24',
      '2024-02-29',
      '2026-02-29',
      '1900-02-29',
      '2000-02-29',
      '2026-04-31',
      '2026-00-01',
    ];
    expect(texts.map(isPlainDate)).toEqual([true, true, false, false, true, false, false]);
    const others = [
      '',
      '2026-1-1',
      '2026-13-01',
      '24-11-2026',
      '2026-11-24T00:00',
      ' 2026-11-24',
      '0000-01-01',
    ];
    expect(others.map(isPlainDate)).toEqual(others.map(() => false));
    expect(() => plainDate('2026-02-30')).toThrow('a date is YYYY-MM-DD');
    expect(dateOfParts(2026, 2, 30)).toBeUndefined();
    expect(dateOfParts(2026, 2.5, 1)).toBeUndefined();
    expect(dateOfParts(987, 6, 5)).toBe('0987-06-05');
  });

  it('has a day number that counts every day once', () => {
    expect([dateToDayNumber(plainDate('1970-01-01')), dateToDayNumber(plainDate('2026-11-24'))]).toEqual([
      0, 20_781,
    ]);
    fc.assert(
      fc.property(dates, (date) => {
        expect(isPlainDate(date)).toBe(true);
        expect(dayNumberToDate(dateToDayNumber(date))).toBe(date);
        expect(dateToDayNumber(date) * 86_400_000).toBe(Date.parse(`${date}T00:00:00Z`));
      }),
    );
  });

  it('adds days and knows weekdays as date-fns does', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const later = addDays(date, days);
        expect(later).toBe(format(libraryAddDays(libraryDate(date), days), 'yyyy-MM-dd'));
        expect(daysBetween(date, later)).toBe(days);
        expect(dayOfWeek(date)).toBe(getISODay(libraryDate(date)));
        expect(Math.sign(compareDates(date, later))).toBe(Math.sign(-days) + 0);
      }),
    );
  });

  it('counts months from the anchor, so that the 31st comes back after every short month', () => {
    const anchor = plainDate('2026-01-31');
    const months = [0, 1, 2, 3, 13, 25, -2, 12];
    expect(months.map((count) => addMonthsClamped(anchor, count))).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2027-02-28',
      '2028-02-29',
      '2025-11-30',
      '2027-01-31',
    ]);
  });

  it('adds months as date-fns does, and never drifts from the day of the anchor', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (anchor, months) => {
        const reached = addMonthsClamped(anchor, months);
        expect(reached).toBe(format(libraryAddMonths(libraryDate(anchor), months), 'yyyy-MM-dd'));
        const lastDay = dateParts(endOfMonth(reached)).day;
        expect(dateParts(reached).day).toBe(Math.min(dateParts(anchor).day, lastDay));
      }),
    );
  });

  it('knows the ends of its month, the Monday of its week and the April of its financial year', () => {
    const date = plainDate('2028-02-23');
    expect([startOfMonth(date), endOfMonth(date), startOfWeek(date)]).toEqual([
      '2028-02-01',
      '2028-02-29',
      '2028-02-21',
    ]);
    expect(startOfWeek(plainDate('2026-11-22'))).toBe('2026-11-16');
    expect(
      ['2026-03-31', '2026-04-01', '2026-12-31'].map((text) => startOfFinancialYear(plainDate(text))),
    ).toEqual(['2025-04-01', '2026-04-01', '2026-04-01']);
    expect([earlierDate(date, plainDate('2028-02-22')), laterDate(date, plainDate('2028-02-22'))]).toEqual([
      '2028-02-22',
      '2028-02-23',
    ]);
  });

  it('lies so many days before or after today, as a value for the language layer', () => {
    const today = plainDate('2026-11-22');
    expect(
      ['2026-11-22', '2026-11-25', '2026-11-21'].map((text) => relativeDay(plainDate(text), today)),
    ).toEqual([{ kind: 'today' }, { kind: 'inDays', days: 3 }, { kind: 'daysAgo', days: 1 }]);
  });
});
