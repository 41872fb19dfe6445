import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SimulationReport } from '../../src/main/simulate/simulate.ts';
import { type PlantedBug, plantedBugs } from './planted-bugs.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

/** Runs a world in a process of its own, whose engine has the mistake in it, if one is named. */
async function worldWith(bug: PlantedBug, isPlanted: boolean): Promise<SimulationReport> {
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      path.join(here, 'plant.ts'),
      path.join(here, 'run-worlds.ts'),
      String(bug.seed),
      '1',
      bug.faults ?? 'all',
      '5',
      String(bug.days ?? 3),
      ...(bug.photos === true ? ['photos'] : []),
    ],
    { env: { ...process.env, PLANT: isPlanted ? bug.name : undefined }, maxBuffer: 2 ** 26 },
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as SimulationReport;
}

describe('a world finds the mistake that', () => {
  test.each(plantedBugs.map((bug) => ({ name: bug.name, bug })))(
    '$name',
    { timeout: 120_000 },
    async ({ bug }) => {
      expect((await worldWith(bug, true)).violations).not.toEqual([]);
    },
  );
});

test('there are at least twelve mistakes, each under a name of its own', () => {
  expect(new Set(plantedBugs.map(({ name }) => name)).size).toBe(plantedBugs.length);
  expect(plantedBugs.length).toBeGreaterThanOrEqual(12);
});

test('without a mistake in the engine none of these worlds breaks a promise', {
  timeout: 300_000,
}, async () => {
  for (const bug of plantedBugs) expect((await worldWith(bug, false)).violations).toEqual([]);
});
