import type { ClockState, HybridTime } from './envelope.ts';

/** How far the wall clock may fall behind the last event before its word is doubted: two minutes (row Y9). */
const toleratedBackwardMs = 120_000;

/** The time of the next event: the wall clock, or the last event's time with the counter moved on if that is later. */
export function nextHybridTime(last: HybridTime, nowMs: number): HybridTime {
  const [lastMs, lastCounter] = last;
  return nowMs > lastMs ? [nowMs, 0] : [lastMs, lastCounter + 1];
}

/** Whether the clock can be trusted: `suspect` where it stands more than two minutes before the last event. */
export function clockStateAt(last: HybridTime, nowMs: number): ClockState {
  return nowMs < last[0] - toleratedBackwardMs ? 'suspect' : 'ok';
}
