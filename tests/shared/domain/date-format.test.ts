import { expect, it } from 'vitest';
import { formatDay } from '../../../src/shared/domain/date-format.ts';
import { addDays, plainDate } from '../../../src/shared/domain/dates.ts';
import { foldDevanagariDigits, languages, toDevanagariDigits } from '../../../src/shared/domain/language.ts';

const date = plainDate('2026-11-24');

it('writes weekday and date in three languages, with digits 0–9', () => {
  expect(languages.map((language) => formatDay(date, { language }))).toEqual([
    'Tue, 24 Nov 2026',
    'मंगल, 24 नव॰ 2026',
    'मंगळ, 24 नोव्हें 2026',
  ]);
  expect(languages.map((language) => formatDay(date, { language, style: 'long' }))).toEqual([
    'Tuesday, 24 November 2026',
    'मंगलवार, 24 नवंबर 2026',
    'मंगळवार, 24 नोव्हेंबर 2026',
  ]);
  expect(formatDay(date, { language: 'en', style: 'short' })).toBe('Tue, 24 Nov');
});

it('writes ०–९ only where the setting asks for them, in the day and the year', () => {
  for (const language of languages)
    expect(formatDay(date, { language, digits: 'deva' })).toBe(
      toDevanagariDigits(formatDay(date, { language })),
    );
});

it('writes every day of a year with its own weekday, counted without the zone of the machine', () => {
  const days = Array.from({ length: 400 }, (_, at) => addDays(date, at));
  const written = days.map((day) => formatDay(day, { language: 'en', style: 'long' }));
  const expected = days.map((day) => {
    const [weekday, dayOfMonth, month, year] = new Date(`${day}T00:00:00Z`)
      .toLocaleDateString('en-GB', { timeZone: 'UTC', dateStyle: 'full' })
      .replace(',', '')
      .split(' ');
    return `${weekday}, ${dayOfMonth} ${month} ${year}`;
  });
  expect(written).toEqual(expected);
});

it('folds Devanagari digits and nothing else', () => {
  expect(foldDevanagariDigits('खाते १२३४५६७८९० A1')).toBe('खाते 1234567890 A1');
});
