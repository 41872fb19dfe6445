import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AttemptCount,
  countFailure,
  noFailures,
  standingOf,
  waitAfterFailuresMs,
} from '../../../src/main/keys/lockout.ts';

const hour = 3_600_000;
const afterFailures = (failures: number, nowMs: number, uptimeMs: number): AttemptCount => ({
  failures,
  lastFailureAtMs: nowMs,
  lastFailureUptimeMs: uptimeMs,
});

describe('the wait after wrong attempts', () => {
  test('is none below five, then 30 s doubling, and never more than an hour', () => {
    const waits = Array.from({ length: 14 }, (_, failures) => waitAfterFailuresMs(failures) / 1_000);
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
  });

  test('is over when the machine ran that long', () => {
    const count = afterFailures(5, 0, hour);
    expect(standingOf(count, { nowMs: 29_999, uptimeMs: hour + 29_999 })).toEqual({
      kind: 'waiting',
      waitMs: 1,
      untilMs: 30_000,
    });
    expect(standingOf(count, { nowMs: 30_000, uptimeMs: hour + 30_000 })).toEqual({ kind: 'open' });
  });

  test('is the same whatever the wall clock is set to, forward or back', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(30_000), fc.integer({ min: 5, max: 11 }), (wall, passed, failures) => {
        const standing = standingOf(afterFailures(failures, 1_000_000, hour), {
          nowMs: wall,
          uptimeMs: hour + passed,
        });
        const waitMs = waitAfterFailuresMs(failures) - passed;
        expect(standing).toEqual(
          waitMs > 0 ? { kind: 'waiting', waitMs, untilMs: wall + waitMs } : { kind: 'open' },
        );
      }),
    );
  });

  test('begins anew with a restart of the machine, and ends', () => {
    const count = afterFailures(6, 0, hour);
    expect(standingOf(count, { nowMs: 10 * hour, uptimeMs: 20_000 })).toEqual({
      kind: 'waiting',
      waitMs: 40_000,
      untilMs: 10 * hour + 40_000,
    });
    expect(standingOf(count, { nowMs: 10 * hour, uptimeMs: 60_000 })).toEqual({ kind: 'open' });
  });

  test('has no end after the twelfth', () => {
    let count = noFailures;
    for (let failures = 0; failures < 12; failures += 1) {
      expect(standingOf(count, { nowMs: 0, uptimeMs: 100 * hour }).kind).not.toBe('recoveryOnly');
      count = countFailure(count, { nowMs: 7, uptimeMs: 8 });
    }
    expect(count).toEqual({ failures: 12, lastFailureAtMs: 7, lastFailureUptimeMs: 8 });
    expect(standingOf(count, { nowMs: 0, uptimeMs: 100 * hour })).toEqual({ kind: 'recoveryOnly' });
  });
});
