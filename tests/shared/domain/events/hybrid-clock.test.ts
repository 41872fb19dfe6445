import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HybridTime } from '../../../../src/shared/domain/events/envelope.ts';
import { clockStateAt, nextHybridTime } from '../../../../src/shared/domain/events/hybrid-clock.ts';

describe('nextHybridTime', () => {
  test('follows the wall clock, and counts where it stands still or goes back', () => {
    expect(nextHybridTime([1_000, 4], 1_001)).toEqual([1_001, 0]);
    expect(nextHybridTime([1_000, 4], 1_000)).toEqual([1_000, 5]);
    expect(nextHybridTime([1_000, 4], 3)).toEqual([1_000, 5]);
  });

  test('always moves on, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5_000), { minLength: 2 }), (readings) => {
        let last: HybridTime = [0, 0];
        for (const nowMs of readings) {
          const next = nextHybridTime(last, nowMs);
          expect(next[0] > last[0] || (next[0] === last[0] && next[1] > last[1])).toBe(true);
          expect(next[0]).toBeGreaterThanOrEqual(nowMs);
          last = next;
        }
      }),
    );
  });
});

describe('clockStateAt', () => {
  test('doubts a clock that fell back by more than two minutes', () => {
    expect(clockStateAt([1_000_000, 0], 880_000)).toBe('ok');
    expect(clockStateAt([1_000_000, 0], 879_999)).toBe('suspect');
    expect(clockStateAt([1_000_000, 0], 9_000_000)).toBe('ok');
  });
});
