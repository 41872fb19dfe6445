import { describe, expect, test } from 'vitest';
import { areConcurrent, type CausalPoint, hadSeen } from '../../../../src/shared/domain/events/causality.ts';

const point = (
  device: string,
  seq: number,
  place: number | null,
  context: CausalPoint['context'] = ['e1', 0],
): CausalPoint => ({ device, seq, place, context });

describe('whether an author had seen an event', () => {
  test('of the own device: every earlier one, placed or not', () => {
    expect(hadSeen(point('a', 2, null), point('a', 1, null))).toBe(true);
    expect(hadSeen(point('a', 1, 3), point('a', 2, 4))).toBe(false);
  });

  test('of another device: what the cursor had reached', () => {
    const later = point('b', 1, 9, ['e1', 5]);
    expect([4, 5, 6].map((place) => hadSeen(later, point('a', 1, place)))).toEqual([true, true, false]);
  });

  test('what has no place is known to its own device alone', () => {
    expect(hadSeen(point('b', 1, 9, ['e1', 5]), point('a', 1, null))).toBe(false);
    expect(areConcurrent(point('b', 1, 9, ['e1', 5]), point('a', 1, null))).toBe(true);
  });

  test('a cursor of before any hub says nothing of places that a hub gave', () => {
    const alone = point('b', 1, 40, ['0', 12]);
    expect(hadSeen(alone, point('a', 1, 3, ['e1', 0]))).toBe(false);
    // A device that took over on the same ledger had all that the one before it wrote.
    expect(hadSeen(alone, point('a', 1, 3, ['0', 0]))).toBe(true);
    expect(hadSeen(point('b', 1, 40, ['e1', 12]), point('a', 1, 3, ['0', 0]))).toBe(true);
  });

  test('after the hub was restored a cursor that reaches the event’s own new place proves nothing', () => {
    // Written at place 131 with the cursor at 130; the hub came back with 100 places and gave it 105.
    expect(hadSeen(point('b', 7, 105, ['e1', 130]), point('a', 1, 103))).toBe(false);
    // Not given a place again yet, or one above its cursor: places at or below the fork stay valid.
    expect(hadSeen(point('b', 7, null, ['e1', 130]), point('a', 1, 90))).toBe(true);
  });

  test('nothing is concurrent with itself, nor with anything of its own device', () => {
    const one = point('a', 1, 1);
    expect([areConcurrent(one, one), areConcurrent(one, point('a', 2, 2))]).toEqual([false, false]);
  });
});
