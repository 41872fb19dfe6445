import { expect } from 'vitest';

/**
 * Says that work took longer than its bar. Only the long lane, which is run by hand on a quiet machine, fails for it and
 * tells every figure: how long something takes says as much of the machine as of Bahi, and a test that fails because of a
 * neighbour teaches people not to look.
 */
export function tellTime(what: string, tookMs: number, barMs: number): void {
  const isLongLane = process.env['BAHI_LANE'] === 'long';
  if (isLongLane || tookMs >= barMs)
    process.stdout.write(`${what}: ${tookMs.toFixed(0)} ms (bar ${barMs} ms)\n`);
  if (isLongLane) expect(tookMs, what).toBeLessThan(barMs);
}
