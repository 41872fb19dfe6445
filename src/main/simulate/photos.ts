import { accountStream } from '../../shared/domain/events/envelope.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';
import { namedFileOf } from '../../shared/domain/events/named-file.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { bytesToHex, equalBytes } from '../../shared/lib/bytes.ts';
import { Random } from '../../shared/lib/random.ts';
import type { InspectedHub } from '../hub/inspect-hub.ts';
import { type MemoryFiles, type MemoryImage, memoryFiles } from '../keys/memory-files.ts';
import { readSelf } from '../ledger/device-self.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import type { Exchange, ExchangeRequest } from '../sync/blobs/exchange.ts';
import { openExchange } from '../sync/blobs/open-exchange.ts';
import type { Meeting } from '../sync/meeting.ts';
import type { AuthoredFacts } from './authored.ts';
import type { Violation } from './invariants.ts';
import { Network } from './network.ts';
import { type KnownAccount, writeAs } from './person-acts.ts';
import type { Action, WorldPlan } from './plan-actions.ts';
import type { SimulatedDevice } from './simulated-device.ts';
import type { SimulatedHub } from './simulated-hub.ts';

/** What photos need of the world around them. */
export interface PhotoWorld {
  readonly plan: WorldPlan;
  readonly hub: SimulatedHub;
  readonly devices: readonly SimulatedDevice[];
  readonly accounts: readonly KnownAccount[];
  readonly office: readonly string[];
  readonly facts: AuthoredFacts;
  readonly nowMs: number;
}

/** What a device has of photos, beside its ledger. */
interface Album {
  files: MemoryFiles;
  readonly images: MemoryImage[];
  /** What was taken on it, as whichever device. */
  readonly own: Set<string>;
  exchange: Exchange | null;
  /** The meeting after which the last exchange began. */
  followed: Meeting | null;
  awaiting: ExchangeRequest | null;
}

/** More requests than this in one exchange of a small world is an exchange that never ends. */
const mostRequests = 400;
const halfHourMs = 1_800_000;

/**
 * Photos in a simulated world: people take them, they travel after the meetings over a network of the same weather, and everything that
 * befalls a disk or a hub befalls them. All its chances follow from the seed and the action's number alone, so that a world
 * without photos is what it was.
 */
export class Photos {
  readonly #world: PhotoWorld;
  readonly #network: Network<SimulatedDevice, ExchangeRequest>;
  readonly #albums = new Map<SimulatedDevice, Album>();
  readonly #contentByHash = new Map<string, Uint8Array>();
  /** Photos that were on a disk which was lost. */
  readonly #atRisk = new Set<string>();
  /** Photos that are nowhere any more, with a disk that was lost. */
  readonly #gone = new Set<string>();

  constructor(world: PhotoWorld) {
    this.#world = world;
    this.#network = new Network(world.plan.weather);
  }

  #laterMs = 0;

