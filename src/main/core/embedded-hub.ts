import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { assert, present } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { SqlConnection, WritableDatabase } from '../db/driver.ts';
import { removeDatabaseFiles } from '../db/durable-file.ts';
import { type HubHereRow, selectHubHere } from '../db/queries/hub-place.ts';
import { isReadOnly } from '../db/queries/safekeeping.ts';
import { openStagedLedger } from '../db/staged-ledger.ts';
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
import { type DataKey, deriveKey, seal, unseal, wipe } from '../keys/sealing.ts';
import { createTlsIdentity, type TlsIdentity } from '../keys/tls-identity.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import type {
  HubControl,
  HubDoorProblem,
  HubFounding,
  HubProblem,
  RunningHub,
} from '../services/hub-control.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';
import type { BundleHub } from '../sync/bundle/answer-bundle.ts';
import { type Carrier, CarrierError } from '../sync/carrier.ts';

/** What the hub of a profile stands on. */
export interface EmbeddedHubParts {
  readonly profileDirectory: string;
  readonly migrationsDirectory: string;
  readonly surroundings: () => Surroundings;
  /** Somebody gave the hub something: the own ledger has a reason to meet it. */
  readonly onPlaced: () => void;
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** The hub of a team in a supervisor's program: it goes on while the screen is locked, and ends with the program. */
export interface EmbeddedHub extends HubControl {
  /** Brings the hub of the ledger up, where it has one here and it does not run yet. */
  readonly wake: (session: OpenSession) => void;
  /** Requests of the own ledger; they wait until the hub is up. */
  readonly carrier: () => Carrier;
  /** Lets go of the store at once: its file is about to be exchanged or removed. */
  readonly drop: () => void;
  readonly stop: () => Promise<void>;
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
  const file = path.join(house.profileDirectory, hubFiles.store);
  let running: Running | null = null;
  /** Every opening and closing stands in line, so that there are never two on one store. */
  let last: Promise<unknown> = Promise.resolve();
  const inLine = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch((error: unknown) => house.logFailure('hub', error));
    return turn;
  };

  const drop = (): void => {
    const gone = running;
    running = null;
    if (gone === null) return;
    void gone.door?.close();
    gone.connection.close();
  };

  const openStore = async (row: HubHereRow, dataKey: DataKey): Promise<Opened> => {
    const key = hubStoreKey(dataKey);
    const { migrationsDirectory, surroundings } = house;
    const staged = openStagedLedger({ path: file, key, migrationsDirectory, nowMs: surroundings().nowMs });
    wipe(key);
    if (!staged.ok) return refused({ code: storeProblem(staged.refusal.code) });
    staged.value.database.returning('PRAGMA journal_mode=WAL');
    const parts: HubParts = {
      store: sqliteStore(staged.value.database),
      hubId: row.hub,
      hash: nativeSha256,
      nowMs: () => surroundings().nowMs,
      newEpoch: () => randomBytes(8).toString('hex'),
    };
    parts.store.onPlaced(house.onPlaced);
    const hub = await openHub(parts, sideNonce(house.profileDirectory));
    return ok({
      row,
      connection: staged.value,
      parts,
      hub,
      identity: identityOf(row, dataKey),
      door: null,
      problem: null,
    });
  };

  const openDoorOf = async (
    opened: Running,
    at: { readonly host: string; readonly port: number },
  ): Promise<void> => {
    const door = await tryDoor(house, opened, at);
    if (typeof door === 'string') opened.problem = door;
    else {
      opened.door = door;
      opened.problem = null;
    }
  };

  const wakeNow = async (session: OpenSession): Promise<void> => {
    const row = selectHubHere(session.read);
    if (row === undefined || isReadOnly(session.ledger.write) || running?.row.hub === row.hub) return;
    drop();
    const opened = await openStore(row, session.dataKey);
    if (!opened.ok) throw new Error(`the hub of this profile does not open: ${opened.refusal.code}`);
    running = opened.value;
    if (row.isOpen) await openDoorOf(running, row);
  };

  return {
    running: () => (running === null ? null : viewOf(running)),
    wake: (session) => void inLine(() => wakeNow(session)).catch(() => undefined),
    found: (founding) =>
      inLine(async () => {
        drop();
        // The ledger knows of no hub here: what lies there came from a try that was never kept.
        removeDatabaseFiles(file);
        const made = await newRow(founding, house.surroundings().nowMs);
        const opened = await openStore(made, founding.session.dataKey);
        if (!opened.ok) return opened;
        const { publicKeys, founderId, session } = founding;
        await foundTeamAtHub(opened.value.parts, { team: session.teamId, publicKeys, userId: founderId });
        await openDoorOf(opened.value, made);
        if (opened.value.problem !== null) {
          opened.value.connection.close();
          return refused({ code: opened.value.problem });
        }
        const row = { ...made, port: opened.value.door?.port ?? made.port };
        running = { ...opened.value, row };
        return ok(row);
      }),
    openDoor: (session, at) =>
      inLine(async () => {
        await wakeNow(session);
        const here = present(running, 'the hub of this ledger');
        await here.door?.close();
        here.door = null;
        await openDoorOf(here, at);
        if (here.problem !== null) return refused({ code: here.problem });
        const port = here.door === null ? at.port : (here.door as HubDoor).port;
        running = { ...here, row: { ...here.row, host: at.host, port, isOpen: true } };
        return ok(running.row);
      }),
    closeDoor: () =>
      inLine(async () => {
        if (running === null) return;
        await running.door?.close();
        running = { ...running, door: null, problem: null, row: { ...running.row, isOpen: false } };
      }),
    readTeam: async (team) => (running === null ? null : teamFacts(running.parts, team)),
    bundles: (team) => (running === null ? null : bundlesOf(running, team)),
    markBackedUp: async (team, place) => {
      if (running !== null) await markBackedUp(running.parts, team, place);
    },
    carrier: () => ({
      async send(request, signal) {
        await last;
        if (signal.aborted) throw new CarrierError('stopped');
        if (running === null) throw new CarrierError('unreachable');
        return running.hub.answer(request);
      },
      close: () => undefined,
    }),
    drop,
    stop: () =>
      inLine(async () => {
        await running?.door?.close();
        drop();
      }),
  };
}

function bundlesOf({ hub, parts, identity }: Running, team: string): BundleHub {
  return bundleHubOf(hub, parts, hubKeyPairOf(identity.privateKeyPem), team);
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

async function newRow({ session, host, port }: HubFounding, nowMs: number): Promise<HubHereRow> {
  const identity = await createTlsIdentity(nowMs);
  const key = deriveKey(session.dataKey, noSalt, tlsPurpose);
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
