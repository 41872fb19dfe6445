import { faultsNamed, runUntilBroken } from './worlds.ts';

/**
 * Runs worlds in a process of its own and prints one line of JSON: `node run-worlds.ts FIRST COUNT [FAULTS DEVICES DAYS [photos]]`. Stops at
 * the first broken promise.
 */
const [, , first = '1', count = '100', faults = 'all', devices = '5', days = '3', photos = ''] = process.argv;
const report = await runUntilBroken({
  firstSeed: Number(first),
  seeds: Number(count),
  size: {
    devices: Number(devices),
    days: Number(days),
    ...(photos === 'photos' ? { photos: true } : {}),
  },
  faults: faultsNamed(faults),
});
process.stdout.write(`${JSON.stringify({ ...report, violations: report.violations.slice(0, 5) })}\n`);
