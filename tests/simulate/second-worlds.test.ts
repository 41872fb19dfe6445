import { expect, test } from 'vitest';
import { everyFault, runUntilBroken } from './worlds.ts';

/** With the seventy-five of first-worlds.test.ts three hundred. */
test.each([
  { firstSeed: 76, seeds: 75 },
  { firstSeed: 100_001, seeds: 150 },
])(
  '$seeds worlds from $firstSeed on with every fault break no promise',
  { timeout: 600_000 },
  async ({ firstSeed, seeds }) => {
    const report = await runUntilBroken(everyFault(firstSeed, seeds));
    expect(report.violations).toEqual([]);
    expect(report.seeds).toBe(seeds);
    expect(report.events).toBeGreaterThan(seeds * 27);
  },
);
