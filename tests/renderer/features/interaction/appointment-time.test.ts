import { expect, test } from 'vitest';
import {
  joinMoment,
  readAppointmentTime,
  splitMoment,
  timeChips,
} from '../../../../src/renderer/features/interaction/appointment-time.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';

const today = plainDate('2026-11-24');

test.each([
  ['2026-11-24 18:05', { on: '2026-11-24', atMs: Date.UTC(2026, 10, 24, 12, 35) }],
  ['2026-11-24', { on: '2026-11-24', atMs: null }],
  ['fri', { on: '2026-11-27', atMs: null }],
  ['fri @ 6 pm', { on: '2026-11-27', atMs: Date.UTC(2026, 10, 27, 12, 30) }],
  ['25/11 @ १०.३०', { on: '2026-11-25', atMs: Date.UTC(2026, 10, 25, 5, 0) }],
])('%s is read on the house’s clock', (text, read) => {
  expect(readAppointmentTime(text, today)).toEqual(read);
});

test('nonsense is no moment', () => {
  const texts = [
    '',
    '@ 10:00',
    '2026-02-30 10:00',
    '2026-11-24 @ 25:00',
    'fri @ 10:75',
    'fri @ 13 pm',
    'fri @ soon',
  ];
  expect(texts.map((text) => readAppointmentTime(text, today))).toEqual(texts.map(() => undefined));
});

test('what is typed is kept to the letter while it is taken apart and put together', () => {
  for (const moment of [
    { day: 'next fri', hour: '6 p' },
    { day: '', hour: '10' },
    { day: '25 nov', hour: '' },
  ]) {
    expect(splitMoment(joinMoment(moment))).toEqual(moment);
  }
});

test('times to tap lie ahead, on quarters of an hour, and this evening only while it is ahead', () => {
  const morning = timeChips(Date.UTC(2026, 10, 24, 4, 41));
  expect(morning.map(({ name, text }) => [name, text])).toEqual([
    ['inOneHour', '2026-11-24 11:15'],
    ['inTwoHours', '2026-11-24 12:15'],
    ['thisEvening', '2026-11-24 17:30'],
    ['tomorrowMorning', '2026-11-25 10:00'],
    ['tomorrowEvening', '2026-11-25 17:30'],
  ]);
  expect(timeChips(Date.UTC(2026, 10, 24, 12, 0)).map(({ name }) => name)).not.toContain('thisEvening');
});
