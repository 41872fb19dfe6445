import { describe, expect, test } from 'vitest';
import { backupAge, isBackupDue, retryAfterMs } from '../../../../src/shared/domain/backup/schedule.ts';
import { plainDate } from '../../../../src/shared/domain/dates.ts';
import { instantFromWallTime } from '../../../../src/shared/domain/wall-time.ts';

const zone = 'Asia/Kolkata';
const at = (on: string, hour: number, minute = 0): number =>
  instantFromWallTime(plainDate(on), { hour, minute, second: 0 }, zone);
const atEight = { zone, atMinute: 20 * 60, lastGoodMs: null, lastTryMs: null };

describe('when the nightly backup is due', () => {
  test('at once where there never was one', () => {
    expect(isBackupDue({ ...atEight, nowMs: at('2026-11-24', 9) })).toBe(true);
  });

  test('not in the afternoon, but once the hour strikes', () => {
    const lastGoodMs = at('2026-11-23', 20, 1);
    expect(isBackupDue({ ...atEight, lastGoodMs, nowMs: at('2026-11-24', 19, 59) })).toBe(false);
    expect(isBackupDue({ ...atEight, lastGoodMs, nowMs: at('2026-11-24', 20) })).toBe(true);
  });

  test('at the first start of the day where the application was closed in the evening', () => {
    const lastGoodMs = at('2026-11-22', 20, 5);
    expect(isBackupDue({ ...atEight, lastGoodMs, nowMs: at('2026-11-24', 8, 30) })).toBe(true);
  });

  test('one that was made by hand in the morning does not stand for the evening', () => {
    const lastGoodMs = at('2026-11-24', 10);
    expect(isBackupDue({ ...atEight, lastGoodMs, nowMs: at('2026-11-24', 21) })).toBe(true);
  });

  test('after a failed try it waits half an hour, unless the clock was set back', () => {
    const lastTryMs = at('2026-11-24', 20);
    const tried = { ...atEight, lastTryMs };
    expect(isBackupDue({ ...tried, nowMs: lastTryMs + retryAfterMs - 1 })).toBe(false);
    expect(isBackupDue({ ...tried, nowMs: lastTryMs + retryAfterMs })).toBe(true);
    expect(isBackupDue({ ...tried, nowMs: lastTryMs - 86_400_000 })).toBe(true);
  });
});

describe('how old the last good backup is', () => {
  test('never, fresh, old', () => {
    const today = plainDate('2026-11-24');
    expect(backupAge(null, today)).toEqual({ kind: 'never' });
    expect(backupAge(today, today)).toEqual({ kind: 'fresh', days: 0 });
    expect(backupAge(plainDate('2026-11-23'), today)).toEqual({ kind: 'fresh', days: 1 });
    expect(backupAge(plainDate('2026-11-20'), today)).toEqual({ kind: 'old', days: 4 });
    expect(backupAge(plainDate('2026-11-30'), today)).toEqual({ kind: 'fresh', days: 0 });
  });
});
