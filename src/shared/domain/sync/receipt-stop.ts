/** When a device stops to write new receipts because it has not met its hub for long (ux.md 4.7). */
export interface ReceiptStop {
  readonly stopAfterDays: number;
  /** The last meeting that went through. */
  readonly lastOkMs: number;
  readonly stopsAtMs: number;
  /** `open`: far from it; `soon`: to be told in good time; `stopped`: no new receipt until it has met. */
  readonly standing: 'open' | 'soon' | 'stopped';
}

/** What the stop follows from. */
export interface ReceiptStopFacts {
  /** Null where the house lets devices go on. */
  readonly stopAfterDays: number | null;
  readonly warnDaysBefore: number;
  /** Null where the device has no hub, or never met it: there is nothing to measure from. */
  readonly lastOkMs: number | null;
  readonly nowMs: number;
}

const dayMs = 86_400_000;

/** Where a device stands; null where nothing stops it. A clock that runs behind its last meeting stops nothing. */
export function receiptStop(facts: ReceiptStopFacts): ReceiptStop | null {
  const { stopAfterDays, warnDaysBefore, lastOkMs, nowMs } = facts;
  if (stopAfterDays === null || lastOkMs === null) return null;
  const stopsAtMs = lastOkMs + stopAfterDays * dayMs;
  // A short limit is told for half of its time, not from the first hour on.
  const warnMs = Math.min(warnDaysBefore, stopAfterDays / 2) * dayMs;
  const standing = nowMs >= stopsAtMs ? 'stopped' : nowMs >= stopsAtMs - warnMs ? 'soon' : 'open';
  return { stopAfterDays, lastOkMs, stopsAtMs, standing };
}
