import path from 'node:path';
import { type FaultKind, faultKinds } from '../../src/main/simulate/plan-actions.ts';
import { type SimulationOrder, type SimulationReport, simulate } from '../../src/main/simulate/simulate.ts';
import { type BlankDisks, blankDisks } from '../../src/main/simulate/simulated-disk.ts';

const migrations = path.resolve(import.meta.dirname, '../../migrations');

/** Blank disks of the present migrations. */
export const disksOfToday = (): BlankDisks =>
  blankDisks({ ledger: path.join(migrations, 'ledger'), hub: path.join(migrations, 'hub') });

/** Worlds as they are run every day: up to five agents beside the office, up to three days, every fault. */
export const everyFault = (firstSeed: number, seeds: number): SimulationOrder => ({
  firstSeed,
  seeds,
  size: { devices: 5, days: 3 },
  faults: faultKinds,
});

/** The faults that a list of their names with commas between them, or `all`, stands for. */
export const faultsNamed = (names: string): readonly FaultKind[] =>
  names === 'all' ? faultKinds : faultKinds.filter((kind) => names.split(',').includes(kind));

/** Runs worlds until one breaks a promise. */
export function runUntilBroken(order: SimulationOrder): Promise<SimulationReport> {
  return simulate(order, disksOfToday(), ({ violations }) => violations.length === 0);
}
