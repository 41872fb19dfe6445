import { describe, expect, test } from 'vitest';

import {
  countMoves,
  freshenRows,
  placeAfter,
  placeRows,
} from '../../../../src/renderer/features/today/list-order.ts';
import type { WorklistRow } from '../../../../src/shared/contract/worklist.ts';

const row = (accountId: string, score = 0) => ({ accountId, score }) as WorklistRow;
const ids = (rows: readonly (WorklistRow | null)[]) => rows.map((one) => one?.accountId ?? null);

test('pages lie at their places and what was not looked at is empty', () => {
  const placed = placeRows(6, [
    { offset: 0, rows: [row('a'), row('b')] },
    { offset: 4, rows: [row('e'), row('f'), row('beyond')] },
  ]);
  expect(ids(placed)).toEqual(['a', 'b', null, null, 'e', 'f']);
});

describe('while a person works on the list', () => {
  const shown = [row('a', 1), row('b', 1), null];

  test('what would jump is counted, and what was never looked at is not', () => {
    expect(countMoves(shown, [row('a', 9), row('b', 1), row('c')])).toBe(0);
    expect(countMoves(shown, [row('b'), row('a'), row('c')])).toBe(2);
    expect(countMoves(shown, [row('a'), row('b'), row('c'), row('d')])).toBe(1);
  });

  test('the order stands while every figure is the newest', () => {
    const fresh = freshenRows(shown, [row('b', 5), row('a', 7), row('c', 2)]);
    expect(fresh.map((one) => [one?.accountId, one?.score])).toEqual([
      ['a', 7],
      ['b', 5],
      ['c', 2],
    ]);
  });
});

test('one stands on the same account wherever it went, else on the same place, else on the last', () => {
  const rows = [row('a'), row('b'), row('c')];
  expect(placeAfter(rows, 'c', 0)).toBe(2);
  expect(placeAfter(rows, 'gone', 1)).toBe(1);
  expect(placeAfter(rows, 'gone', 7)).toBe(2);
  expect(placeAfter([], undefined, 3)).toBe(0);
});
