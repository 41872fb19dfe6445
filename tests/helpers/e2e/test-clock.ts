import { join } from 'node:path';

import type { BrowserContext } from '@playwright/test';

import { plainDate } from '../../../src/shared/domain/dates.ts';

/**
 * Moments of the tests: a Wednesday that is a working day in Maharashtra, with Friday a working day as well. The law of
 * contact hours is tried at 11 and at 22 o'clock.
 */
export const moments = {
  morning: '2026-11-25T09:00:00+05:30',
  working: '2026-11-25T11:00:00+05:30',
  night: '2026-11-25T22:00:00+05:30',
} as const;

/** One of the moments by name. */
export type Moment = keyof typeof moments;

/** The business date of every moment. */
export const testDay = plainDate('2026-11-25');

const startedAtMs = Date.now();

/** How far a clock is moved; the same during a whole test process, so that a restart never goes back in time. */
function offsetOf(moment: Moment): number {
  return Date.parse(moments[moment]) - startedAtMs;
}

/** What a started Bahi needs in its environment so that its clock runs from a moment on. */
export function clockEnvironment(moment: Moment): Record<string, string> {
  const preload = join(import.meta.dirname, 'shifted-clock.cjs').replaceAll('\\', '/');
  return {
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    TEST_CLOCK_OFFSET_MS: String(offsetOf(moment)),
  };
}

/** Moves the clock of every page that a browser context loads from now on. */
export async function shiftPageClock(context: BrowserContext, moment: Moment): Promise<void> {
  await context.addInitScript((offsetMs) => {
    const RealDate = Date;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, given, asked) =>
        Reflect.construct(target, given.length === 0 ? [RealDate.now() + offsetMs] : given, asked) as Date,
      get: (target, name, receiver) =>
        name === 'now' ? () => RealDate.now() + offsetMs : (Reflect.get(target, name, receiver) as unknown),
    });
  }, offsetOf(moment));
}
