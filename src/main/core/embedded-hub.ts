import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { assert, present } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { SqlConnection, WritableDatabase } from '../db/driver.ts';
import { removeDatabaseFiles } from '../db/durable-file.ts';
import { type HubHereRow, selectHubHere } from '../db/queries/hub-place.ts';
import { isReadOnly } from '../db/queries/safekeeping.ts';
import { openHubFile } from '../db/staged-ledger.ts';
import { fileBlobs } from '../hub/blob-files.ts';
import { bundleHubOf } from '../hub/bundle-port.ts';
import { hostsOf } from '../hub/hosts.ts';
import { type HubDoor, openHubDoor } from '../hub/https-door.ts';
import type { Hub, HubParts } from '../hub/hub.ts';
import { openHub } from '../hub/open-hub.ts';
import { foundTeamAtHub } from '../hub/register.ts';
import { markBackedUp, type SideNonce } from '../hub/side-nonce.ts';
import { sqliteStore } from '../hub/sqlite-store.ts';
import { teamFacts } from '../hub/team-facts.ts';
import { readIfPresent, writeDurably } from '../keys/durable-file.ts';
import { hubIdOf, hubKeyPairOf } from '../keys/hub-key.ts';
import { hubFiles, hubStoreKey } from '../keys/hub-store.ts';
import { keptFiles, keptFilesKey } from '../keys/kept-files.ts';
import { type DataKey, deriveKey, seal, unseal, wipe } from '../keys/sealing.ts';
import { createTlsIdentity, type TlsIdentity } from '../keys/tls-identity.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import type {
  HubControl,
  HubDoorProblem,
  HubFounding,
  HubLedger,
  HubProblem,
  HubTeamFacts,
  RunningHub,
} from '../services/hub-control.ts';
import { attachmentsDirectory } from '../services/interaction/attachment-files.ts';
import type { DeviceControl, Surroundings } from '../services/service.ts';
import type { BundleHub } from '../sync/bundle/bundle-hub.ts';
import { type Carrier, CarrierError } from '../sync/carrier.ts';