  /** What befalls photos in a step, after what befell everything else. */
  async after(action: Action, device: SimulatedDevice): Promise<Violation[]> {
    const random = new Random(`photos/${this.#world.plan.seed}/${action.number}`);
    for (const other of this.#world.devices) this.#beginAfterMeeting(other, this.#albumOf(other, device));
    const album = this.#albumOf(device, device);
    switch (action.kind) {
      case 'write':
        this.#take(device, album, random, action);
        return [];
      case 'meet':
        this.#ask(device, album, random);
        return [];
      case 'deliver':
        return this.#deliver(random);
      case 'crash':
      case 'upgrade':
        this.#restart(album);
        return [];
      case 'keepImage':
        album.images.push(album.files.image());
        return [];
      case 'loseDisk':
        this.#loseDisk(device, album, random);
        return [];
      case 'restoreHub':
        return this.#checkNothingGone();
      default:
        return [];
    }
  }

  /** An exchange without faults after a meeting without faults. `isQuiet`: nothing was left to move. */
  async settle(
    device: SimulatedDevice,
  ): Promise<{ readonly isQuiet: boolean; readonly violation: Violation | null }> {
    const album = this.#albumOf(device, device);
    this.#restart(album);
    // Late enough each time that what the hub had not got is asked for again.
    this.#laterMs += halfHourMs;
    const exchange = this.#open(device, album, this.#laterMs);
    let requests = 0;
    for (let request = exchange.next(); request !== null; request = exchange.next()) {
      requests += 1;
      if (requests > mostRequests) break;
      exchange.receive(request, await this.#world.hub.answer(request.bytes));
    }
    const { sentFiles, fetchedFiles, removedFiles, refusedFiles } = exchange.outcome;
    const isBroken = requests > mostRequests || refusedFiles > 0 || exchange.problem === 'bad';
    const detail = `${device.name}: ${requests} requests for files, ${refusedFiles} refused, ${exchange.problem}`;
    return {
      isQuiet: sentFiles + fetchedFiles + removedFiles === 0,
      violation: isBroken ? { invariant: 'photos', detail } : null,
    };
  }

  /**
   * At rest: every photo that an event at the hub names is there to the byte, on every device in whose scope it is, and on no
   * other but the one of who took it.
   */
  async check(hub: InspectedHub): Promise<Violation[]> {
    const lost = await this.#checkNothingGone();
    const there = await this.#world.hub.blobs();
    const shelvesByHash = new Map<string, Set<string>>();
    const found: Violation[] = [...lost];
    for (const row of hub.rows) {
      const event = row.place === null ? null : readTravelled(row.facts);
      const named = event === null ? null : namedFileOf(event);
      if (named === null) continue;
      const shelves = shelvesByHash.get(named.sha256) ?? new Set();
      shelvesByHash.set(named.sha256, shelves.add(row.shelf));
    }
    for (const sha256 of shelvesByHash.keys()) {
      const content = this.#contentByHash.get(sha256);
      const kept = there.get(sha256);
      const isWhole = kept !== undefined && content !== undefined && equalBytes(kept, content);
      if (!isWhole && !this.#gone.has(sha256)) {
        found.push({ invariant: 'photos', detail: `${sha256.slice(0, 8)} is not at the hub` });
      }
    }
    for (const device of this.#world.devices) {
      if (!device.isOut) found.push(...this.#checkDevice(device, hub, shelvesByHash, there));
    }
    return found;
  }

  #checkDevice(
    device: SimulatedDevice,
    hub: InspectedHub,
    shelvesByHash: ReadonlyMap<string, ReadonlySet<string>>,
    there: ReadonlyMap<string, Uint8Array>,
  ): Violation[] {
    const self = readSelf(device.disk.database).device;
    const shelves = hub.shelvesByDevice.get(self);
    if (shelves === undefined) return [];
    const { files, own } = this.#albumOf(device, device);
    const found: Violation[] = [];
    for (const [sha256, named] of shelvesByHash) {
      const isInScope = shelves === null || [...named].some((shelf) => shelves.has(shelf));
      const isHere = files.has(sha256);
      if (isHere && !isInScope && !own.has(sha256)) {
        found.push({
          invariant: 'photos',
          detail: `${device.name} has ${sha256.slice(0, 8)} out of its scope`,
        });
      }
      if (!isHere && isInScope && there.has(sha256)) {
        found.push({ invariant: 'photos', detail: `${device.name} lacks ${sha256.slice(0, 8)}` });
      }
    }
    return found;
  }

  #albumOf(device: SimulatedDevice, source: SimulatedDevice): Album {
    const known = this.#albums.get(device);
    if (known !== undefined) return known;
    const copied = device === source ? undefined : this.#albums.get(source);
    const album: Album = {
      files: this.#filesOn(device, copied?.files.image()),
      images: [],
      own: new Set(copied?.own),
      exchange: null,
      followed: null,
      awaiting: null,
    };
    this.#albums.set(device, album);
    return album;
  }

  #filesOn(device: SimulatedDevice, image?: MemoryImage): MemoryFiles {
    return memoryFiles(image, () => {
      if (device.disk.isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    });
  }

  #take(device: SimulatedDevice, album: Album, random: Random, action: Action): void {
    if (!random.chance(35) || device.disk.isFull) return;
    const userId = random.pick(device.people);
    const isOffice = this.#world.office.includes(userId);
    const hers = this.#world.accounts.filter(({ accountId }) => {
      const { opened, assignedTo } = device.ledger.states.account(accountId);
      return opened !== null && (isOffice || assignedTo === userId);
    });
    if (hers.length === 0) return;
    const { accountId } = random.pick(hers);
    const plain = Uint8Array.from({ length: random.between(1, 2_000) }, () => random.between(0, 255));
    const sha256 = bytesToHex(nativeSha256.ofBytes(plain));
    album.files.keep(sha256, plain);
    const commandId = `photo-${action.number}`;
    const nowMs = this.#world.nowMs + device.skewMs;
    const events: readonly BahiEvent[] = writeAs(device, { userId, nowMs, commandId }, [
      {
        kind: 'attachment.added',
        stream: accountStream(accountId),
        data: {
          attachmentId: commandId,
          interactionId: null,
          sha256,
          sizeBytes: plain.length,
          mediaType: 'image/jpeg',
          capturedAtMs: this.#world.nowMs,
        },
        personal: { fileName: `photo ${action.number}` },
      },
    ]);
    if (events.length === 0) return;
    this.#contentByHash.set(sha256, plain);
    album.own.add(sha256);
    this.#world.facts.add(events);
  }

  /** A meeting that went through is followed by an exchange, once. */
  #beginAfterMeeting(device: SimulatedDevice, album: Album): void {
    const { meeting } = device;
    if (meeting?.isDone !== true || meeting === album.followed) return;
    album.followed = meeting;
    album.exchange ??= this.#open(device, album, 0);
  }

  #ask(device: SimulatedDevice, album: Album, random: Random): void {
    if (album.awaiting !== null) {
      if (random.chance(40)) this.#network.send({ device, request: album.awaiting, answer: null }, random);
      if (random.chance(25)) this.#restart(album);
      return;
    }
    if (album.exchange === null) return;
    album.awaiting = album.exchange.next();
    if (album.awaiting === null) album.exchange = null;
    else this.#network.send({ device, request: album.awaiting, answer: null }, random);
  }

  async #deliver(random: Random): Promise<Violation[]> {
    const delivery = this.#network.deliver(random);
    if (delivery === null || delivery.kind === 'lost') return [];
    const { message, bytes } = delivery;
    const { device, request } = message;
    if (message.answer === null) {
      const answer = await this.#world.hub.answer(bytes);
      this.#network.send({ device, request, answer }, random);
      return [];
    }
    const album = this.#albumOf(device, device);
    album.exchange?.receive(request, bytes);
    if (album.awaiting === request) album.awaiting = null;
    return [];
  }

  #open(device: SimulatedDevice, { files }: Album, laterMs: number): Exchange {
    return openExchange({
      ledger: device.ledger,
      files,
      nowMs: () => this.#world.nowMs + device.skewMs + laterMs,
      sharesFiles: false,
      looksAtAll: true,
      onlySends: device.meeting?.problem === 'revoked',
    });
  }

  #restart(album: Album): void {
    album.exchange = null;
    album.awaiting = null;
  }

  /** The folder comes from some older copy, not always of the same day as the ledger. */
  #loseDisk(device: SimulatedDevice, album: Album, random: Random): void {
    this.#restart(album);
    if (album.images.length === 0) return;
    for (const sha256 of album.files.hashes()) this.#atRisk.add(sha256);
    album.files = this.#filesOn(device, random.pick(album.images));
  }

  /** What the hub lost with its disk is still somewhere: nobody let go of it before the hub had a copy. */
  async #checkNothingGone(): Promise<Violation[]> {
    const left = new Set((await this.#world.hub.blobs()).keys());
    for (const { files } of this.#albums.values()) for (const sha256 of files.hashes()) left.add(sha256);
    const found: Violation[] = [];
    for (const sha256 of this.#contentByHash.keys()) {
      if (left.has(sha256) || this.#gone.has(sha256)) continue;
      if (this.#atRisk.has(sha256)) this.#gone.add(sha256);
      else found.push({ invariant: 'photos', detail: `${sha256.slice(0, 8)} is nowhere any more` });
    }
    return found;
  }
}
