import { expect, test } from 'vitest';
import { everyFault, runUntilBroken } from './worlds.ts';

test('a hundred and fifty worlds with every fault break no promise', { timeout: 600_000 }, async () => {
  const report = await runUntilBroken(everyFault(1, 150));
  expect(report.violations).toEqual([]);
  expect(report.seeds).toBe(150);
  expect(report.events).toBeGreaterThan(4_000);
});
