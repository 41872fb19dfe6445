import { expect, test } from 'vitest';

import {
  readAppointmentTime,
  timeChips,
} from '../../../../src/renderer/features/interaction/appointment-time.ts';
import { proofGrade } from '../../../../src/renderer/features/interaction/proof-grade.ts';

test('a day and an hour are read on the house’s clock, and nonsense is none', () => {
  expect(readAppointmentTime('2026-11-24 18:05')).toEqual({
    on: '2026-11-24',
    atMs: Date.UTC(2026, 10, 24, 12, 35),
  });
  expect(readAppointmentTime('2026-11-24')).toEqual({ on: '2026-11-24', atMs: null });
  expect(
    ['', 'fri', '2026-02-30 10:00', '2026-11-24 25:00', '2026-11-24 10:75'].map(readAppointmentTime),
  ).toEqual([undefined, undefined, undefined, undefined, undefined]);
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

test('the proof of a visit is graded by place and photo and never worse than D', () => {
  const photo = [{ attachmentId: 'a', fileName: 'door.jpg' }];
  const fix = (accuracyMeters: number) => ({ latitudeE7: 1, longitudeE7: 1, accuracyMeters });
  expect([
    proofGrade({ fix: fix(50), files: photo }),
    proofGrade({ fix: fix(50), files: [] }),
    proofGrade({ fix: null, files: photo }),
    proofGrade({ fix: fix(51), files: [] }),
    proofGrade({ fix: null, files: [] }),
  ]).toEqual(['A', 'B', 'B', 'C', 'D']);
});
