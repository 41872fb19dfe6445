import { Random, type Weighted } from '../../shared/lib/random.ts';

/** What can happen in one step of a simulated world. */
export const actionKinds = [
  'write', // a person does something on a device
  'meet', // a device sends its next request, or begins a meeting
  'deliver', // the network hands over one message, or loses, repeats or cuts it
  'crash', // a program ends in the middle of whatever it did
  'keepImage', // somebody copies a device's disk
  'loseDisk', // a device goes on from an older copy of its disk
  'clone', // two machines run from one copy
  'turnClock', // a clock is set wrong
  'fillDisk', // a device's disk is full for a while
  'fillHubDisk',
  'backUpHub',
  'restoreHub',
  'restartHub',
  'changePeople', // seats, roles, revoked devices
  'upgrade', // a device gets the next version of the program, which knows two kinds more
  'prune', // a device lets go of what the hub has backed up
] as const;

/** See `actionKinds`. */
export type ActionKind = (typeof actionKinds)[number];

/** One step. All its chances follow from the seed and its own number, so that leaving out others changes nothing in it. */
export interface Action {
  readonly number: number;
  readonly kind: ActionKind;
  /** Which device it concerns, counted around however many there are. */
  readonly device: number;
}

/** The faults that a world may know; `none` of them leaves writing, meeting and delivering. */
export const faultKinds = [
  'network',
  'crash',
  'disk',
  'clone',
  'clock',
  'full',
  'hub',
  'people',
  'versions',
] as const;
/** See `faultKinds`. */
export type FaultKind = (typeof faultKinds)[number];

/** How large a world is. */
export interface WorldSize {
  /** Devices of agents beside the supervisor's. */
  readonly devices: number;
  readonly days: number;
  /** People take photos, too. */
  readonly photos?: boolean;
}

/** A world before anything happened: what will be tried, in which order, under which weather. */
export interface WorldPlan {
  readonly seed: number;
  readonly size: WorldSize;
  readonly actions: readonly Action[];
  readonly weather: Weather;
}

/** How bad the network is, in percent of messages. */
export interface Weather {
  readonly lostPercent: number;
  readonly repeatedPercent: number;
  readonly cutPercent: number;
  /** How often the newest message is not the one that arrives. */
  readonly shuffledPercent: number;
}

/** Actions of an ordinary day on a device. */
const actionsPerDeviceAndDay = 20;

const faultOf: Partial<Record<ActionKind, FaultKind>> = {
  crash: 'crash',
  keepImage: 'disk',
  loseDisk: 'disk',
  clone: 'clone',
  turnClock: 'clock',
  fillDisk: 'full',
  fillHubDisk: 'full',
  backUpHub: 'hub',
  restoreHub: 'hub',
  restartHub: 'hub',
  changePeople: 'people',
  upgrade: 'versions',
  prune: 'hub',
};

/** The most a kind weighs beside 100 of everyday work; each world draws its own share, and often none. */
const heaviest: Record<ActionKind, number> = {
  write: 100,
  meet: 140,
  deliver: 180,
  crash: 20,
  keepImage: 12,
  loseDisk: 12,
  clone: 8,
  turnClock: 6,
  fillDisk: 6,
  fillHubDisk: 4,
  backUpHub: 14,
  restoreHub: 12,
  restartHub: 6,
  changePeople: 16,
  upgrade: 4,
  prune: 16,
};

/** Draws a world from a seed: the same seed, size and faults give the same world. */
export function planActions(seed: number, size: WorldSize, faults: readonly FaultKind[]): WorldPlan {
  const random = new Random(`world/${seed}`);
  const weights = actionKinds.map((kind): Weighted<ActionKind> => [kind, weightOf(kind, random, faults)]);
  const count = size.devices * size.days * actionsPerDeviceAndDay;
  const actions = Array.from(
    { length: count },
    (_, number): Action => ({ number, kind: random.weighted(weights), device: random.between(0, 1_000) }),
  );
  return { seed, size, actions, weather: weatherOf(random, faults.includes('network')) };
}

function weightOf(kind: ActionKind, random: Random, faults: readonly FaultKind[]): number {
  const drawn = random.between(0, 100);
  const isCalm = random.chance(40);
  const fault = faultOf[kind];
  if (fault === undefined) return heaviest[kind];
  if (isCalm || !faults.includes(fault)) return 0;
  return Math.ceil((heaviest[kind] * drawn) / 100);
}

function weatherOf(random: Random, isBad: boolean): Weather {
  const draw = (most: number): number => {
    const drawn = random.between(0, most);
    return random.chance(30) || !isBad ? 0 : drawn;
  };
  return {
    lostPercent: draw(30),
    repeatedPercent: draw(30),
    cutPercent: draw(8),
    shuffledPercent: draw(60),
  };
}
