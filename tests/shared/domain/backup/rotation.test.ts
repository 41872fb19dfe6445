import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DatedBackup, keptBackups } from '../../../../src/shared/domain/backup/rotation.ts';
import { addDays, plainDate } from '../../../../src/shared/domain/dates.ts';

const lastDay = plainDate('2026-11-24');

/** One backup an evening, so many evenings back from the last day. */
function evenings(count: number): DatedBackup[] {
  return Array.from({ length: count }, (_, back) => {
    const on = addDays(lastDay, -back);
    return { name: on, on, madeAtMs: Date.parse(on) + 20 * 3_600_000 };
  });
}

describe('which backups stay', () => {
  test('all of the first week', () => {
    expect([...keptBackups(evenings(7))].sort()).toEqual(
      evenings(7)
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('after two years of evenings: seven days, four weeks, twelve months', () => {
    expect([...keptBackups(evenings(730))].sort()).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      // The weeks end on Sundays; of this week the newest is today's.
      '2026-11-08',
      '2026-11-15',
      '2026-11-18',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
    ]);
  });

  test('of several on one day the last', () => {
    const two = [
      { name: 'noon', on: lastDay, madeAtMs: 12 },
      { name: 'evening', on: lastDay, madeAtMs: 20 },
    ];
    expect([...keptBackups(two)]).toEqual(['evening']);
  });

  test('a laptop that lay still keeps what it had', () => {
    const old = [0, 40, 90].map((back) => {
      const on = addDays(lastDay, -back);
      return { name: on, on, madeAtMs: Date.parse(on) };
    });
    expect(keptBackups(old).size).toBe(3);
  });

  test('never none, never more than twenty-three, and rotating twice takes nothing more', () => {
    const backup = fc.record({ back: fc.nat(1500), hour: fc.nat(23) }).map(({ back, hour }) => {
      const on = addDays(lastDay, -back);
      return { name: `${on}-${hour}`, on, madeAtMs: Date.parse(on) + hour * 3_600_000 };
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(backup, { minLength: 1, maxLength: 80, selector: ({ name }) => name }),
        (all) => {
          const kept = keptBackups(all);
          expect(kept.size).toBeGreaterThan(0);
          expect(kept.size).toBeLessThanOrEqual(23);
          const again = keptBackups(all.filter(({ name }) => kept.has(name)));
          expect([...again].sort()).toEqual([...kept].sort());
        },
      ),
    );
  });
});
