import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { markerOf } from './hand.ts';
import {
  checkArrived,
  checkHubChains,
  checkLedger,
  checkNoLeak,
  checkPlaces,
  checkScope,
  type Violation,
} from './invariants.ts';
import { checkMoney, checkMoneyOf } from './money-invariant.ts';
import { type Action, type FaultKind, planActions, type WorldPlan, type WorldSize } from './plan-actions.ts';
import { settle } from './settle.ts';
import type { BlankDisks } from './simulated-disk.ts';
import { World } from './world.ts';

/** One simulated world from its first morning to the evening on which everybody has met the hub. */
export interface SeedReport {
  readonly seed: number;
  readonly steps: number;
  /** Events that the program called saved. */
  readonly events: number;
  readonly violations: readonly (Violation & { readonly step: number | 'end' })[];
}

/** Runs the world of a seed: first trouble (safety), then peace, in which everything must come together (liveness). */
export function runSeed(
  seed: number,
  size: WorldSize,
  faults: readonly FaultKind[],
  disks: BlankDisks,
): Promise<SeedReport> {
  return runPlan(planActions(seed, size, faults), disks);
}

/** Runs a world whose actions are given: those of its seed, or what is left of them while a failure is made small. */
export async function runPlan(plan: WorldPlan, disks: BlankDisks): Promise<SeedReport> {
  const begun = await guarded('begin', () => World.begin(plan, disks));
  if ('violation' in begun) return report(plan, 0, 0, [begun.violation], 0);
  const world = begun.value;
  let steps = 0;
  try {
    for (const action of plan.actions) {
      steps += 1;
      const stepped = await guarded(action.kind, () => world.step(action));
      const violations = 'violation' in stepped ? [stepped.violation] : stepped.value;
      if (violations.length > 0) return report(plan, steps, world.facts.size, violations, action.number);
    }
    const ended = await guarded('end', () => endOf(world));
    if ('violation' in ended) return report(plan, steps, world.facts.size, [ended.violation], 'end');
    return report(plan, steps + ended.value.steps, world.facts.size, ended.value.violations, 'end');
  } finally {
    world.close();
    await letGoOfImages();
  }
}

/**
 * The driver frees the bytes of an image (`SimulatedDisk.image`) in a turn of the event loop after its buffer was collected. A world
 * waits for promises only, in which the loop never turns: without this the images of every world stay, some 17 MB each.
 */
async function letGoOfImages(): Promise<void> {
  await turnOfTheLoop();
}

async function endOf(
  world: World,
): Promise<{ readonly steps: number; readonly violations: readonly Violation[] }> {
  const { steps, violation } = await settle(world);
  return { steps, violations: violation === null ? await checkEverything(world) : [violation] };
}

/** Nothing that happens in a world may stop the program: a throw is a broken promise like any other. */
async function guarded<Value>(
  what: string,
  work: () => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly violation: Violation }> {
  try {
    return { value: await work() };
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { violation: { invariant: 'total', detail: `${what}: ${detail}` } };
  }
}

function report(
  { seed }: WorldPlan,
  steps: number,
  events: number,
  violations: readonly Violation[],
  step: number | 'end',
): SeedReport {
  return {
    seed,
    steps,
    events,
    violations: violations.map((violation) => ({ ...violation, step })),
  };
}

async function checkEverything(world: World): Promise<Violation[]> {
  const hub = await world.hub.inspect();
  const onDevices = world.waitingOnDevices();
  const marked = world.accounts.map(({ accountId }) => ({ accountId, marker: markerOf(accountId) }));
  return [
    ...checkPlaces(hub),
    ...checkMoney(hub),
    ...checkHubChains(hub),
    ...checkArrived(world.facts, hub, onDevices),
    ...((await world.photos?.check(hub)) ?? []),
    ...world.devices.flatMap((device) => [
      ...checkLedger(device),
      ...(device.isOut ? [] : checkMoneyOf(device)),
      ...(device.isOut ? [] : checkScope(device, hub)),
      ...(device.isOut ? [] : checkNoLeak(device, hub, marked)),
    ]),
  ];
}

/**
 * The smallest part of a failing world that still fails with the same promise: actions are left out in ever smaller
 * stretches (delta debugging: A. Zeller, R. Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
 */
export async function shrink(
  plan: WorldPlan,
  invariant: string,
  disks: BlankDisks,
  mostRuns = 400,
): Promise<WorldPlan> {
  let smallest = plan;
  let runs = 0;
  const fails = async (actions: readonly Action[]): Promise<boolean> => {
    runs += 1;
    const { violations } = await runPlan({ ...plan, actions }, disks);
    return violations.some((violation) => violation.invariant === invariant);
  };
  for (let length = Math.ceil(plan.actions.length / 2); length >= 1 && runs < mostRuns; ) {
    const without = await firstThatFails(smallest.actions, length, fails, () => runs < mostRuns);
    if (without !== null) smallest = { ...smallest, actions: without };
    else length = length === 1 ? 0 : Math.ceil(length / 2);
  }
  return smallest;
}

async function firstThatFails(
  actions: readonly Action[],
  length: number,
  fails: (actions: readonly Action[]) => Promise<boolean>,
  mayGoOn: () => boolean,
): Promise<readonly Action[] | null> {
  for (let from = 0; from < actions.length && mayGoOn(); from += length) {
    const without = [...actions.slice(0, from), ...actions.slice(from + length)];
    if (without.length < actions.length && (await fails(without))) return without;
  }
  return null;
}
