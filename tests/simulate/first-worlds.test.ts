import { expect, test } from 'vitest';
import { everyFault, runUntilBroken } from './worlds.ts';

test('seventy-five worlds with every fault break no promise', { timeout: 600_000 }, async () => {
  const report = await runUntilBroken(everyFault(1, 75));
  expect(report.violations).toEqual([]);
  expect(report.seeds).toBe(75);
  expect(report.events).toBeGreaterThan(2_000);
});
