import path from 'node:path';
import { storedStatus } from '../../src/main/db/queries/events.ts';
import { selectStandings } from '../../src/main/db/queries/simulation.ts';
import { openStagedLedger } from '../../src/main/db/staged-ledger.ts';
import type { HubStore } from '../../src/main/hub/hub-store.ts';
import { type InspectedHub, inspectHub } from '../../src/main/hub/inspect-hub.ts';
import { openPostgresStore } from '../../src/main/hub/postgres-store.ts';
import { sqliteStore } from '../../src/main/hub/sqlite-store.ts';
import { readEpochs } from '../../src/main/hub/team-rows.ts';
import { nativeSha256 } from '../../src/main/ledger/native-sha256.ts';
import { stateHash } from '../../src/main/ledger/state-hash.ts';
import type { AuthoredFacts } from '../../src/main/simulate/authored.ts';
import { markerOf } from '../../src/main/simulate/hand.ts';
import {
  checkArrived,
  checkLedger,
  checkNoLeak,
  checkOwnSequence,
  checkPlaces,
  checkScope,
  type Violation,
} from '../../src/main/simulate/invariants.ts';
import { parseReceiptNumber } from '../../src/shared/domain/receipt-number.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { hubMigrations } from '../helpers/postgres/sample-store.ts';
import { devicesOf, openDevice, type SyncTeam } from './sync-team.ts';
import { storeKeyOf } from './sync-world.ts';

/** What is on all the disks when every process is dead. */
export interface Found {
  readonly violations: readonly Violation[];
  /** How many states the devices have that have everything: one, where all of them came together. */
  readonly states: number;
  /** Events that a device said were saved, and that the hub does not have. */
  readonly lost: number;
  /** Events at the hub that were saved by a device that died before it could say so. */
  readonly unheard: number;
  /** Runs of the order of the hub. */
  readonly epochs: number;
}

/** Opens every file, and holds it against what was acknowledged and against the promises of the protocol. */
export async function lookEverywhere(
  team: SyncTeam,
  facts: AuthoredFacts,
  hubAt: { readonly folder: string; readonly storeUrl: string | null },
): Promise<Found> {
  const { hub, epochs } = await readHub(team, hubAt);
  const atHub = hub.rows.filter(({ status }) => status !== storedStatus.duplicateEnvelope);
  const accounts = atHub
    .filter(({ kind }) => kind === 'account.opened')
    .map(({ facts: text }) => (JSON.parse(text) as { data: { accountId: string } }).data.accountId)
    .map((accountId) => ({ accountId, marker: markerOf(accountId) }));
  const violations = [...checkPlaces(hub), ...checkArrived(facts, hub, new Set()), ...checkReceipts(hub)];
  const stateHashes = new Set<string>();
  const authored = new Set<string>();
  for (const name of devicesOf(team)) {
    const { database, close } = openDevice(team, name);
    const looked = { name, disk: { database: database.read } };
    violations.push(
      ...checkOwnSequence(looked),
      ...checkLedger(looked),
      ...checkScope(looked, hub),
      ...checkNoLeak(looked, hub, accounts),
    );
    for (const row of selectStandings(database.read)) if (row.isOwn === 1) authored.add(row.id);
    if (team.office.includes(name)) stateHashes.add(stateHash(database.read));
    close();
  }
  violations.push(...checkNothingElse(hub, authored));
  const unheard = atHub.filter(({ id }) => facts.get(id) === undefined).length;
  const lost = facts.size - (atHub.length - unheard);
  return { violations, states: stateHashes.size, lost, unheard, epochs };
}

/** What is at the hub was written by a device, and everything that a device wrote is at the hub. */
function checkNothingElse(hub: InspectedHub, authored: ReadonlySet<string>): Violation[] {
  const there = new Set(hub.rows.map(({ id }) => id));
  const missing = [...authored].filter((id) => !there.has(id));
  const invented = [...there].filter((id) => !authored.has(id));
  return [
    ...missing.map((id) => ({ invariant: '6', detail: `${id} is on a device and not at the hub` })),
    ...invented.map((id) => ({ invariant: '3', detail: `${id} is at the hub and nobody wrote it` })),
  ];
}

/** The receipts of every device are numbered from 1 on, each number once: nothing was lost between two lives. */
function checkReceipts(hub: InspectedHub): Violation[] {
  const receipts = hub.rows.filter(({ kind }) => kind === 'receipt.recorded');
  return [...Map.groupBy(receipts, ({ device }) => device)].flatMap(([device, rows]) => {
    const counters = rows
      .map(({ facts }) => (JSON.parse(facts) as { data: { number: string } }).data.number)
      .map((number) => valueOrThrow(parseReceiptNumber(number)).counter)
      .sort((one, other) => one - other);
    const isGapless = counters.every((counter, at) => counter === at + 1);
    return isGapless ? [] : [{ invariant: '13', detail: `receipts of ${device}: ${counters.join(' ')}` }];
  });
}

async function readHub(
  team: SyncTeam,
  { folder, storeUrl }: { readonly folder: string; readonly storeUrl: string | null },
): Promise<{ readonly hub: InspectedHub; readonly epochs: number }> {
  const { store, close } = await openStore(team, folder, storeUrl);
  try {
    const hub = await inspectHub(store, team.team, nativeSha256);
    const epochs = await store.reading((sql) => readEpochs(sql, team.team));
    return { hub, epochs: epochs.length };
  } finally {
    await close();
  }
}

async function openStore(
  team: SyncTeam,
  folder: string,
  storeUrl: string | null,
): Promise<{ readonly store: HubStore; readonly close: () => Promise<void> }> {
  if (storeUrl !== null) {
    const store = valueOrThrow(await openPostgresStore({ url: storeUrl, migrations: hubMigrations() }));
    return { store, close: () => store.close() };
  }
  const connection = valueOrThrow(
    openStagedLedger({
      path: path.join(folder, 'hub.db'),
      key: storeKeyOf(folder),
      migrationsDirectory: path.join(team.migrations, 'hub'),
      nowMs: Date.now(),
    }),
  );
  return { store: sqliteStore(connection.database), close: async () => connection.close() };
}
