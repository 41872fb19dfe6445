import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventKinds } from '../../../../src/shared/domain/events/kinds.ts';
import { isOffice, rolesToWrite } from '../../../../src/shared/domain/scope/authority.ts';
import { correctionOf } from '../../../../src/shared/domain/scope/clock-correction.ts';
import { endOfPage } from '../../../../src/shared/domain/scope/page-plan.ts';
import { type PlacedOwn, placesToRuns } from '../../../../src/shared/domain/scope/placed-runs.ts';
import { addNeeds, noNeeds } from '../../../../src/shared/domain/scope/scope-needs.ts';
import { readTravelled, shelfOfTravelled } from '../../../../src/shared/domain/scope/travelled-event.ts';
import { travelled } from './travelled.ts';

describe('an event that travels', () => {
  test('is read from any text without a complaint', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const event = readTravelled(text);
        if (event === null) return;
        addNeeds(noNeeds(), event, shelfOfTravelled(event, 'T'), 'T');
        expect(event.seq).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('must say who it is; the rest may be missing or strange', () => {
    const said = { id: 'e', device: 'd', seq: 1, kind: 'k', stream: 'case:1' };
    const nothing = { kindVersion: 0, user: '', hlcMs: 0, context: ['', 0], businessDate: null, grp: null };
    expect(readTravelled(JSON.stringify(said))).toEqual({ ...said, ...nothing, data: undefined });
    const strange = {
      hlc: 'x',
      context: [1, -1],
      businessDate: '2026-02-30',
      grp: 5,
      user: 7,
      kindVersion: 'z',
    };
    expect(readTravelled(JSON.stringify({ ...said, ...strange }))).toEqual({
      ...said,
      ...nothing,
      data: undefined,
    });
    for (const part of Object.keys(said)) {
      expect(readTravelled(JSON.stringify({ ...said, [part]: null }))).toBe(null);
    }
    expect(readTravelled(JSON.stringify({ ...said, seq: 0 }))).toBe(null);
  });

  test.each([
    ['account.skipped', 'account:A', {}, 'account:A'],
    ['drone.sent', 'account:A', {}, 'account:A'],
    ['drone.sent', 'case:C', {}, 'team:T/office'],
    ['drone.sent', 'account:', {}, 'team:T/office'],
    ['user.added', 'team:T', {}, 'team:T'],
    ['team.renamed', 'team:T', {}, 'team:T/office'],
    ['bank.linesMatched', 'team:T', {}, 'team:T/office'],
    ['cash.handedOver', 'wallet:U', { toUserId: 'V' }, 'handover:U>V'],
    ['cash.handoverWithdrawn', 'wallet:U', { toUserId: 'V' }, 'handover:U>V'],
    ['cash.handoverWithdrawn', 'wallet:U', {}, 'wallet:U'],
    ['cash.handoverAnswered', 'wallet:U', { toUserId: null }, 'wallet:U'],
    ['cash.deposited', 'wallet:U', { toUserId: 'V' }, 'wallet:U'],
  ])('%s in %s with %j stands on its shelf', (kind, stream, data, shelf) => {
    expect(shelfOfTravelled(travelled(kind, stream, data), 'T')).toBe(shelf);
  });
});

describe('places in runs', () => {
  test('say exactly what they were made of, in as few runs as there are breaks', () => {
    const placed = fc.uniqueArray(
      fc.record({
        seq: fc.integer({ min: 1, max: 30 }),
        place: fc.integer({ min: 1, max: 30 }),
        status: fc.constantFrom<0 | 1>(0, 1),
        correctionMs: fc.constantFrom(0, 0, 5),
      }),
      { selector: ({ seq }) => seq },
    );
    fc.assert(
      fc.property(placed, (unsorted: PlacedOwn[]) => {
        const sorted = unsorted.toSorted((left, right) => left.seq - right.seq);
        const told = placesToRuns(sorted).flatMap(([seq, place, count, status, correctionMs]) =>
          Array.from({ length: count }, (_, at) => ({
            seq: seq + at,
            place: place + at,
            status,
            correctionMs,
          })),
        );
        expect(told).toEqual(sorted);
      }),
    );
    const dense = Array.from(
      { length: 9 },
      (_, at) => ({ seq: at + 1, place: at + 5, status: 0, correctionMs: 0 }) as const,
    );
    expect(placesToRuns(dense)).toEqual([[1, 5, 9, 0, 0]]);
  });
});

describe('the end of a page', () => {
  const weight = fc.record({
    place: fc.integer({ min: 11, max: 40 }),
    lines: fc.integer({ min: 0, max: 9 }),
  });

  test('comes forward, never cuts a place, and holds no more than the limit, but for a first place that is longer', () => {
    fc.assert(
      fc.property(
        fc.array(weight),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 11, max: 45 }),
        (weights, limit, reached) => {
          const { to, more } = endOfPage(weights, limit, { from: 10, reached, top: 45 });
          expect(to).toBeGreaterThan(10);
          expect(to).toBeLessThanOrEqual(reached);
          expect(more).toBe(to < 45);
          const inside = weights.filter(({ place }) => place <= to);
          const lines = inside.reduce((sum, each) => sum + each.lines, 0);
          const first = Math.min(...weights.map(({ place }) => place));
          if (lines > limit) expect(to).toBe(first);
          const next = Math.min(...weights.map(({ place }) => place).filter((place) => place > to));
          const nextLines = weights
            .filter(({ place }) => place === next)
            .reduce((sum, each) => sum + each.lines, 0);
          if (to < reached && next <= reached) expect(lines + nextLines).toBeGreaterThan(limit);
        },
      ),
    );
  });

  test('is the top where nothing is left', () => {
    expect(endOfPage([], 5, { from: 3, reached: 9, top: 9 })).toEqual({ to: 9, more: false });
    expect(endOfPage([], 5, { from: 9, reached: 9, top: 9 })).toEqual({ to: 9, more: false });
  });
});

describe('the correction of a clock', () => {
  const hour = 3_600_000;
  const reading = { writtenMs: 100 * hour, skewMs: 0, contextMs: null, receivedMs: 200 * hour };

  test.each([
    ['a right clock', {}, 0],
    ['seconds of difference are noise', { skewMs: 119_000 }, 0],
    ['two days fast', { skewMs: -48 * hour }, -48 * hour],
    ['two days slow', { skewMs: 48 * hour }, 48 * hour],
    ['never after the hub received it', { skewMs: 150 * hour }, 100 * hour],
    ['never before what the author had seen', { skewMs: -48 * hour, contextMs: 90 * hour }, -10 * hour],
    ['nothing known of the skew, but the context later', { contextMs: 103 * hour }, 3 * hour],
    ['the hub’s own time has the last word', { contextMs: 250 * hour }, 100 * hour],
  ])('%s', (_, change, correction) => {
    expect(correctionOf({ ...reading, ...change })).toBe(correction);
  });
});

describe('authority', () => {
  test('is asked for kinds that there are', () => {
    const asked = Object.keys(eventKinds).filter((kind) => rolesToWrite(kind) !== null);
    expect(asked.length).toBeGreaterThan(40);
    expect(rolesToWrite('user.added')).toEqual(['admin']);
    expect(rolesToWrite('receipt.recorded')).toBe(null);
    expect(rolesToWrite('toString')).toBe(null);
  });

  test('the office is whoever answers for the whole book', () => {
    expect(isOffice(['field', 'desk'])).toBe(false);
    for (const role of ['supervisor', 'admin', 'cashier', 'legal', 'auditor'] as const) {
      expect(isOffice(['field', role])).toBe(true);
    }
  });
});
