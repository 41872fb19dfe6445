/** Below two minutes a clock is right (row Y9): the way of a message alone takes seconds. */
const clockNoiseMs = 120_000;

/** What the hub knows about when an event was written. */
export interface ClockReading {
  /** The author's clock when it was written. */
  readonly writtenMs: number;
  /** Hub's clock less the device's at its last hello; 0 where unknown. */
  readonly skewMs: number;
  /** When the hub received the last thing that the author had seen; null where that is unknown. */
  readonly contextMs: number | null;
  readonly receivedMs: number;
}

/**
 * What is added to the author's clock, in milliseconds, fixed once at ingest: the skew, but never before what the author had
 * seen nor after the hub received it (sync.md 2.9). It breaks ties of descriptive edits and orders nothing else.
 */
export function correctionOf({ writtenMs, skewMs, contextMs, receivedMs }: ClockReading): number {
  const skewed = writtenMs + skewMs;
  const corrected = Math.min(Math.max(skewed, contextMs ?? skewed), receivedMs);
  const correction = corrected - writtenMs;
  return Math.abs(correction) <= clockNoiseMs ? 0 : correction;
}
