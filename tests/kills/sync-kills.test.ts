import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { whyNoPostgres } from '../../bin/postgres.mjs';
import { dailyTest, restDescribe, restTest } from '../helpers/lane-tests.ts';
import { startPostgres, type TestPostgres } from '../helpers/postgres/test-postgres.ts';
import { buildChild } from './build-child.ts';
import { type Found, lookEverywhere } from './sync-check.ts';
import { type SyncSize, SyncWorld } from './sync-world.ts';

/** The long lane has twenty devices on either store; every day four on one. Another seed: `BAHI_SYNC_SEED=7`. */
const isLong = process.env['BAHI_LANE'] === 'long';
const seed = Number(process.env['BAHI_SYNC_SEED'] ?? 1);
const short: SyncSize = {
  office: 2,
  agents: 2,
  commands: 12,
  killsPerDevice: 4,
  hubs: 1,
  killsPerHub: 4,
};
const long: SyncSize = {
  office: 4,
  agents: 16,
  commands: 30,
  killsPerDevice: 10,
  hubs: 1,
  killsPerHub: 40,
};
/** Another size: `BAHI_SYNC_SIZE=4,16,12,3,16` (office, agents, commands and kills of each, kills of the hub). */
const size = readSize(process.env['BAHI_SYNC_SIZE']) ?? (isLong ? long : short);

function readSize(text: string | undefined): SyncSize | null {
  const [office, agents, commands, killsPerDevice, killsPerHub, ...more] = (text ?? '')
    .split(',')
    .map(Number);
  if (office === undefined || agents === undefined || commands === undefined) return null;
  if (killsPerDevice === undefined || killsPerHub === undefined || more.length > 0) return null;
  return { office, agents, commands, killsPerDevice, hubs: 1, killsPerHub };
}

/** What a connection to a process that dies may come to. Anything else is a mistake of ours. */
const problemsOfDeath = ['busy', 'interrupted', 'timeout', 'unreachable'];

const root = mkdtempSync(path.join(tmpdir(), 'bahi-sync-kills-'));
// Inside the checkout, where the bundle finds its native module.
const bundleFolder = path.resolve(import.meta.dirname, '../../.cache', `sync-kills-${process.pid}`);
let deviceChild = '';
let hubChild = '';

beforeAll(async () => {
  deviceChild = await buildChild(path.join(bundleFolder, 'device'), 'sync-device-in-child');
  hubChild = await buildChild(path.join(bundleFolder, 'hub'), 'sync-hub-in-child');
}, 120_000);

afterAll(() => {
  for (const folder of [root, bundleFolder]) rmSync(folder, { recursive: true, force: true });
});

/** What is true of a team in the evening. */
interface Evening {
  readonly failures: readonly string[];
  readonly oddProblems: readonly string[];
  readonly isQuiet: boolean;
  readonly kills: number;
  readonly found: Omit<Found, 'unheard'> | null;
}

/** One day of a team whose every process dies again and again, and what is on the disks in the evening. */
async function dayOfKills(
  name: string,
  ofSize: SyncSize,
  { storeUrl = null, hub = hubChild }: { readonly storeUrl?: string | null; readonly hub?: string } = {},
): Promise<Evening> {
  const folder = path.join(root, name);
  const world = await SyncWorld.found(seed, ofSize, { folder, deviceChild, hubChild: hub, storeUrl });
  onTestFinished(() => world.stop());
  await world.chaos();
  const isQuiet = world.failures.length === 0 && (await world.settle());
  await world.stop();
  const { tally, failures } = world;
  const oddProblems = [...tally.problems.keys()].filter((problem) => !problemsOfDeath.includes(problem));
  const evening = { failures, oddProblems, isQuiet, kills: tally.kills };
  if (!isQuiet) return { ...evening, found: null };
  const hubAt = { folder: world.hubFolder, storeUrl };
  const { unheard, ...found } = await lookEverywhere(world.team, world.facts, hubAt);
  tell(name, world, { unheard, lost: found.lost });
  rmSync(folder, { recursive: true, force: true });
  return { ...evening, found };
}

/** Nothing went wrong. */
const goodEvening = (ofSize: SyncSize): Evening => ({
  failures: [],
  oddProblems: [],
  isQuiet: true,
  kills: (ofSize.office + ofSize.agents) * ofSize.killsPerDevice + ofSize.hubs * ofSize.killsPerHub,
  // Death is no restored copy: the order of the hub has one run.
  found: { violations: [], states: 1, lost: 0, epochs: 1 },
});

function tell(
  name: string,
  { tally, facts }: SyncWorld,
  { unheard, lost }: Pick<Found, 'unheard' | 'lost'>,
): void {
  const minutes = tally.chaosMs / 60_000;
  const problems = [...tally.problems].map(([problem, count]) => `${count} ${problem}`).join(', ');
  process.stdout.write(
    `Kills of a team (${name}, seed ${seed}): ${tally.kills} kills (${tally.hubKills} of hubs) in ${(minutes * 60).toFixed(0)} s, ` +
      `${(tally.kills / minutes).toFixed(0)} a minute; ${facts.size} events acknowledged, ${unheard} more saved unheard, ${lost} lost; ` +
      `${tally.meetings} meetings, ${tally.brokenOff} broken off (${problems}); quiet after ${tally.rounds} rounds.\n`,
  );
}

const timeout = size === short ? 240_000 : 1_500_000;

dailyTest(
  'a team whose devices and hub die at any moment ends in one state: hub on SQLite',
  {
    timeout,
  },
  async () => {
    expect(await dayOfKills('sqlite', size)).toEqual(goodEvening(size));
  },
);

restTest(
  'a hub that acknowledges a moment before its commit is found out in a day of four devices',
  {
    timeout,
  },
  async () => {
    const store = { module: '/sqlite-store.ts', mistake: 'sync-hasty-store.ts' };
    const hub = await buildChild(path.join(bundleFolder, 'hasty'), 'sync-hub-in-child', store);
    const day = { ...short, killsPerDevice: 0, killsPerHub: 3, isKilledAtFirstWord: true };
    const evening = await dayOfKills('hasty', day, { hub });
    // What was acknowledged and is gone, the devices send again: without a person's hand nothing is lost, but the hub broke its word.
    expect(evening.failures.some((failure) => failure.includes('sentAgain'))).toBe(true);
    expect(evening).not.toEqual(goodEvening(day));
  },
);

restDescribe.skipIf(whyNoPostgres() !== null)('with the hub on PostgreSQL', () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 120_000);
  afterAll(() => postgres.stop());

  restTest('two processes of the hub, and everybody dies at any moment: one state', { timeout }, async () => {
    const twoHubs = { ...size, hubs: 2, killsPerHub: size.killsPerHub / 2 };
    const storeUrl = await postgres.newDatabase();
    expect(await dayOfKills('postgres', twoHubs, { storeUrl })).toEqual(goodEvening(twoHubs));
  });
});
