import { Random } from '../../shared/lib/random.ts';
import { storedStatus } from '../db/queries/events.ts';
import { selectStandings } from '../db/queries/simulation.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Meeting } from '../sync/meeting.ts';
import { openMeeting } from '../sync/open-meeting.ts';
import { AuthoredFacts } from './authored.ts';
import { type FoundedWorld, foundWorld } from './found-world.ts';
import { checkMended, checkOwnSequence, checkPruned, checkSaved, type Violation } from './invariants.ts';
import { Network } from './network.ts';
import { changePeople } from './people-acts.ts';
import { actOnDevice, type KnownAccount } from './person-acts.ts';
import { Photos } from './photos.ts';
import type { Action, ActionKind, WorldPlan } from './plan-actions.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { BlankDisks } from './simulated-disk.ts';
import type { SimulatedHub } from './simulated-hub.ts';

/** Sunday 22 November 2026, 09:00 in Kolkata. */
export const beginningMs = Date.UTC(2026, 10, 22, 3, 30);
const mostDevices = 9;

/** Everything there is in one simulated world. Nothing in it knows the real time, a real disk or a real network. */
export class World {
  readonly plan: WorldPlan;
  readonly hub: SimulatedHub;
  readonly devices: SimulatedDevice[];
  readonly network: Network<SimulatedDevice>;
  readonly facts = new AuthoredFacts();
  readonly photos: Photos | null;
  readonly accounts: KnownAccount[];
  readonly agents: readonly string[];
  readonly office: readonly string[];
  nowMs = beginningMs;
  #ids = 0;

  private constructor(plan: WorldPlan, founded: FoundedWorld) {
    this.plan = plan;
    this.hub = founded.hub;
    this.devices = [...founded.devices];
    this.agents = founded.agents;
    this.office = founded.office;
    this.network = new Network(plan.weather);
    this.photos = plan.size.photos === true ? new Photos(this) : null;
    this.accounts = [...founded.accounts];
    this.facts.add(founded.events);
  }

  /** A world on its first morning: the office has its hub, everybody has joined, nobody has done anything. */
  static async begin(plan: WorldPlan, disks: BlankDisks): Promise<World> {
    return new World(plan, await foundWorld(plan, disks, beginningMs));
  }

  /** One step; answers which promises were broken by it. */
  async step(action: Action): Promise<Violation[]> {
    const random = new Random(`step/${this.plan.seed}/${action.number}`);
    this.nowMs += random.between(1, 600_000);
    this.hub.nowMs = this.nowMs;
    const device = this.devices[action.device % this.devices.length];
    if (device === undefined) return [];
    const violations = await this.#acts[action.kind](device, random, action);
    return [...violations, ...((await this.photos?.after(action, device)) ?? [])];
  }

  close(): void {
    for (const device of this.devices) device.disk.close();
    this.hub.close();
  }

  readonly #acts: Record<
    ActionKind,
    (device: SimulatedDevice, random: Random, action: Action) => Promise<Violation[]> | Violation[]
  > = {
    write: (device, random, action) => this.#write(device, random, action),
    meet: (device, random) => this.#meet(device, random),
    deliver: (_device, random) => this.#deliver(random),
    crash: (device) => {
      device.restart();
      return checkOwnSequence(device);
    },
    keepImage: (device) => {
      device.images.push(device.disk.image());
      return [];
    },
    loseDisk: (device, random) => this.#loseDisk(device, random),
    clone: (device, random, action) => this.#clone(device, random, action),
    turnClock: (device, random) => {
      device.skewMs = random.chance(40) ? 0 : random.between(-2_000, 2_000) * 86_400;
      return [];
    },
    fillDisk: (device, random) => {
      if (random.chance(50)) device.disk.fill();
      else device.disk.makeRoom();
      return [];
    },
    fillHubDisk: (_device, random) => {
      if (random.chance(50)) this.hub.disk.fill();
      else this.hub.disk.makeRoom();
      return [];
    },
    backUpHub: async () => {
      await this.hub.backUp();
      return [];
    },
    restoreHub: async () => {
      await this.#restoreHub();
      return [];
    },
    restartHub: async () => {
      await this.hub.restart();
      return [];
    },
    changePeople: (device, random, action) => {
      this.facts.add(changePeople(this.devices, device, this.#around(device, random, action)));
      return [];
    },
    upgrade: (device) => {
      device.upgrade();
      return [];
    },
    prune: (device) => this.#prune(device),
  };

  #around(device: SimulatedDevice, random: Random, action: Action) {
    return {
      nowMs: this.nowMs + device.skewMs,
      random,
      accounts: this.accounts,
      agents: this.agents,
      office: this.office,
      newId: () => this.#newId(action),
    };
  }

  /** An id that follows from the seed and the action alone, in the shape of a UUIDv7. */
  #newId(action: Action): string {
    this.#ids += 1;
    const hex = (value: number, digits: number): string =>
      value.toString(16).padStart(digits, '0').slice(-digits);
    return `${hex(action.number, 8)}-${hex(this.plan.seed, 4)}-7000-8000-${hex(this.#ids, 12)}`;
  }

