import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { shareOfLane } from '../../bin/lanes.mjs';
import type { SimulationReport } from '../../src/main/simulate/simulate.ts';
import { dailyTest } from '../helpers/lane-tests.ts';
import { type PlantedBug, plantedBugs } from './planted-bugs.ts';
import { faultsNamed, runUntilBroken } from './worlds.ts';

const run = promisify(execFile);
const here = import.meta.dirname;
const devices = 5;

/** Runs a bug's world in a process of its own, whose engine has the mistake in it. */
async function worldWith(bug: PlantedBug): Promise<SimulationReport> {
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      path.join(here, 'plant.ts'),
      path.join(here, 'run-worlds.ts'),
      String(bug.seed),
      '1',
      bug.faults ?? 'all',
      String(devices),
      String(bug.days ?? 3),
      ...(bug.photos === true ? ['photos'] : []),
    ],
    { env: { ...process.env, PLANT: bug.name }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as SimulationReport;
}

/** Runs the same world here, on the engine as it is. */
function worldWithout(bug: PlantedBug): Promise<SimulationReport> {
  const { seed, days = 3, photos } = bug;
  const size = { devices, days, ...(photos === true ? { photos } : {}) };
  return runUntilBroken({ firstSeed: seed, seeds: 1, size, faults: faultsNamed(bug.faults ?? 'all') });
}

const bugsOfLane = shareOfLane(plantedBugs, 3);

describe('a world finds the mistake that', () => {
  test.each(bugsOfLane.map((bug) => ({ name: bug.name, bug })))(
    '$name',
    { timeout: 120_000 },
    async ({ bug }) => {
      expect((await worldWith(bug)).violations).not.toEqual([]);
    },
  );
});

dailyTest('there are at least twelve mistakes, each under a name of its own', () => {
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length);
  expect(plantedBugs.length).toBeGreaterThanOrEqual(12);
});

test('without a mistake in the engine none of these worlds breaks a promise', {
  timeout: 300_000,
}, async () => {
  for (const bug of bugsOfLane) expect((await worldWithout(bug)).violations).toEqual([]);
});
