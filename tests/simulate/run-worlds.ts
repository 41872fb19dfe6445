import path from 'node:path';
import { type FaultKind, faultKinds } from '../../src/main/simulate/plan-actions.ts';
import { simulate } from '../../src/main/simulate/simulate.ts';
import { blankDisks } from '../../src/main/simulate/simulated-disk.ts';

/**
 * Runs worlds in a process of its own and prints one line of JSON: `node run-worlds.ts FIRST COUNT [FAULTS DEVICES DAYS [photos]]`. Stops at
 * the first broken promise.
 */
const [, , first = '1', count = '100', faults = 'all', devices = '5', days = '3', photos = ''] = process.argv;
const migrations = path.resolve(import.meta.dirname, '../../migrations');
const disks = blankDisks({ ledger: path.join(migrations, 'ledger'), hub: path.join(migrations, 'hub') });
const order = {
  firstSeed: Number(first),
  seeds: Number(count),
  size: {
    devices: Number(devices),
    days: Number(days),
    ...(photos === 'photos' ? { photos: true } : {}),
  },
  faults:
    faults === 'all' ? faultKinds : faultKinds.filter((kind: FaultKind) => faults.split(',').includes(kind)),
};
const report = await simulate(order, disks, ({ violations }) => violations.length === 0);
process.stdout.write(`${JSON.stringify({ ...report, violations: report.violations.slice(0, 5) })}\n`);
