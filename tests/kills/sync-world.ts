import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { AuthoredFacts } from '../../src/main/simulate/authored.ts';
import type { HubWord, SyncLine } from './sync-lines.ts';
import {
  acknowledgedFate,
  drawFates,
  type Fate,
  liveAndDie,
  MortalProcess,
  ownLines,
  withAcknowledgements,
} from './sync-process.ts';
import {
  devicesOf,
  foundSyncTeam,
  type NewSyncTeam,
  randomOf,
  type SyncTeam,
  writeTeam,
} from './sync-team.ts';

/** How large a test is. */
export interface SyncSize {
  readonly office: number;
  readonly agents: number;
  /** Of each device. */
  readonly commands: number;
  readonly killsPerDevice: number;
  readonly hubs: number;
  readonly killsPerHub: number;
  /** The hub dies at nothing but the first acknowledgement of each of its lives. */
  readonly isKilledAtFirstWord?: boolean;
}

/** Where the built children and the store are. */
export interface SyncHouse {
  readonly folder: string;
  readonly deviceChild: string;
  readonly hubChild: string;
  /** The database of the hub; null for a SQLite file of its own. */
  readonly storeUrl: string | null;
}

/** What was counted. */
export interface SyncTally {
  kills: number;
  hubKills: number;
  chaosMs: number;
  commands: number;
  events: number;
  meetings: number;
  brokenOff: number;
  rounds: number;
  readonly problems: Map<string, number>;
}

/** So long a hub is away that the meeting it died in has given up asking before it is there again. */
const longRestMs = 6_000;
/** So often everybody meets the hub before it must be quiet. */
const mostRounds = 12;

/** A team of real processes: the parent of all of them. */
export class SyncWorld {
  readonly team: SyncTeam;
  readonly facts: AuthoredFacts;
  readonly failures: string[] = [];
  readonly tally: SyncTally = {
    kills: 0,
    hubKills: 0,
    chaosMs: 0,
    commands: 0,
    events: 0,
    meetings: 0,
    brokenOff: 0,
    rounds: 0,
    problems: new Map(),
  };
  readonly hubFolder: string;
  readonly #size: SyncSize;
  readonly #hubs: readonly MortalProcess[];
  readonly #devices: readonly MortalProcess[];
  readonly #done = new Set<string>();
  readonly #onAnswer = new Set<(kind: 'step' | 'acknowledged') => void>();
  #allDone = Promise.withResolvers<void>();

