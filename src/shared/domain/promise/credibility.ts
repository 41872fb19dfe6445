import type { PromiseStatus } from './record.ts';

/**
 * How far promises were kept: counts for the words ("2 of 7 kept") and the smoothed rate for the worklist.
 */
export interface Credibility {
  readonly kept: number;
  /**
   * Promises that came to an end by payment or the lack of it; running and withdrawn ones are not counted.
   */
  readonly made: number;
  readonly basisPoints: number;
}

/**
 * (kept + 1) ÷ (made + 2) in basis points, cut off: 0 of 0 is 5000, 2 of 7 is 3333 (catalogue CF, row P6).
 */
export function credibility(kept: number, made: number): Credibility {
  return { kept, made, basisPoints: Math.floor(((kept + 1) * 10_000) / (made + 2)) };
}

/**
 * The credibility of a party or an agent from where all its promises stand. Partly kept counts as made, not
 * as kept.
 */
export function credibilityOf(statuses: Iterable<PromiseStatus>): Credibility {
  let kept = 0;
  let made = 0;
  for (const status of statuses) {
    if (status === 'kept' || status === 'keptWithVariance') kept += 1;
    if (isMatured(status)) made += 1;
  }
  return credibility(kept, made);
}

/** Whether the promise has an outcome: kept in either way, partly kept, or broken. */
export function isMatured(status: PromiseStatus): boolean {
  return status === 'kept' || status === 'keptWithVariance' || status === 'partlyKept' || status === 'broken';
}
