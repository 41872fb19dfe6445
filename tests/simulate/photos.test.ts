import { expect, test } from 'vitest';
import { faultKinds } from '../../src/main/simulate/plan-actions.ts';
import { simulate } from '../../src/main/simulate/simulate.ts';
import { disksOfToday } from './worlds.ts';

const size = { devices: 4, days: 2, photos: true };

test('photos in worlds with every fault: all are at the hub in the end, and on no device that may not have them', async () => {
  const order = { firstSeed: 70_000, seeds: 25, size, faults: faultKinds };
  expect(await simulate(order, disksOfToday())).toMatchObject({ seeds: 25, violations: [] });
}, 240_000);
