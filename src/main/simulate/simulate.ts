import { type FaultKind, planActions, type WorldSize } from './plan-actions.ts';
import { runSeed, type SeedReport, shrink } from './run-seed.ts';
import type { BlankDisks } from './simulated-disk.ts';

/** Which worlds are run. */
export interface SimulationOrder {
  readonly firstSeed: number;
  readonly seeds: number;
  /** The largest world; each seed draws its own size up to it. */
  readonly size: WorldSize;
  readonly faults: readonly FaultKind[];
}

/** What a run of worlds came to. */
export interface SimulationReport {
  readonly seeds: number;
  readonly steps: number;
  readonly events: number;
  readonly violations: readonly {
    readonly seed: number;
    readonly step: number | 'end';
    readonly invariant: string;
    readonly detail: string;
  }[];
}

/** The size of one seed's world: small ones find most, large ones find the rest. */
export function sizeOfSeed(seed: number, largest: WorldSize): WorldSize {
  return {
    devices: 1 + (seed % largest.devices),
    days: 1 + (Math.floor(seed / largest.devices) % largest.days),
    ...(largest.photos === true ? { photos: true } : {}),
  };
}

/** Runs worlds one after another; `onSeed` hears of each as it ends and may stop the run by answering false. */
export async function simulate(
  order: SimulationOrder,
  disks: BlankDisks,
  onSeed: (report: SeedReport) => boolean = () => true,
): Promise<SimulationReport> {
  const violations: SimulationReport['violations'][number][] = [];
  let steps = 0;
  let events = 0;
  let seeds = 0;
  for (let seed = order.firstSeed; seed < order.firstSeed + order.seeds; seed += 1) {
    const report = await runSeed(seed, sizeOfSeed(seed, order.size), order.faults, disks);
    seeds += 1;
    steps += report.steps;
    events += report.events;
    violations.push(...report.violations.map((violation) => ({ seed, ...violation })));
    if (!onSeed(report)) break;
  }
  return { seeds, steps, events, violations };
}

/** The fewest actions of a seed's world that still break the promise, one a line, for a person to read. */
export async function shrinkSeed(
  seed: number,
  order: Pick<SimulationOrder, 'size' | 'faults'>,
  invariant: string,
  disks: BlankDisks,
): Promise<string[]> {
  const plan = planActions(seed, sizeOfSeed(seed, order.size), order.faults);
  const { actions } = await shrink(plan, invariant, disks);
  return actions.map(({ number, kind, device }) => `${number}: ${kind} on device ${device}`);
}
