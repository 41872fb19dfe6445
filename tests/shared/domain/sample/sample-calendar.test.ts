import { expect, test } from 'vitest';
import { dayOfWeek, plainDate } from '../../../../src/shared/domain/dates.ts';
import { SampleCalendar } from '../../../../src/shared/domain/sample/sample-calendar.ts';
import { rules } from './sample-fixture.ts';

const calendar = new SampleCalendar(plainDate('2026-11-24'), rules.calendar);

test('the year begins on a working day and ends with a file on the last working day', () => {
  expect(calendar.startOn).toBe('2025-11-24');
  expect(calendar.importDays).toHaveLength(10);
  expect(calendar.importDays[0]).toBe('2025-11-24');
  // Monday the 23rd; the Tuesday the book is for is Guru Nanak Jayanti.
  expect(calendar.importDays.at(-1)).toBe('2026-11-23');
  expect(calendar.importDays.filter((day) => !calendar.isWorkingDay(day))).toEqual([]);
});

test('working days are counted back over Sundays and holidays', () => {
  const days = Array.from({ length: 12 }, (_, at) => calendar.workingDaysBefore(at + 1));
  expect(days[0]).toBe('2026-11-23');
  expect(days).not.toContain('2026-11-10');
  expect(days.filter((day) => dayOfWeek(day) === 7)).toEqual([]);
  expect(days).toEqual([...days].sort().reverse());
});

test('a minute of a day is an instant of Pune', () => {
  expect(calendar.instantMs(plainDate('2026-03-01'), 9 * 60 + 5)).toBe(Date.UTC(2026, 2, 1, 3, 35));
});