  #write(device: SimulatedDevice, random: Random, action: Action): Violation[] {
    const deed = actOnDevice(device, this.#around(device, random, action));
    if (deed.opened !== null) this.accounts.push(deed.opened);
    this.facts.add(deed.events);
    return [...checkOwnSequence(device), ...checkSaved(device, deed.events)];
  }

  openMeeting(device: SimulatedDevice): Meeting {
    return openMeeting(device.meetingParts(this.nowMs));
  }

  /** All trouble ends: nothing is on its way, no disk is full, and every program is started again. */
  async endTrouble(): Promise<void> {
    this.network.forget(() => true);
    await this.hub.restart();
    for (const device of this.devices) {
      device.disk.makeRoom();
      device.restart();
    }
  }

  #meet(device: SimulatedDevice, random: Random): Violation[] {
    if (device.awaiting !== null) {
      // Nothing came back: the same bytes again, or the meeting is given up and a new one begun.
      if (random.chance(40)) this.network.send({ device, request: device.awaiting, answer: null }, random);
      if (random.chance(25)) {
        device.meeting = null;
        device.awaiting = null;
      }
      return [];
    }
    if (device.meeting === null || device.meeting.isDone || device.meeting.problem !== null) {
      device.meeting = this.openMeeting(device);
    }
    device.awaiting = device.meeting.next();
    if (device.awaiting !== null)
      this.network.send({ device, request: device.awaiting, answer: null }, random);
    return [];
  }

  async #deliver(random: Random): Promise<Violation[]> {
    const delivery = this.network.deliver(random);
    if (delivery === null || delivery.kind === 'lost') return [];
    const { message, bytes } = delivery;
    const { device, request } = message;
    if (message.answer === null) {
      const answer = await this.hub.answer(bytes);
      this.network.send({ device, request, answer }, random);
      return [];
    }
    // An answer reaches the machine that runs now, even if another meeting asked for it long ago.
    device.meeting ??= this.openMeeting(device);
    device.meeting.receive(request, bytes);
    if (device.awaiting === request) device.awaiting = null;
    return [...checkOwnSequence(device), ...(await checkMended(device, () => this.hub.inspect()))];
  }

  async #loseDisk(device: SimulatedDevice, random: Random): Promise<Violation[]> {
    if (device.images.length === 0) return [];
    const older = device.images[random.between(0, device.images.length - 1)];
    const before = new Set(selectStandings(device.disk.database).map(({ id }) => id));
    device.restart(older);
    await this.#letGo(before);
    return checkOwnSequence(device);
  }

  #clone(device: SimulatedDevice, random: Random, action: Action): Violation[] {
    if (this.devices.length >= mostDevices) return [];
    this.devices.push(device.twin(`${device.name}~${action.number}`, random.fork('twin')));
    return [];
  }

  async #restoreHub(): Promise<void> {
    const before = new Set((await this.hub.inspect()).rows.map(({ id }) => id));
    if (!(await this.hub.restore())) return;
    await this.#letGo(before);
  }

  /** Of what was on a disk that is lost, what is on no other disk may be gone. */
  async #letGo(ids: ReadonlySet<string>): Promise<void> {
    const left = await this.#everywhere();
    this.facts.mayBeGone([...ids].filter((id) => !left.has(id)));
  }

  /** Every event that is on any disk now. */
  async #everywhere(): Promise<Set<string>> {
    const { rows } = await this.hub.inspect();
    const onDevices = this.devices.flatMap((device) => selectStandings(device.disk.database));
    const counted = [...rows, ...onDevices].filter(({ status }) => status !== storedStatus.duplicateEnvelope);
    return new Set(counted.map(({ id }) => id));
  }

  /** Events of others that a device holds without a place: after a restore of the hub they wait for their author. */
  waitingOnDevices(): Set<string> {
    const foreign = this.devices.flatMap((device) => {
      const own = readSelf(device.disk.database).device;
      return selectStandings(device.disk.database).filter((row) => row.device !== own && row.place === null);
    });
    return new Set(foreign.map(({ id }) => id));
  }

  async #prune(device: SimulatedDevice): Promise<Violation[]> {
    const before = selectStandings(device.disk.database);
    device.prune(this.nowMs + device.skewMs);
    const after = selectStandings(device.disk.database);
    const { backedUpPlace } = await this.hub.inspect();
    return checkPruned(before, after, backedUpPlace);
  }
}
