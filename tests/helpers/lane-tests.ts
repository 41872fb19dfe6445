// A file whose tests belong to two lanes: most run in every daily run, the long form of one of them with the rest.
import { describe, test } from 'vitest';
import { laneOfRun } from '../../bin/lanes.mjs';

/** Takes the place of `test` where the lane leaves a test to the other one: it is not even counted as skipped. */
const leftOut = Object.assign(() => undefined, {
  each: () => leftOut,
  for: () => leftOut,
  skipIf: () => leftOut,
}) as unknown as typeof test;

/** A test of the daily lane; whoever names no lane has it too. */
export const dailyTest: typeof test = laneOfRun() === 'rest' ? leftOut : test;

/** A test of the lane `rest`, whose file is in `sharedTests` of bin/lanes.mjs; whoever names no lane has it too. */
export const restTest: typeof test = laneOfRun() === 'daily' ? leftOut : test;

/** A group whose tests are all daily. */
export const dailyDescribe = (laneOfRun() === 'rest' ? leftOut : describe) as typeof describe;

/** A group whose tests all run with the rest. */
export const restDescribe = (laneOfRun() === 'daily' ? leftOut : describe) as typeof describe;
