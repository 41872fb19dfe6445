import { describe, expect, test } from 'vitest';
import { receiptStop } from '../../../../src/shared/domain/sync/receipt-stop.ts';

const dayMs = 86_400_000;
const lastOkMs = 1_000 * dayMs;
const standAfter = (days: number, stopAfterDays: number | null = 10, met: number | null = lastOkMs) =>
  receiptStop({ stopAfterDays, warnDaysBefore: 2, lastOkMs: met, nowMs: lastOkMs + days * dayMs });

describe('a device that has not met its hub', () => {
  test('writes receipts for so many days, is told two days before, and then stops', () => {
    expect([0, 7.99, 8, 9.99, 10, 400].map((days) => standAfter(days)?.standing)).toEqual([
      'open',
      'open',
      'soon',
      'soon',
      'stopped',
      'stopped',
    ]);
    expect(standAfter(8)).toEqual({
      stopAfterDays: 10,
      lastOkMs,
      stopsAtMs: lastOkMs + 10 * dayMs,
      standing: 'soon',
    });
  });

  test('with a short limit is told for half of it, not from the first hour on', () => {
    expect([0, 0.49, 0.5, 1].map((days) => standAfter(days, 1)?.standing)).toEqual([
      'open',
      'open',
      'soon',
      'stopped',
    ]);
  });

  test('goes on where the house says so, where it has no hub, and where its clock runs behind the meeting', () => {
    expect([standAfter(400, null), standAfter(400, 10, null)]).toEqual([null, null]);
    expect(standAfter(-3)?.standing).toBe('open');
  });
});
