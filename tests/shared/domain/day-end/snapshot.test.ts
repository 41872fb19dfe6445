import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayDifferences } from '../../../../src/shared/domain/day-end/differences.ts';
import { type DayMaterial, dayFigures } from '../../../../src/shared/domain/day-end/figures.ts';
import {
  daySignedText,
  daySnapshot,
  freezeDay,
  readSnapshot,
} from '../../../../src/shared/domain/day-end/snapshot.ts';
import { type DayStand, standsOn } from '../../../../src/shared/domain/day-end/stand.ts';
import { anyEntries, material, on, receipt, wallet } from './day.ts';

const stand: DayStand = { epoch: 'e1', place: 812, device: 'k3w7q2m9zt4hc6ya', seq: 40 };
const snapshotOf = (day: DayMaterial) => daySnapshot(dayFigures(day), 'T-1', stand);

test('a snapshot names who is absent and no entry, but a digest of all of them', () => {
  const day = material({
    people: [
      { userId: 'user-ravi', presence: 'heard' },
      { userId: 'user-meena', presence: 'absent' },
    ],
    entries: [receipt('R-2', 2_00), receipt('R-1', 1_00)],
  });
  const snapshot = snapshotOf(day);
  expect(snapshot.absent).toEqual(['user-meena']);
  expect(snapshot.entries.count).toBe(2);
  const other = snapshotOf(material({ ...day, entries: [receipt('R-2', 2_00), receipt('R-3', 1_00)] }));
  expect(other.totals).toEqual(snapshot.totals);
  expect(other.entries.sha256).not.toBe(snapshot.entries.sha256);
});

test('any day is read back from its bytes as it was, and the same day is the same bytes in any order', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const frozen = freezeDay(snapshotOf(material({ entries })));
      const read = readSnapshot(frozen.text);
      expect(read).toEqual(snapshotOf(material({ entries })));
      expect(freezeDay(snapshotOf(material({ entries: entries.toReversed() })))).toEqual(frozen);
      expect(dayDifferences(snapshotOf(material({ entries })), { people: read?.people ?? [] })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what is no snapshot is read as none', () => {
  expect(['', '{}', '{"v":2}', 'null'].map(readSnapshot)).toEqual([null, null, null, null]);
});

test('what is signed names the day, so that one day never passes for another', () => {
  expect(daySignedText(on, 'ab')).toBe('["bahi team day v1","2026-11-26","ab"]');
});

test('a stand knows what had a place up to it and what its own device had written, and nothing else', () => {
  const at = (place: number | null, device: string, seq: number) => standsOn(stand, { place, device, seq });
  expect([at(812, 'other', 1), at(813, 'other', 1), at(null, 'other', 1)]).toEqual([true, false, false]);
  // Own work got its places later: it was known all the same.
  expect([at(900, stand.device, 40), at(900, stand.device, 41), at(null, stand.device, 40)]).toEqual([
    true,
    false,
    true,
  ]);
});

test('a difference names the person, the measure and both numbers, also of somebody new', () => {
  const before = snapshotOf(
    material({
      people: [{ userId: 'user-ravi', presence: 'heard' }],
      entries: [receipt('R-1', 1_00)],
      wallets: [wallet('user-ravi', 1_00)],
    }),
  );
  const promise = {
    entry: 'promise' as const,
    entryId: 'P-1',
    userId: 'user-meena',
    accountId: 'A-1',
    currency: 'INR',
    amountMinor: 9_00,
  };
  const now = snapshotOf(
    material({
      people: [
        { userId: 'user-ravi', presence: 'heard' },
        { userId: 'user-meena', presence: 'heard' },
      ],
      entries: [receipt('R-1', 1_00), receipt('R-2', 4_00), promise],
      wallets: [wallet('user-ravi', 5_00)],
      attention: [
        {
          userId: 'user-ravi',
          attention: 'high',
          reviewKind: 'cashTakenTwice',
          accountId: 'A-1',
          amount: null,
        },
      ],
    }),
  );
  const ravi = { userId: 'user-ravi', currency: 'INR' };
  const meena = { userId: 'user-meena', before: 0 };
  expect(dayDifferences(before, now)).toEqual([
    { ...meena, measure: 'promises', currency: 'INR', now: 9_00 },
    { ...meena, measure: 'promiseCount', currency: null, now: 1 },
    { ...ravi, measure: 'receipts', before: 1_00, now: 5_00 },
    { ...ravi, measure: 'receiptCount', currency: null, before: 1, now: 2 },
    { ...ravi, measure: 'cashInHand', before: 1_00, now: 5_00 },
  ]);
});
