/** Times of one thing done many times, in milliseconds. */
export interface Timing {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
}

/** The time in milliseconds that a piece of work took, its waiting included. */
export async function timeOf(work: () => unknown): Promise<number> {
  const startedNs = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - startedNs) / 1e6;
}

/** Percentiles by nearest rank. */
export function timing(timesMs: readonly number[]): Timing {
  const sorted = [...timesMs].sort((one, other) => one - other);
  const at = (percent: number): number =>
    sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
  return { count: sorted.length, p50: at(50), p95: at(95), p99: at(99), longest: at(100) };
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ms`;
export const times = (value: number): string => `${value.toFixed(2)} ×`;
