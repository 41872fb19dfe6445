/** What two clocks say. Uptime only moves forward and cannot be set; the wall clock is for words. */
export interface AttemptClock {
  readonly nowMs: number;
  /** Time since the machine started, sleep included (`os.uptime()`). */
  readonly uptimeMs: number;
}

/** The wrong attempts of one person since their last right one. */
export interface AttemptCount {
  readonly failures: number;
  readonly lastFailureAtMs: number;
  readonly lastFailureUptimeMs: number;
}

/** Whether a person may try now. */
export type AttemptStanding =
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly waitMs: number; readonly untilMs: number }
  | { readonly kind: 'recoveryOnly' };

/** No wrong attempts. */
export const noFailures: AttemptCount = { failures: 0, lastFailureAtMs: 0, lastFailureUptimeMs: 0 };

/** From this many wrong attempts on, only the recovery code opens. */
export const recoveryOnlyAfterFailures = 12;

const freeFailures = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/** The wait after so many wrong attempts: none below five, then 30 s doubling up to an hour (platform.md 6). */
export function waitAfterFailuresMs(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - freeFailures));
}

/**
 * Time that has certainly passed since the last failure. Within one run of the machine it is the difference of
 * uptimes; after a restart only the time since that restart is certain. Setting the wall clock changes neither.
 */
function servedMs(count: AttemptCount, clock: AttemptClock): number {
  const sinceFailure = clock.uptimeMs - count.lastFailureUptimeMs;
  return sinceFailure >= 0 ? sinceFailure : clock.uptimeMs;
}

/** Whether the next attempt may be made, and else how long it has to wait. */
export function standingOf(count: AttemptCount, clock: AttemptClock): AttemptStanding {
  if (count.failures >= recoveryOnlyAfterFailures) return { kind: 'recoveryOnly' };
  const waitMs = waitAfterFailuresMs(count.failures) - servedMs(count, clock);
  if (waitMs <= 0) return { kind: 'open' };
  return { kind: 'waiting', waitMs, untilMs: clock.nowMs + waitMs };
}

/** The count after one more wrong attempt. */
export function countFailure(count: AttemptCount, clock: AttemptClock): AttemptCount {
  return {
    failures: count.failures + 1,
    lastFailureAtMs: clock.nowMs,
    lastFailureUptimeMs: clock.uptimeMs,
  };
}
