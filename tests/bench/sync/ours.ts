import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ledgerPathOf } from '../../../src/main/db/open.ts';
import { sqlcipherDriver } from '../../../src/main/db/sqlcipher.ts';
import { movingPagesLater } from '../../../src/main/db/transaction.ts';
import { pagesToMove } from '../../../src/main/hub/sqlite-store.ts';
import { pack } from '../../../src/main/sync/packing.ts';
import { assert } from '../../../src/shared/lib/assert.ts';
import { writeBare } from './bare-rows.ts';
import type { BenchDevice } from './bench-device.ts';
import { at, dayStartMs, type JobSize, opsOf, opToDraft, userIdOf } from './job.ts';
import { meetFully, noTraffic, pushOnly, type Traffic } from './meet.ts';
import { type PushSeen, type Rehearsal, rehearse } from './rehearsal.ts';
import { nothingSpent, type Spent, spend } from './spent.ts';
import {
  adminId,
  type BenchHub,
  benchKey,
  clock,
  deviceName,
  folderOf,
  hubFile,
  layTeam,
  openBenchHub,
  openDevice,
  type Reach,
  writeAs,
} from './team.ts';

const eveningMs = dayStartMs + 10 * 3_600_000;

/** One phase of ours, with what went over the wire. */
export interface Phase {
  readonly spent: Spent;
  readonly traffic: Traffic;
}

const newPhase = (): Phase => ({ spent: nothingSpent(), traffic: noTraffic() });

/** The least that a push and a page can cost: the same rows written bare, and the same requests packed. */
export interface Floor {
  readonly hubRows: Spent;
  readonly deviceRows: Spent;
  readonly packing: Spent;
  readonly pages: Spent;
}

/** The day in which everybody has everything. */
export interface BroadcastDay {
  readonly writing: Spent;
  readonly push: Phase;
  readonly pages: Phase;
  readonly empty: Phase;
  readonly floor: Floor;
  readonly hubRows: string;
  readonly pageRows: string;
  /** Events that the devices took in, all together. */
  readonly delivered: number;
}

/** Everybody's day, written op by op, each its own commit. */
async function writeDay(folder: string, size: JobSize): Promise<Spent> {
  const spent = nothingSpent();
  for (let device = 0; device < size.devices; device += 1) {
    const member = openDevice(folder, deviceName(device), userIdOf(device));
    const ops = opsOf(device, size);
    await spend(spent, () => {
      for (const op of ops) writeAs(member, op.id, op.atMs, [opToDraft(op)]);
    });
    member.close();
  }
  clock.nowMs = eveningMs;
  return spent;
}

async function prepare(root: string, size: JobSize, reach: Reach): Promise<{ team: string; writing: Spent }> {
  const team = path.join(root, 'team');
  await layTeam(team, size, reach);
  return { team, writing: await writeDay(team, size) };
}

/** Runs the broadcast day and its floor, device by device in turn, so that what else the machine does meets both. */
export async function runBroadcastDay(root: string, size: JobSize): Promise<BroadcastDay> {
  const { team, writing } = await prepare(root, size, 'everything');
  const rehearsal = await rehearse(team, path.join(root, 'rehearsal'), size);
  const bare = path.join(root, 'bare');
  cpSync(team, bare, { recursive: true });
  const bench = await openBenchHub(team);
  const members = openAll(team, size);
  const floor: Floor = {
    hubRows: nothingSpent(),
    deviceRows: nothingSpent(),
    packing: nothingSpent(),
    pages: nothingSpent(),
  };
  const push = newPhase();
  const bareHub = openBare(hubFile(bare));
  bareHub.database.execute(`PRAGMA wal_autocheckpoint=${pagesToMove}`);
  for (const [index, member] of members.entries()) {
    const sent = await spend(push.spent, () => pushOnly(bench.hub, member, push.traffic));
    assert(sent === size.opsEach, `${member.name} sent ${sent} of ${size.opsEach}`);
    const seen = at(rehearsal.pushes, index);
    await spend(floor.hubRows, () => writeBare(bareHub.database, seen.hubWrites));
    await writeBareDevice(bare, member.name, seen, floor);
  }
  bareHub.close();
  const pages = newPhase();
  let delivered = 0;
  for (const member of members) {
    const outcome = await spend(pages.spent, () => meetFully(bench.hub, member, pages.traffic));
    delivered += outcome.received;
    await writeBarePages(root, rehearsal, floor);
  }
  assert(delivered === size.devices * (size.devices - 1) * size.opsEach, `everything arrived: ${delivered}`);
  const empty = newPhase();
  for (const member of members) await spend(empty.spent, () => meetFully(bench.hub, member, empty.traffic));
  for (const member of members) member.close();
  bench.close();
  const { hubRows, pageRows } = rehearsal;
  return { writing, push, pages, empty, floor, hubRows, pageRows, delivered };
}

