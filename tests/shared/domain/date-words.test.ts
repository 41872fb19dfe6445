import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../../src/shared/domain/date-format.ts';
import { monthOfWord, weekdayOfWord } from '../../../src/shared/domain/date-word-names.ts';
import { type DateBias, parseDateWords } from '../../../src/shared/domain/date-words.ts';
import { addDays, dateParts, dayOfWeek, plainDate } from '../../../src/shared/domain/dates.ts';
import { languages } from '../../../src/shared/domain/language.ts';

/** A Sunday. */
const today = plainDate('2026-11-22');

/** The date that was read, or the code of the refusal with its suggestions. */
function read(text: string, bias: DateBias = 'future', salaryDay?: number): string {
  const result = parseDateWords(text, { today, bias, salaryDay });
  return result.ok ? result.value.date : [result.refusal.code, ...result.refusal.suggestions].join(' ');
}

describe('the date field', () => {
  it.each([
    ['t', '2026-11-22', '2026-11-22'],
    ['Today', '2026-11-22', '2026-11-22'],
    ['tomorrow', '2026-11-23', '2026-11-23'],
    ['y', '2026-11-21', '2026-11-21'],
    ['+3', '2026-11-25', '2026-11-25'],
    ['-2', '2026-11-20', '2026-11-20'],
    ['+2w', '2026-12-06', '2026-12-06'],
    ['+3m', '2027-02-22', '2027-02-22'],
    ['3 days', '2026-11-25', '2026-11-19'],
    ['in 3 days', '2026-11-25', '2026-11-25'],
    ['3 days ago', '2026-11-19', '2026-11-19'],
    ['2 weeks later', '2026-12-06', '2026-12-06'],
    ['fri', '2026-11-27', '2026-11-20'],
    ['next fri', '2026-12-04', '2026-12-04'],
    ['last fri', '2026-11-20', '2026-11-20'],
    ['sun', '2026-11-29', '2026-11-15'],
    ['25', '2026-11-25', '2026-10-25'],
    ['22', '2026-11-22', '2026-11-22'],
    ['21st', '2026-12-21', '2026-11-21'],
    ['25/11', '2026-11-25', '2025-11-25'],
    ['21-11', '2027-11-21', '2026-11-21'],
    ['25/11/2026', '2026-11-25', '2026-11-25'],
    ['25.11.26', '2026-11-25', '2026-11-25'],
    ['2026-11-25', '2026-11-25', '2026-11-25'],
    ['29/2/2028', '2028-02-29', '2028-02-29'],
    ['25 nov', '2026-11-25', '2025-11-25'],
    ['Nov 25, 2026', '2026-11-25', '2026-11-25'],
    ['25-Nov-26', '2026-11-25', '2026-11-25'],
    ['1st january', '2027-01-01', '2026-01-01'],
    ['month end', '2026-11-30', '2026-11-30'],
    ['आज', '2026-11-22', '2026-11-22'],
    ['उद्या', '2026-11-23', '2026-11-23'],
    ['कल', '2026-11-23', '2026-11-21'],
    ['परवा', '2026-11-24', '2026-11-20'],
    ['शुक्रवार', '2026-11-27', '2026-11-20'],
    ['२५/११', '2026-11-25', '2025-11-25'],
    ['२५ नोव्हेंबर', '2026-11-25', '2025-11-25'],
    ['Tue 24/11/2026', '2026-11-24', '2026-11-24'],
  ])('reads %s ahead for a promise and behind for a receipt', (text, ahead, behind) => {
    expect([read(text), read(text, 'past')]).toEqual([ahead, behind]);
  });

  it('says how it read the words', () => {
    const explanation = (text: string) => {
      const result = parseDateWords(text, { today, bias: 'future', salaryDay: 1 });
      return result.ok ? result.value.explanation : result.refusal;
    };
    expect(['t', '+3', 'fri', 'next fri', '25', '25/11', '25/11/2026', 'salary'].map(explanation)).toEqual([
      { kind: 'today' },
      { kind: 'offset', unit: 'days', count: 3 },
      { kind: 'weekday', dayOfWeek: 5, which: 'coming' },
      { kind: 'weekday', dayOfWeek: 5, which: 'afterComing' },
      { kind: 'dayOfMonth' },
      { kind: 'dayAndMonth' },
      { kind: 'fullDate' },
      { kind: 'salaryDay', day: 1 },
    ]);
  });

  it('finds the salary day, on the last day of a month that is too short for it', () => {
    expect([read('salary', 'future', 1), read('salary day', 'past', 1)]).toEqual([
      '2026-12-01',
      '2026-11-01',
    ]);
    expect([read('salary', 'future', 31), read('पगार', 'past', 31)]).toEqual(['2026-11-30', '2026-10-31']);
    expect(read('salary', 'future', 22)).toBe('2026-11-22');
    expect(read('salary')).toBe('salaryDayUnknown');
  });

  it.each([
    ['', 'empty'],
    ['foo', 'notUnderstood 2026-11-22 2026-11-23 2026-11-29'],
    ['5/', 'notUnderstood 2026-11-22 2026-11-23 2026-11-29'],
    ['31', 'noSuchDate 2026-11-30 2026-12-31'],
    ['32', 'noSuchDate'],
    ['0', 'noSuchDate'],
    ['31/4', 'noSuchDate 2027-04-30 2027-05-01'],
    ['29/2', 'noSuchDate 2027-02-28 2027-03-01'],
    ['11/25', 'noSuchDate 2026-11-25'],
    ['99/99', 'noSuchDate'],
    ['wed 24/11', 'otherWeekday 2026-11-24'],
  ])('refuses "%s" and suggests what may have been meant', (text, refusal) => {
    expect(read(text)).toBe(refusal);
  });

  it('reads every date as the app itself writes it, in every language and digit', () => {
    for (let days = 0; days < 366; days++)
      for (const language of languages)
        for (const style of ['medium', 'long'] as const) {
          const date = addDays(today, days);
          const digits = days % 2 === 0 ? 'latin' : 'deva';
          expect(read(formatDay(date, { language, style, digits }))).toBe(date);
        }
  });

  it('goes the way of the bias, and finds the day that was typed', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 2000 }),
        fc.integer({ min: 1, max: 31 }),
        fc.boolean(),
        (offset, day, ahead) => {
          const start = addDays(today, offset);
          const result = parseDateWords(String(day), { today: start, bias: ahead ? 'future' : 'past' });
          // What is offered where the month at hand has no such day: its last one, and the day in the month beyond.
          const dates = result.ok ? [result.value.date] : result.refusal.suggestions;
          const days = dates.map((date) => dateParts(date).day);
          expect(dates.filter((date) => (ahead ? date < start : date > start))).toEqual([]);
          expect(days.at(-1)).toBe(day);
          expect(result.ok || (days.length === 2 && day > 28 && (days[0] ?? day) < day)).toBe(true);
        },
      ),
    );
  });

  it('is total: any text is read or refused', () => {
    const pieces = fc.constantFrom(
      '1',
      '25',
      '/',
      '-',
      ' ',
      'nov',
      'fri',
      'next',
      '+',
      'd',
      'salary',
      '२',
      'कल',
      '2026',
      ',',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = parseDateWords(text, { today, bias: 'future', salaryDay: 31 });
          expect(result.ok ? dayOfWeek(result.value.date) : result.refusal.code).toBeTruthy();
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('names of days and months', () => {
  it('are known by their beginnings where these fit one alone', () => {
    expect(['mo', 'tues', 'th', 'sat', 's', 'moonday', 'सोमवार', 'मंगळ', 'गुरूवार'].map(weekdayOfWord)).toEqual([
      1,
      2,
      4,
      6,
      undefined,
      undefined,
      1,
      2,
      4,
    ]);
    expect(['jan', 'sept', 'ju', 'jun', 'decem', 'नव', 'मे', 'ऑग', 'जु'].map(monthOfWord)).toEqual([
      1,
      9,
      undefined,
      6,
      12,
      11,
      5,
      8,
      7,
    ]);
  });
});