/** What the hub of a profile stands on. */
export interface EmbeddedHubParts {
  readonly profileDirectory: string;
  readonly migrationsDirectory: string;
  readonly surroundings: () => Surroundings;
  /** See `HubParts`. */
  readonly usualDaysBack: HubParts['usualDaysBack'];
  /** Somebody gave the hub something: the own ledger has a reason to meet it. */
  readonly onPlaced: () => void;
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** The hub of a team in a supervisor's program: it goes on while the screen is locked, and ends with the program. */
export interface EmbeddedHub extends HubControl {
  /** Requests of the own ledger; they wait until the hub is up. */
  readonly carrier: () => Carrier;
  /** Lets go of the store at once: its file is about to be exchanged or removed. */
  readonly drop: () => void;
}

interface Running {
  readonly row: HubHereRow;
  readonly connection: SqlConnection<WritableDatabase>;
  readonly parts: HubParts;
  readonly hub: Hub;
  readonly identity: TlsIdentity;
  door: HubDoor | null;
  problem: HubProblem | null;
}

type Opened = Result<Running, { readonly code: HubProblem }>;

const tlsPurpose = 'bahi hub tls v1';
const noSalt = new Uint8Array();

/** The hub of one profile, not running yet. */
export function createEmbeddedHub(house: EmbeddedHubParts): EmbeddedHub {
  return new ProfileHub(house);
}

class ProfileHub implements EmbeddedHub {
  readonly #house: EmbeddedHubParts;
  readonly #file: string;
  #running: Running | null = null;
  /** Every opening and closing stands in line, so that there are never two on one store. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(house: EmbeddedHubParts) {
    this.#house = house;
    this.#file = path.join(house.profileDirectory, hubFiles.store);
  }

  running(): RunningHub | null {
    return this.#running === null ? null : viewOf(this.#running);
  }

  wake(ledger: HubLedger): void {
    void this.#inLine(() => this.#wakeNow(ledger)).catch(() => undefined);
  }

  found(founding: HubFounding): Promise<Result<HubHereRow, { readonly code: HubProblem }>> {
    return this.#inLine(async () => {
      this.drop();
      // The ledger knows of no hub here: what lies there came from a try that was never kept.
      removeDatabaseFiles(this.#file);
      const made = await newRow(founding, this.#house.surroundings().nowMs);
      const opened = await openStore(this.#house, this.#file, made, founding.ledger.dataKey);
      if (!opened.ok) return opened;
      const { publicKeys, founderId, ledger } = founding;
      await foundTeamAtHub(opened.value.parts, { team: ledger.teamId, publicKeys, userId: founderId });
      await openDoorOf(this.#house, opened.value, made);
      if (opened.value.problem !== null) {
        opened.value.connection.close();
        return refused({ code: opened.value.problem });
      }
      const row = { ...made, port: opened.value.door?.port ?? made.port };
      this.#running = { ...opened.value, row };
      return ok(row);
    });
  }

  openDoor(
    ledger: HubLedger,
    at: { readonly host: string; readonly port: number },
  ): Promise<Result<HubHereRow, { readonly code: HubProblem }>> {
    return this.#inLine(async () => {
      await this.#wakeNow(ledger);
      const here = present(this.#running, 'the hub of this ledger');
      await here.door?.close();
      here.door = null;
      const problem = await openDoorOf(this.#house, here, at);
      if (problem !== null) return refused({ code: problem });
      const { port } = viewOf(here);
      this.#running = { ...here, row: { ...here.row, host: at.host, port, isOpen: true } };
      return ok(this.#running.row);
    });
  }

  closeDoor(): Promise<void> {
    return this.#inLine(async () => {
      const here = this.#running;
      if (here === null) return;
      await here.door?.close();
      this.#running = { ...here, door: null, problem: null, row: { ...here.row, isOpen: false } };
    });
  }

  async readTeam(team: string): Promise<HubTeamFacts | null> {
    await this.#last;
    return this.#running === null ? null : teamFacts(this.#running.parts, team);
  }

  async bundles(team: string): Promise<BundleHub | null> {
    await this.#last;
    return this.#running === null ? null : bundlesOf(this.#running, team);
  }

  markBackedUp(team: string, place: number): Promise<void> {
    return this.#inLine(async () => {
      if (this.#running === null) return;
      await markBackedUp(this.#running.parts, { team, place }, sideNonce(this.#house.profileDirectory));
    });
  }

  carrier(): Carrier {
    return {
      send: async (request, signal) => {
        await this.#last;
        if (signal.aborted) throw new CarrierError('stopped');
        if (this.#running === null) throw new CarrierError('unreachable');
        return this.#running.hub.answer(request);
      },
      close: () => undefined,
    };
  }

  drop(): void {
    const gone = this.#running;
    this.#running = null;
    if (gone === null) return;
    void gone.door?.close();
    gone.connection.close();
  }

  leave(): Promise<void> {
    return this.#inLine(async () => {
      await this.#running?.door?.close();
      // What the own ledger or a file asked last comes to its end; devices are out already.
      await this.#running?.parts.store.close();
      this.drop();
    });
  }

  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch((error: unknown) => this.#house.logFailure('hub', error));
    return turn;
  }

  async #wakeNow(ledger: HubLedger): Promise<void> {
    const row = selectHubHere(ledger.read);
    if (row === undefined || isReadOnly(ledger.read) || this.#running?.row.hub === row.hub) return;
    this.drop();
    const opened = await openStore(this.#house, this.#file, row, ledger.dataKey);
    if (!opened.ok) throw new Error(`the hub of this profile does not open: ${opened.refusal.code}`);
    this.#running = opened.value;
    if (row.isOpen) await openDoorOf(this.#house, opened.value, row);
  }
}

async function openStore(
  house: EmbeddedHubParts,
  file: string,
  row: HubHereRow,
  dataKey: DataKey,
): Promise<Opened> {
  const key = hubStoreKey(dataKey);
  const { migrationsDirectory, surroundings } = house;
  const opened = openHubFile({ path: file, key, migrationsDirectory, nowMs: surroundings().nowMs });
  wipe(key);
  if (!opened.ok) return refused({ code: storeProblem(opened.refusal.code) });
  // The ledger's own kept files. While the screen is locked the hub has the key to them, and to nothing else.
  const keys = { files: keptFilesKey(dataKey), before: null };
  const files = keptFiles(attachmentsDirectory(house.profileDirectory), keys);
  const parts: HubParts = {
    blobs: fileBlobs(() => files),
    store: sqliteStore(opened.value.database),
    hubId: row.hub,
    hash: nativeSha256,
    nowMs: () => surroundings().nowMs,
    usualDaysBack: house.usualDaysBack,
    newEpoch: () => randomBytes(8).toString('hex'),
  };
  parts.store.onPlaced(house.onPlaced);
  const hub = await openHub(parts, sideNonce(house.profileDirectory));
  const identity = identityOf(row, dataKey);
  return ok({ row, connection: opened.value, parts, hub, identity, door: null, problem: null });
}

/** The hub as it answers files, for one team. */
function bundlesOf({ hub, parts, identity }: Running, team: string): BundleHub {
  return bundleHubOf(hub, parts, hubKeyPairOf(identity.privateKeyPem), team);
}

/** Opens the door, and keeps why it did not open. */
async function openDoorOf(
  house: EmbeddedHubParts,
  opened: Running,
  at: { readonly host: string; readonly port: number },
): Promise<HubProblem | null> {
  const door = await tryDoor(house, opened, at);
  opened.problem = typeof door === 'string' ? door : null;
  if (typeof door !== 'string') opened.door = door;
  return opened.problem;
}

/** The device whose hub comes up with its ledger, and lets go of its store before that is exchanged or removed. */
export function withHub(device: DeviceControl, hub: EmbeddedHub): DeviceControl {
  return {
    ...device,
    open: (dataKey, userId) => {
      const session = device.open(dataKey, userId);
      if (session.ok) hub.wake(session.value);
      return session;
    },
    exchange: (exchange) => {
      hub.drop();
      device.exchange(exchange);
    },
    wipe: () => {
      hub.drop();
      device.wipe();
    },
  };
}

function storeProblem(code: string): HubProblem {
  return code === 'diskFull' || code === 'readOnlyFolder' ? code : 'damagedHub';
}

function sideNonce(profileDirectory: string): SideNonce {
  const file = path.join(profileDirectory, hubFiles.nonce);
  return {
    read: () => readIfPresent(file)?.toString('utf8') ?? null,
    write: (text) => writeDurably(file, text),
  };
}

async function newRow({ ledger, host, port }: HubFounding, nowMs: number): Promise<HubHereRow> {
  const identity = await createTlsIdentity(nowMs);
  const key = deriveKey(ledger.dataKey, noSalt, tlsPurpose);
  const sealedKey = seal(key, Buffer.from(identity.privateKeyPem, 'utf8'), tlsPurpose);
  wipe(key);
  const { pin, certificatePem: certificate } = identity;
  // A hub is called by the key that follows from its door's: what travels by file is signed with it.
  const hub = hubIdOf(hubKeyPairOf(identity.privateKeyPem).publicKey);
  return { hub, host, port, isOpen: true, pin, certificate, sealedKey };
}

function identityOf({ sealedKey, certificate, pin }: HubHereRow, dataKey: DataKey): TlsIdentity {
  const key = deriveKey(dataKey, noSalt, tlsPurpose);
  const opened = unseal(key, sealedKey, tlsPurpose);
  wipe(key);
  assert(opened !== null, 'the key of the hub’s door opens under the data key of its ledger');
  return { privateKeyPem: opened.toString('utf8'), certificatePem: certificate, pin };
}

async function tryDoor(
  house: EmbeddedHubParts,
  { hub, identity }: Running,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HubDoor | HubDoorProblem> {
  try {
    return await openHubDoor({
      hub,
      identity,
      host,
      port,
      logFailure: (error) => house.logFailure('hub', error),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') return 'portTaken';
    if (code === 'EACCES') return 'portNotAllowed';
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'addressUnknown';
    throw error;
  }
}

function viewOf({ row, door, problem }: Running): RunningHub {
  const { hub, host, pin } = row;
  const port = door?.port ?? row.port;
  return { hub, isOpen: door !== null, problem, host, port, pin, hosts: hostsOf(host) };
}