async function writeBareDevice(bare: string, name: string, seen: PushSeen, floor: Floor): Promise<void> {
  const device = openBare(ledgerPathOf(folderOf(bare, name)));
  await spend(floor.deviceRows, () => writeBare(device.database, seen.deviceWrites));
  device.close();
  await spend(floor.packing, () => {
    for (const request of seen.requests) pack(request);
  });
}

let bareTwins = 0;

async function writeBarePages(root: string, { pages }: Rehearsal, floor: Floor): Promise<void> {
  bareTwins += 1;
  const folder = path.join(root, `bare-pages-${bareTwins}`);
  mkdirSync(folder);
  copyFileSync(ledgerPathOf(path.join(root, 'rehearsal', 'before-pages')), ledgerPathOf(folder));
  const device = openBare(ledgerPathOf(folder));
  const { database } = device;
  // As in a meeting: the last, small transaction moves what the pages of the log hold.
  await spend(floor.pages, () => {
    for (const page of pages.slice(0, -1)) movingPagesLater(database, () => writeBare(database, page));
    for (const page of pages.slice(-1)) writeBare(database, page);
  });
  device.close();
}

function openBare(file: string) {
  const connection = sqlcipherDriver.openWritable({
    path: file,
    key: benchKey,
    create: false,
    busyTimeoutMs: 0,
  });
  connection.database.returning('PRAGMA journal_mode=WAL');
  return connection;
}

/** The day in which everybody has the own accounts alone; the desk has written as much about each as its agent. */
export interface ScopedDay {
  readonly writing: Spent;
  /** Everybody meets the hub once: sends a day, and fetches the desk's. */
  readonly evening: Phase;
  readonly empty: Phase;
  readonly delivered: number;
}

/** Runs the scoped day: one meeting each. */
export async function runScopedDay(root: string, size: JobSize): Promise<ScopedDay> {
  const { team, writing } = await prepare(root, size, 'own');
  const bench = await openBenchHub(team);
  await meetDesk(team, bench, size);
  const members = openAll(team, size);
  const evening = newPhase();
  let delivered = 0;
  for (const member of members) {
    const outcome = await spend(evening.spent, () => meetFully(bench.hub, member, evening.traffic));
    assert(outcome.held === 0 && outcome.sent === size.opsEach, 'everything was sent, and counts');
    delivered += outcome.received;
  }
  assert(delivered === size.devices * size.opsEach, `everything arrived: ${delivered}`);
  const empty = newPhase();
  for (const member of members) await spend(empty.spent, () => meetFully(bench.hub, member, empty.traffic));
  for (const member of members) member.close();
  bench.close();
  return { writing, evening, empty, delivered };
}

/** The desk has called about every account too, and has met the hub first. */
async function meetDesk(team: string, bench: BenchHub, size: JobSize): Promise<void> {
  const desk = openDevice(team, 'desk', adminId);
  for (let device = 0; device < size.devices; device += 1) {
    for (const op of opsOf(device, size, 'desk')) writeAs(desk, op.id, op.atMs, [opToDraft(op)]);
  }
  await meetFully(bench.hub, desk);
  desk.close();
}

function openAll(folder: string, size: JobSize): readonly BenchDevice[] {
  return Array.from({ length: size.devices }, (_, device) =>
    openDevice(folder, deviceName(device), userIdOf(device)),
  );
}
