import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendarCovers,
  dayOffOn,
  isWorkingDay,
  missingCalendarYear,
  nextWorkingDay,
  previousWorkingDay,
  shiftToWorkingDay,
  type WorkingCalendar,
} from '../../../src/shared/domain/calendar.ts';
import { calendarFileSchema, workingCalendarOfFiles } from '../../../src/shared/domain/calendar-file.ts';
import {
  addDays,
  dayNumberToDate,
  dayOfWeek,
  daysBetween,
  plainDate,
} from '../../../src/shared/domain/dates.ts';

const path = resolve(import.meta.dirname, '../../../resources/calendars/IN-MH-2026.json');
const shipped: unknown = JSON.parse(readFileSync(path, 'utf8'));
const file = calendarFileSchema.parse(shipped);
const maharashtra = workingCalendarOfFiles([file]);
const d = plainDate;

describe('the Maharashtra calendar of 2026', () => {
  it('lists the holidays under the Negotiable Instruments Act, and those of banks and offices apart', () => {
    // ux.md §4.11; the state counts 24, because 1 May and 15 August carry two each.
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const byMonth = new Map<string, number[]>();
    for (const { on } of maharashtra.holidays) {
      const month = months[Number(on.slice(5, 7)) - 1] ?? '';
      byMonth.set(month, [...(byMonth.get(month) ?? []), Number(on.slice(8))]);
    }
    expect(Object.fromEntries(byMonth)).toEqual({
      Jan: [26],
      Feb: [15, 19],
      Mar: [3, 19, 21, 26, 31],
      Apr: [3, 14],
      May: [1, 28],
      Jun: [26],
      Aug: [15, 26],
      Sep: [14],
      Oct: [2, 20],
      Nov: [8, 10, 24],
      Dec: [25],
    });
    expect(isWorkingDay(d('2026-04-01'), workingCalendarOfFiles([file], ['banks']))).toBe(false);
    expect(isWorkingDay(d('2026-11-11'), workingCalendarOfFiles([file], ['governmentOffices']))).toBe(false);
    expect(isWorkingDay(d('2026-04-01'), maharashtra)).toBe(true);
  });

  it('is refused with a date outside its year, one listed twice, or a key nobody knows', () => {
    const [first] = file.holidays;
    const codes = (input: unknown) =>
      calendarFileSchema.safeParse(input).error?.issues.map(({ message }) => message);
    expect(codes({ ...file, holidays: [{ ...first, on: '2027-01-26' }] })).toEqual(['outsideYear']);
    expect(codes({ ...file, holidays: [first, first] })).toEqual(['listedTwice']);
    expect(codes({ ...file, holidays: [{ ...first, on: '2026-02-30' }] })).toEqual(['notADate']);
    expect(calendarFileSchema.safeParse({ ...file, colour: 'red' }).success).toBe(false);
    expect(calendarFileSchema.safeParse({ ...file, holidays: [] }).success).toBe(false);
  });

  it('says why a day is off', () => {
    const days = [
      '2026-11-24',
      '2026-11-22',
      '2026-11-14',
      '2026-11-28',
      '2026-11-21',
      '2026-11-25',
      '2026-11-08',
    ];
    expect(days.map((day) => dayOffOn(d(day), maharashtra))).toEqual([
      { kind: 'holiday', name: 'Guru Nanak Jayanti' },
      { kind: 'weeklyOff' },
      { kind: 'secondOrFourthSaturday' },
      { kind: 'secondOrFourthSaturday' },
      undefined,
      undefined,
      { kind: 'holiday', name: 'Diwali (Laxmi Pujan)' },
    ]);
  });

  it('asks for a missing year, and for the next one from 1 November', () => {
    expect([calendarCovers(2026, maharashtra), calendarCovers(2027, maharashtra)]).toEqual([true, false]);
    const days = ['2026-10-31', '2026-11-01', '2027-01-01'];
    expect(days.map((day) => missingCalendarYear(d(day), maharashtra))).toEqual([undefined, 2027, 2027]);
  });

  it('joins the files of two years', () => {
    const next = calendarFileSchema.parse({
      ...file,
      year: 2027,
      secondAndFourthSaturdayOff: false,
      holidays: [{ on: '2027-01-26', name: 'Republic Day', observedBy: 'everyone' }],
    });
    const both = workingCalendarOfFiles([next, file]);
    expect(both.holidays).toHaveLength(23);
    expect(both.holidays.at(-1)).toEqual({ on: '2027-01-26', name: 'Republic Day' });
    expect(both.secondAndFourthSaturdayOff).toBe(false);
  });
});

describe('working days', () => {
  it('give two days of grace from Friday to Tuesday where Saturday rests, to Monday where it works (row P2)', () => {
    const friday = d('2026-06-12');
    expect(addWorkingDays(friday, 2, maharashtra)).toBe('2026-06-16');
    expect(addWorkingDays(friday, 2, { ...maharashtra, secondAndFourthSaturdayOff: false })).toBe(
      '2026-06-15',
    );
  });

  it('shift a date to the nearest one before or after, or leave it', () => {
    const holiday = d('2026-11-24');
    expect(
      (['before', 'after', 'none'] as const).map((shift) => shiftToWorkingDay(holiday, shift, maharashtra)),
    ).toEqual(['2026-11-23', '2026-11-25', '2026-11-24']);
    expect(shiftToWorkingDay(d('2026-11-25'), 'after', maharashtra)).toBe('2026-11-25');
    expect(nextWorkingDay(d('2026-11-25'), maharashtra)).toBe('2026-11-26');
    expect(previousWorkingDay(d('2026-11-09'), maharashtra)).toBe('2026-11-07');
  });

  const dates = fc.integer({ min: 20_000, max: 21_500 }).map(dayNumberToDate);
  const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
    weeklyOff: fc.constant('sunday'),
    secondAndFourthSaturdayOff: fc.boolean(),
    holidays: fc.array(
      dates.map((on) => ({ on, name: 'a holiday' })),
      { maxLength: 60 },
    ),
  });

  it('are counted one by one: as many lie between as were asked for, and more days never end earlier', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -40, max: 40 }), calendars, (date, count, calendar) => {
        const reached = addWorkingDays(date, count, calendar);
        const step = count < 0 ? -1 : 1;
        let counted = 0;
        for (let day = date; day !== reached; ) {
          day = addDays(day, step);
          if (isWorkingDay(day, calendar)) counted += step;
        }
        expect(counted).toBe(count);
        expect(count === 0 || isWorkingDay(reached, calendar)).toBe(true);
        expect(daysBetween(reached, addWorkingDays(date, count + 1, calendar))).toBeGreaterThanOrEqual(
          count === -1 ? 0 : 1,
        );
      }),
    );
  });

  it('never move backwards when the start moves on', () => {
    fc.assert(
      fc.property(dates, fc.nat({ max: 30 }), calendars, (date, count, calendar) => {
        const later = addDays(date, 1);
        expect(
          daysBetween(addWorkingDays(date, count, calendar), addWorkingDays(later, count, calendar)),
        ).toBeGreaterThanOrEqual(0);
        expect(isWorkingDay(date, calendar) && dayOfWeek(date) === 7).toBe(false);
      }),
    );
  });
});
