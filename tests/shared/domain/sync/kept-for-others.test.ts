import { expect, test } from 'vitest';
import { devicesAskedFor, keptRequestKey } from '../../../../src/shared/domain/sync/kept-for-others.ts';

test('what was asked for in this run of the order stands, of an earlier run nothing', () => {
  const policies = new Map([
    [keptRequestKey('one'), 'e2'],
    [keptRequestKey('two'), 'e1'],
    [keptRequestKey('three'), 'e2'],
    ['oldestWriter', 'e2'],
  ]);
  expect(devicesAskedFor({ policies }, 'e2')).toEqual(new Set(['one', 'three']));
  expect(devicesAskedFor({ policies }, 'e3')).toEqual(new Set());
});