  private constructor(
    parts: { readonly team: SyncTeam; readonly facts: AuthoredFacts; readonly hubFolder: string },
    size: SyncSize,
    house: SyncHouse,
  ) {
    this.team = parts.team;
    this.facts = parts.facts;
    this.hubFolder = parts.hubFolder;
    this.#size = size;
    const configFile = writeTeam(parts.team);
    this.#hubs = parts.team.hub.ports.map((port, at) => {
      const folder = hubFolderOf(house, at);
      return new MortalProcess({
        name: `hub ${at + 1}`,
        command: () => hubCommand(house, folder, port),
        hear: (line) => this.#hearHub(line),
      });
    });
    this.#devices = devicesOf(parts.team).map(
      (name) =>
        new MortalProcess({
          name,
          command: (life) => [house.deviceChild, configFile, name, String(life)],
          hear: (line) => this.#hear(name, line),
        }),
    );
  }

  /** The first morning: the founder's ledger, and a hub that has been started once, so that everybody can be told of it. */
  static async found(seed: number, size: SyncSize, house: SyncHouse): Promise<SyncWorld> {
    const fresh: NewSyncTeam = {
      seed,
      team: `team-of-the-kills-${seed}`,
      folder: path.join(house.folder, 'devices'),
      migrations: migrationsBeside(house.deviceChild),
      key: randomBytes(32).toString('hex'),
      office: Array.from({ length: size.office }, (_, at) => `u-office-${at + 1}`),
      agents: Array.from({ length: size.agents }, (_, at) => `u-${at + 1}`),
      commands: size.commands,
    };
    mkdirSync(fresh.folder, { recursive: true });
    const facts = new AuthoredFacts();
    facts.add(foundSyncTeam(fresh));
    const ports = await freePorts(randomOf(fresh, 'ports', Date.now()).between(20_000, 31_000), size.hubs);
    const first = hubFolderOf(house, 0);
    const word = await firstWord(hubCommand(house, first, ports[0] ?? 0));
    for (let at = 1; at < size.hubs; at += 1) cpSync(first, hubFolderOf(house, at), { recursive: true });
    const { hubId, pin, foundingSecret } = word;
    const team: SyncTeam = { ...fresh, hub: { hubId, pin, ports }, foundingSecret };
    return new SyncWorld({ team, facts, hubFolder: first }, size, house);
  }

  /** Everybody works and dies until everything is done; whoever died last lives on. */
  async chaos(): Promise<void> {
    const startedMs = Date.now();
    const { killsPerDevice, killsPerHub, isKilledAtFirstWord = false } = this.#size;
    const hubs = this.#hubs.map((hub) => {
      const random = randomOf(this.team, 'fates', hub.name);
      const fates = isKilledAtFirstWord
        ? Array.from({ length: killsPerHub }, () => acknowledgedFate(1, longRestMs))
        : withAcknowledgements(random, drawFates(random, killsPerHub, 30));
      return liveAndDie(hub, fates, (_, fate) => this.#stepsOfAll(fate));
    });
    const devices = this.#devices.map((device) => {
      const fates = drawFates(randomOf(this.team, 'fates', device.name), killsPerDevice, 9);
      return liveAndDie(device, fates, ownLines);
    });
    await Promise.all([...hubs, ...devices]);
    await this.#allDone.promise;
    this.tally.kills = [...this.#hubs, ...this.#devices].reduce((sum, { kills }) => sum + kills, 0);
    this.tally.hubKills = this.#hubs.reduce((sum, { kills }) => sum + kills, 0);
    this.tally.chaosMs = Date.now() - startedMs;
  }

  /** Everybody meets the hub, round after round, until nobody has anything new. Answers whether it came to that. */
  async settle(): Promise<boolean> {
    while (this.tally.rounds < mostRounds && this.failures.length === 0) {
      this.tally.rounds += 1;
      const met = await Promise.all(this.#devices.map((device) => meetOnce(device)));
      if (met.every(isQuiet)) return true;
    }
    return false;
  }

  /** Also the end comes without a warning. */
  async stop(): Promise<void> {
    await Promise.all([...this.#devices, ...this.#hubs].map((mortal) => mortal.kill()));
  }

  #hear(name: string, line: SyncLine): void {
    const { tally } = this;
    const { kind } = line;
    if (kind === 'step' || kind === 'acknowledged') for (const listener of this.#onAnswer) listener(kind);
    if (line.kind === 'saved') {
      this.facts.add(line.events);
      tally.commands += 1;
      tally.events += line.events.length;
    }
    if (line.kind === 'met') this.#hearMeeting(name, line);
    if (line.kind === 'meets') tally.meetings += 1;
    if (line.kind === 'done') this.#done.add(name);
    if (line.kind === 'failed') this.failures.push(`${name}: ${line.why}`);
    if (this.#done.size === this.#devices.length || this.failures.length > 0) this.#allDone.resolve();
  }

  /** Death is no restored copy: nobody takes a new key, and nothing has to be fetched again because it was wrong. */
  #hearMeeting(name: string, { outcome, problem }: SyncLine & { readonly kind: 'met' }): void {
    const { rekeyed, mended, sentAgain } = outcome;
    if (rekeyed || mended || sentAgain > 0) this.failures.push(`${name}: ${JSON.stringify(outcome)}`);
    if (problem === null) return;
    this.tally.brokenOff += 1;
    this.tally.problems.set(problem, (this.tally.problems.get(problem) ?? 0) + 1);
  }

  #hearHub(line: SyncLine): void {
    if (line.kind !== 'failed') return;
    this.failures.push(`hub: ${line.why}`);
    this.#allDone.resolve();
  }

  /** A hub dies in the middle of its work: after so many answers that devices took in, or acknowledgements alone. */
  async #stepsOfAll({ moment, lines }: Fate): Promise<void> {
    const reached = Promise.withResolvers<void>();
    let left = lines;
    const counted = moment === 'acknowledged' ? 'acknowledged' : 'step';
    const listener = (kind: 'step' | 'acknowledged'): void => {
      if (kind !== counted) return;
      left -= 1;
      if (left <= 0) reached.resolve();
    };
    this.#onAnswer.add(listener);
    await Promise.race([reached.promise, this.#allDone.promise]);
    this.#onAnswer.delete(listener);
  }
}

type Met = SyncLine & { readonly kind: 'met' };

async function meetOnce(device: MortalProcess): Promise<SyncLine> {
  const met = device.heard((line) => line.kind === 'met' && line.isOrdered);
  device.order();
  return met;
}

function isQuiet(line: SyncLine): line is Met {
  if (line.kind !== 'met' || line.problem !== null) return false;
  const { sent, received, granted, revoked, startedOver } = line.outcome;
  return sent + received + granted + revoked === 0 && !startedOver;
}

/** Those of the ledger and of the hub, as they were when the child was bundled. */
const migrationsBeside = (child: string): string => path.join(path.dirname(child), 'migrations');

const hubFolderOf = ({ folder }: SyncHouse, at: number): string => path.join(folder, `hub-${at + 1}`);

function hubCommand(house: SyncHouse, folder: string, port: number): readonly string[] {
  const store = house.storeUrl === null ? [] : [house.storeUrl];
  return [house.hubChild, folder, migrationsBeside(house.hubChild), String(port), ...store];
}

/** Starts a hub for the first time, to hear what it is called, and kills it. */
async function firstWord(command: readonly string[]): Promise<HubWord> {
  let word: HubWord | null = null;
  const mortal = new MortalProcess({
    name: 'the first hub',
    command: () => command,
    hear: (line) => {
      if (line.kind === 'open' && line.hub !== undefined) word = line.hub;
    },
  });
  const open = mortal.heard(({ kind }) => kind === 'open');
  mortal.start();
  await open;
  await mortal.kill();
  if (word === null) throw new Error('the first hub did not open');
  return word;
}

/** Ports below those that the system gives away by itself, so that a hub that died finds its own free again. */
async function freePorts(from: number, count: number): Promise<readonly number[]> {
  const ports: number[] = [];
  for (let port = from; ports.length < count; port += 1) if (await isFree(port)) ports.push(port);
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The key of the hub's own store, as its identity file has it. */
export function storeKeyOf(hubFolder: string): Uint8Array {
  const identity = JSON.parse(readFileSync(path.join(hubFolder, 'hub-identity.json'), 'utf8')) as {
    readonly storeKey: string;
  };
  return Buffer.from(identity.storeKey, 'base64url');
}
