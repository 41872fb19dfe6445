import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../src/shared/domain/dates.ts';
import {
  instantFromWallTime,
  isTimeZone,
  plainDateInZone,
  startOfDay,
  wallTimeInZone,
} from '../../../src/shared/domain/wall-time.ts';

const at = (hour: number, minute = 0, second = 0) => ({ hour, minute, second });
const iso = (instantMs: number) => new Date(instantMs).toISOString();

describe('a wall clock', () => {
  it('shows date and time of a zone at an instant', () => {
    const instant = Date.parse('2026-11-22T18:45:07.900Z');
    expect(wallTimeInZone(instant, 'Asia/Kolkata')).toEqual({ date: '2026-11-23', ...at(0, 15, 7) });
    expect(wallTimeInZone(instant, 'America/New_York')).toEqual({ date: '2026-11-22', ...at(13, 45, 7) });
    expect(plainDateInZone(instant, 'UTC')).toBe('2026-11-22');
    expect(wallTimeInZone(-1, 'UTC')).toEqual({ date: '1969-12-31', ...at(23, 59, 59) });
  });

  it('gives back the instant of a date and time', () => {
    expect(iso(instantFromWallTime(plainDate('2026-11-22'), startOfDay, 'Asia/Kolkata'))).toBe(
      '2026-11-21T18:30:00.000Z',
    );
    const zones = fc.constantFrom(
      'Asia/Kolkata',
      'UTC',
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
    );
    const seconds = fc.integer({
      min: Date.parse('2000-01-01') / 1000,
      max: Date.parse('2037-01-01') / 1000,
    });
    fc.assert(
      fc.property(seconds, zones, (second, zone) => {
        const shown = wallTimeInZone(second * 1000, zone);
        const instant = instantFromWallTime(shown.date, shown, zone);
        expect(wallTimeInZone(instant, zone)).toEqual(shown);
        // Only in an hour that comes twice is it another instant, and then the earlier one.
        expect(instant).toBeLessThanOrEqual(second * 1000);
      }),
    );
  });

  it('means the first time where an hour comes twice', () => {
    const twice = instantFromWallTime(plainDate('2026-11-01'), at(1, 30), 'America/New_York');
    expect(iso(twice)).toBe('2026-11-01T05:30:00.000Z');
  });

  it('rounds forward where clocks skip the hour, half an hour or a whole day', () => {
    const inGap = (date: string, hour: number, minute: number, zone: string) =>
      iso(instantFromWallTime(plainDate(date), at(hour, minute), zone));
    expect(inGap('2026-03-08', 2, 30, 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(inGap('2026-03-08', 2, 0, 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(inGap('2026-03-08', 3, 0, 'America/New_York')).toBe('2026-03-08T07:00:00.000Z');
    expect(inGap('2026-03-29', 1, 59, 'Europe/London')).toBe('2026-03-29T01:00:00.000Z');
    expect(inGap('2026-10-04', 2, 15, 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
    expect(inGap('2011-12-30', 12, 0, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('knows zones by their IANA names only', () => {
    expect(['Asia/Kolkata', 'UTC', '+05:30', 'Asia/Poona-Camp', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
