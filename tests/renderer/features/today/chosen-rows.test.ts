import { describe, expect, test } from 'vitest';
import { groupFrom, mostChosen, toggleAll } from '../../../../src/renderer/features/today/chosen-rows.ts';
import type { WorklistRow } from '../../../../src/shared/contract/worklist.ts';

const row = (accountId: string, group: WorklistRow['group']) => ({ accountId, group }) as WorklistRow;

describe('toggleAll', () => {
  test('takes out what is chosen whole, and completes what is chosen in part', () => {
    expect([...toggleAll(new Set(['a', 'b', 'c']), ['a', 'b'])]).toEqual(['c']);
    expect([...toggleAll(new Set(['a']), ['a', 'b'])]).toEqual(['a', 'b']);
    expect([...toggleAll(new Set(), ['a'])]).toEqual(['a']);
  });

  test('chooses a thousand at most', () => {
    const many = Array.from({ length: mostChosen + 5 }, (_, at) => `a-${at}`);
    expect(toggleAll(new Set(), many).size).toBe(mostChosen);
  });
});

test('a group is the rows from its first on, as far as they were looked at', () => {
  const rows = [
    row('a', { place: 1, accounts: 1 }),
    row('b', { place: 1, accounts: 3 }),
    row('c', { place: 2, accounts: 3 }),
    null,
    row('e', { place: 1, accounts: 1 }),
  ];
  expect(groupFrom(rows, 1)).toEqual(['b', 'c']);
  expect(groupFrom(rows, 3)).toEqual([]);
  expect(groupFrom([row('x', null)], 0)).toEqual([]);
});
