// Which tests run when. The lane is told by BAHI_LANE: `daily` is `npm test`, `rest` is what `.ci/run` runs after it,
// `long` is run by hand. Whoever starts vitest or Playwright by themselves names no lane and has the first two at once.

import process from 'node:process';

/** @typedef {'daily' | 'rest' | 'long'} Lane */

/**
 * The lane of this run; null where none is named.
 * @returns {Lane | null}
 */
export function laneOfRun() {
  const named = process.env.BAHI_LANE;
  return named === 'daily' || named === 'rest' || named === 'long' ? named : null;
}

/**
 * Files of the lane `rest`: each takes long and has a shorter relative in the daily lane, which finds the same mistakes
 * most of the time.
 */
export const restTests = [
  // The first half is tests/simulate/first-worlds.test.ts.
  'tests/simulate/second-worlds.test.ts',
  // By the services: tests/main/services/safekeeping. By hand: tests/e2e/safekeeping.spec.ts.
  'tests/main/host/command-line/safekeeping.test.ts',
  'tests/kills/safekeeping-kills.test.ts',
  // The store: tests/main/hub. The verb: tests/main/host/command-line/hub.test.ts.
  'tests/main/host/command-line/hub-postgres.test.ts',
];

/**
 * Files with a figure that has a bar in milliseconds (tests/helpers/told-time.ts): the lane `long` runs them as well and
 * fails for it; in the others they prove what the work answers.
 */
export const timedTests = [
  'tests/main/import/{large-file,steps}.test.ts',
  'tests/main/services/day-end/twenty-agents.test.ts',
  'tests/main/services/sync/long-queue.test.ts',
  'tests/main/sync/bundle-many.test.ts',
  'tests/renderer/features/plan/plan-form.test.ts',
  'tests/renderer/features/sync-centre/sync-centre.test.ts',
  'tests/shared/domain/party-matching/find-duplicates.test.ts',
  'tests/shared/domain/reconciliation/best-cover.test.ts',
];

/** End-to-end specs of the lane `rest`, by their names in tests/e2e. */
export const restSpecs = [
  // Keys alone: keyboard-only.spec.ts, keystrokes.spec.ts.
  'sixty-calls.spec.ts',
  // Ten thousand accounts and a slow processor: the same screens as everywhere, measured.
  'long-list.spec.ts',
  'old-laptop.spec.ts',
];

/**
 * A share of a long list: the daily lane has every `nth` of it, the lane `rest` all others, everybody else all.
 * @template Each
 * @param {readonly Each[]} all
 * @param {number} nth
 * @returns {readonly Each[]}
 */
export function shareOfLane(all, nth) {
  const lane = laneOfRun();
  if (lane !== 'daily' && lane !== 'rest') return all;
  return all.filter((_, at) => (at % nth === 0) === (lane === 'daily'));
}
