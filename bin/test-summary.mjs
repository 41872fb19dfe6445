// What `npm test` says at its end. Apart from the running itself, so that it can be tested.

import { constants } from 'node:os';

/**
 * How one lane of the tests ended.
 * @typedef {{
 *   title: string,
 *   passed: number,
 *   failed: number,
 *   skipped: number,
 *   failures: readonly import('./test-reports.mjs').Failure[],
 *   status: number,
 *   reported: boolean,
 * }} LaneResult `reported` is false where the lane ended before it could write down what it had found
 */

/** A run in which everything falls over is not told name by name. */
const mostFailuresTold = 20;

/**
 * The last lines of a run, and whether it failed: one line a lane, `remarks`, which tests failed and why, the totals, the
 * verdict: whoever sees the end of a log only must be able to begin. A lane that was killed is said to have not finished and fails the run; its zeros are never passed off as figures.
 * @param {readonly LaneResult[]} lanes
 * @param {{ seconds: number, remarks: readonly string[] }} run
 */
export function summariseLanes(lanes, { seconds, remarks }) {
  const unfinished = lanes.some((lane) => whyUnfinished(lane) !== null);
  const failed =
    unfinished || lanes.length === 0 || lanes.some((lane) => lane.status !== 0 || lane.failed > 0);
  const counted = unfinished ? `${totals(lanes)}, in the lanes that finished` : totals(lanes);
  const lines = [...lanes.map(toLine), ...remarks, ...toldFailures(lanes), counted, verdict(failed, seconds)];
  return { lines, failed };
}

/** @param {readonly LaneResult[]} lanes */
function toldFailures(lanes) {
  const failures = lanes.flatMap((lane) => lane.failures);
  const told = failures.slice(0, mostFailuresTold).map(({ name, why }) => {
    const indented = why.replaceAll('\n', '\n    ');
    return `FAILED ${name}${why === '' ? '' : `\n    ${indented}`}`;
  });
  const left = failures.length - told.length;
  return left > 0 ? [...told, `and ${left} more`] : told;
}

/**
 * @param {boolean} failed
 * @param {number} seconds
 */
function verdict(failed, seconds) {
  return failed ? `Tests FAILED (${seconds} s).` : `All tests passed (${seconds} s).`;
}

/** @param {readonly LaneResult[]} lanes */
function totals(lanes) {
  const finished = lanes.filter((lane) => whyUnfinished(lane) === null);
  /** @param {'passed' | 'failed' | 'skipped'} what */
  const sum = (what) => finished.reduce((total, lane) => total + lane[what], 0);
  return `Tests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

/** @param {LaneResult} lane */
function toLine(lane) {
  const unfinished = whyUnfinished(lane);
  if (unfinished !== null) return `${lane.title}: this lane did not finish (${unfinished})`;
  const parts = [`${lane.passed} passed`];
  if (lane.failed > 0) parts.push(`${lane.failed} failed`);
  if (lane.skipped > 0) parts.push(`${lane.skipped} skipped`);
  if (lane.status !== 0 && lane.failed === 0) parts.push(`ended with status ${lane.status}`);
  return `${lane.title}: ${parts.join(', ')}`;
}

/**
 * The signal that ended a lane, or the status with which it ended before it had anything to report; null where it
 * ran to its end. A report that a lane wrote while it was being ended is half a report.
 * @param {LaneResult} lane
 */
function whyUnfinished({ status, reported }) {
  const signal = signalOf(status);
  if (signal !== null) return `signal ${signal}`;
  return reported ? null : `status ${status}, no report`;
}

/**
 * The name of the signal behind a status of 128 and more, as `runProgram` answers it.
 * @param {number} status
 */
function signalOf(status) {
  if (status <= 128) return null;
  const known = Object.entries(constants.signals).find(([, number]) => number === status - 128);
  return known?.[0] ?? null;
}
