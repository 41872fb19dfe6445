import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenAt, nextOpening, openingHours } from '../../../../src/shared/domain/compliance/time-window.ts';
import { wallTimeInZone } from '../../../../src/shared/domain/wall-time.ts';

const at = (text: string) => Date.parse(text);
const window = (from: string, to: string, more: object = {}) =>
  openingHours({ kind: 'timeWindow', from, to, ...more }, []);

describe('opening hours', () => {
  it('are compared on the wall clock, so the night clocks go back does not shift them', () => {
    const hours = window('08:00', '21:00');
    expect(isOpenAt(hours, 'America/New_York', at('2026-11-01T12:30:00Z'))).toBe(false);
    expect(nextOpening(hours, ['America/New_York'], at('2026-11-01T12:30:00Z'))).toBe(
      at('2026-11-01T13:00:00Z'),
    );
    expect(isOpenAt(hours, 'America/New_York', at('2027-03-14T12:00:00Z'))).toBe(true);
    expect(isOpenAt(hours, 'Europe/London', at('2026-10-25T07:30:00Z'))).toBe(false);
  });

  it('count both passes of a repeated hour and round a skipped one forward', () => {
    const small = window('01:00', '02:00');
    expect(isOpenAt(small, 'America/New_York', at('2026-11-01T05:30:00Z'))).toBe(true);
    expect(isOpenAt(small, 'America/New_York', at('2026-11-01T06:30:00Z'))).toBe(true);
    const skipped = window('02:30', '04:00');
    expect(nextOpening(skipped, ['America/New_York'], at('2027-03-14T06:00:00Z'))).toBe(
      at('2027-03-14T07:00:00Z'),
    );
    const lost = window('02:10', '02:50');
    expect(nextOpening(lost, ['America/New_York'], at('2027-03-14T06:00:00Z'))).toBe(
      at('2027-03-15T06:10:00Z'),
    );
  });

  it('split a window over midnight and end a day at 24:00', () => {
    const night = window('22:00', '06:00');
    expect([22, 23, 0, 5, 6, 21].map((hour) => isOpenAt(night, 'UTC', hour * 3_600_000))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(isOpenAt(window('20:00', '24:00'), 'UTC', at('2026-01-01T23:59:59Z'))).toBe(true);
  });

  it('know days of the week', () => {
    const weekdays = window('09:00', '17:00', { days: ['mon', 'tue', 'wed', 'thu', 'fri'] });
    expect(nextOpening(weekdays, ['Asia/Kolkata'], at('2026-11-20T17:00:00+05:30'))).toBe(
      at('2026-11-23T09:00:00+05:30'),
    );
  });

  it('find no opening within 60 days where two zones never meet, and find one once they do', () => {
    const hours = window('08:00', '19:00');
    const zones = ['Asia/Kolkata', 'America/Chicago'];
    expect(nextOpening(hours, zones, at('2026-11-23T06:00:00Z'))).toBe(null);
    expect(nextOpening(hours, zones, at('2027-02-01T06:00:00Z'))).toBe(at('2027-03-14T13:00:00Z'));
  });

  it('open at the first second of the next opening and not the second before, whatever the zone and hour', () => {
    const zone = fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Europe/Athens', 'Australia/Lord_Howe');
    const instant = fc.integer({ min: at('2026-01-01'), max: at('2027-12-31') });
    const span = fc
      .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 23 }))
      .filter(([a, b]) => a < b);
    fc.assert(
      fc.property(zone, instant, span, (zoneName, instantMs, [from, to]) => {
        const pad = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
        const hours = window(pad(from), pad(to));
        const opening = nextOpening(hours, [zoneName], instantMs);
        expect(opening).not.toBe(null);
        if (opening === null) return;
        expect(isOpenAt(hours, zoneName, opening)).toBe(true);
        if (opening > instantMs) expect(isOpenAt(hours, zoneName, opening - 1000)).toBe(false);
        const hour = wallTimeInZone(opening, zoneName).hour;
        expect(hour >= from && hour < to).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
