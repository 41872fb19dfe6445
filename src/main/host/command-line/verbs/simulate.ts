import path from 'node:path';
import { type FaultKind, faultKinds } from '../../../simulate/plan-actions.ts';
import { addToRecord, nextSeed, readRecord } from '../../../simulate/record.ts';
import {
  type SimulationOrder,
  type SimulationReport,
  shrinkSeed,
  simulate,
} from '../../../simulate/simulate.ts';
import { type BlankDisks, blankDisks } from '../../../simulate/simulated-disk.ts';
import { numberOption, type TypedCommand, textOption } from '../arguments.ts';
import { done, exitStatus, type Outcome, usedWrongly } from '../outcome.ts';
import type { Verb } from '../verb.ts';

const stretchSeeds = 50;

/**
 * `bahi simulate`: the real sync engine in one process, under a network, disks, clocks and people that a seed makes
 * fail. A failing seed fails the same way each time; `--shrink` says with how little it does.
 */
export const simulateVerb: Verb = async (_house, typed) => {
  const order = orderOf(typed);
  if (typeof order === 'string') return usedWrongly(order);
  const disks = blankDisksOfProgram();
  if (typed.options['shrink'] === true) return shrunk(order, disks);
  const record = textOption(typed, 'record');
  return outcomeOf(
    record === undefined ? await simulate(order, disks, tell) : await simulateRecorded(order, disks, record),
  );
};

function tell({
  seed,
  violations,
}: {
  readonly seed: number;
  readonly violations: readonly unknown[];
}): boolean {
  if (violations.length > 0) process.stderr.write(`seed ${seed} breaks a promise\n`);
  return true;
}

/** The migrations lie beside the bundles of the program. */
function blankDisksOfProgram(): BlankDisks {
  const migrations = path.join(import.meta.dirname, '..', '..', 'migrations');
  return blankDisks({ ledger: path.join(migrations, 'ledger'), hub: path.join(migrations, 'hub') });
}

function orderOf(typed: TypedCommand): SimulationOrder | string {
  const numbers: Record<string, number> = { seed: 1, seeds: 100, devices: 5, days: 3 };
  for (const name of ['seed', 'seeds', 'devices', 'days'] as const) {
    const number = numberOption(typed, name);
    if (!number.ok) return number.refusal.sentence;
    numbers[name] = number.value ?? numbers[name] ?? 1;
  }
  const { seed = 1, seeds = 1, devices = 1, days = 1 } = numbers;
  if (devices < 1 || days < 1) return 'A world has at least one device and one day.';
  const faults = faultsOf(textOption(typed, 'faults') ?? 'all');
  if (faults === null) return `--faults wants all, none, or some of: ${faultKinds.join(', ')}`;
  const photos = typed.options['photos'] === true ? { photos: true } : {};
  return { firstSeed: seed, seeds, size: { devices, days, ...photos }, faults };
}

function faultsOf(text: string): readonly FaultKind[] | null {
  if (text === 'all') return faultKinds;
  if (text === 'none') return [];
  const named = text.split(',').map((name) => name.trim());
  const known = faultKinds.filter((kind) => named.includes(kind));
  return known.length === named.length ? known : null;
}

async function simulateRecorded(
  order: SimulationOrder,
  disks: BlankDisks,
  file: string,
): Promise<SimulationReport> {
  const last = order.firstSeed + order.seeds - 1;
  const whole = { seeds: 0, steps: 0, events: 0, violations: [] as SimulationReport['violations'][number][] };
  for (let from = nextSeed(readRecord(file), order.firstSeed); from <= last; from += stretchSeeds) {
    const to = Math.min(from + stretchSeeds - 1, last);
    const begun = performance.now();
    const report = await simulate({ ...order, firstSeed: from, seeds: to - from + 1 }, disks, tell);
    addToRecord(file, {
      from,
      to,
      steps: report.steps,
      events: report.events,
      violations: report.violations.length,
      milliseconds: Math.round(performance.now() - begun),
      version: process.version,
    });
    whole.seeds += report.seeds;
    whole.steps += report.steps;
    whole.events += report.events;
    whole.violations.push(...report.violations);
    process.stderr.write(`seeds ${from} to ${to}: ${report.violations.length} broken promises\n`);
  }
  return whole;
}

function outcomeOf(report: SimulationReport): Outcome {
  const lines = report.violations.map(
    ({ seed, step, invariant, detail }) => `seed ${seed}, step ${step}: invariant ${invariant}: ${detail}`,
  );
  const sum = `${report.seeds} seeds, ${report.steps} steps, ${report.events} events, ${report.violations.length} broken promises`;
  const status = report.violations.length === 0 ? exitStatus.done : exitStatus.failed;
  return done(report, [...lines, sum].join('\n'), status);
}

async function shrunk(order: SimulationOrder, disks: BlankDisks): Promise<Outcome> {
  const { violations } = await simulate({ ...order, seeds: 1 }, disks);
  const [first] = violations;
  if (first === undefined)
    return done({ seed: order.firstSeed, actions: [] }, 'This seed breaks no promise.');
  const actions = await shrinkSeed(order.firstSeed, order, first.invariant, disks);
  const words = [`invariant ${first.invariant}: ${first.detail}`, ...actions].join('\n');
  return done({ seed: order.firstSeed, violation: first, actions }, words, exitStatus.failed);
}
