// The section `hub` of the bench: hub processes of their own on a PostgreSQL that waits for its disk, asked by real pushes.
import { readFileSync } from 'node:fs';
import { whyNoPostgres } from '../../bin/postgres.mjs';
import type { Hub } from '../../src/main/hub/hub.ts';
import type { HubStore } from '../../src/main/hub/hub-store.ts';
import { openHub } from '../../src/main/hub/open-hub.ts';
import { openPostgresStore } from '../../src/main/hub/postgres-store.ts';
import { foundTeamAtHub } from '../../src/main/hub/register.ts';
import { nativeSha256 } from '../../src/main/ledger/native-sha256.ts';
import { accountStream, teamStream } from '../../src/shared/domain/events/envelope.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../src/shared/lib/bytes.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { type HubProcess, startHub } from '../helpers/postgres/hub-processes.ts';
import { hubMigrations } from '../helpers/postgres/sample-store.ts';
import { askPostgres, startPostgres, type TestPostgres } from '../helpers/postgres/test-postgres.ts';
import { startMs, TestDevice } from '../main/hub/test-device.ts';
import { logged, opened, receipt } from '../shared/domain/events/drafts.ts';
import { ms, timeOf, timing } from './measure.ts';

type Say = (line: string) => void;

/** A server of ordinary size that waits for the disk at every commit. */
const settings = ['shared_buffers=512MB', 'max_wal_size=4GB', 'max_connections=200'];

const batch = 500;
const accounts = 200;

/** Pushes, pages and empty meetings on PostgreSQL, by teams at once and by hub processes on one database. */
export async function benchHub(folder: string, isLong: boolean, say: Say): Promise<void> {
  const reason = whyNoPostgres();
  if (reason !== null) return say(`not run here, because ${reason}`);
  const postgres = await startPostgres({ folder, settings });
  try {
    say(
      '| teams at once | hub processes | events | events/s in all | events/s a team | a push of 500, p50 | p99 ' +
        '| processor of an event: hub | server |',
    );
    say('|---|---|---|---|---|---|---|---|---|');
    const events = isLong ? 100_000 : 20_000;
    for (const processes of [1, 2]) {
      for (const teams of [1, 4, 20]) await benchPushes(postgres, { teams, processes, events }, say);
    }
    say('\n| of one team | figure |');
    say('|---|---|');
    await benchOneTeam(postgres, events, say);
  } finally {
    await postgres.stop();
  }
}

interface PushOrder {
  readonly teams: number;
  readonly processes: number;
  readonly events: number;
}

async function benchPushes(postgres: TestPostgres, order: PushOrder, say: Say): Promise<void> {
  const bench = await openBench(postgres, order.processes);
  const each = Math.max(2, Math.round(order.events / order.teams / batch));
  const devices = await Promise.all(
    Array.from({ length: order.teams }, (_, n) => foundTeam(bench, `T-${n}`)),
  );
  const pushes = devices.map((device) => writePushes(device, each));
  const before = await bench.processorMs();
  const spentMs: number[] = [];
  const wholeMs = await timeOf(() =>
    Promise.all(
      pushes.map(async (requests, team) => {
        const hub = bench.hubs[team % bench.hubs.length];
        for (const request of requests) spentMs.push(await timeOf(() => acknowledged(hub, request)));
      }),
    ),
  );
  const written = order.teams * each * batch;
  const { p50, p99 } = timing(spentMs);
  const after = await bench.processorMs();
  const rate = Math.round((written / wholeMs) * 1_000);
  const perEvent = (of: keyof ProcessorMs): string =>
    `${Math.round(((after[of] - before[of]) / written) * 1_000)} µs`;
  say(
    `| ${order.teams} | ${order.processes} | ${written} | ${rate} | ${Math.round(rate / order.teams)} | ${ms(p50)} ` +
      `| ${ms(p99)} | ${perEvent('hub')} | ${perEvent('server')} |`,
  );
  await bench.close();
}

async function benchOneTeam(postgres: TestPostgres, events: number, say: Say): Promise<void> {
  const bench = await openBench(postgres, 1);
  const [hub] = bench.hubs;
  const desk = await foundTeam(bench, 'T-1');
  const pushes = writePushes(desk, Math.round(events / batch));
  const empty = await sizeOf(bench.url);
  for (const request of pushes) await acknowledged(hub, request);
  const full = await sizeOf(bench.url);
  const perEvent = (one: number, other: number): string =>
    `${Math.round((one - other) / (pushes.length * batch))} B`;
  say(`| an event as it travels, not compressed | ${perEvent(sum(pushes.map(({ length }) => length)), 0)} |`);
  say(`| an event in its table | ${perEvent(full.tables, empty.tables)} |`);
  say(`| its entries in four indexes | ${perEvent(full.indexes, empty.indexes)} |`);
  say(`| an event in all, with the other tables | ${perEvent(full.database, empty.database)} |`);
  // A desk that starts over: its own events too, page by page.
  await desk.hello();
  desk.startOver();
  let lines = 0;
  let bytes = 0;
  const pullMs = await timeOf(async () => {
    for (let more = true; more; ) {
      const page = await required(hub).answer(utf8Encode(JSON.stringify(desk.pullRequest())));
      const header = JSON.parse((utf8Decode(page) ?? '').split('\n', 1)[0] ?? '') as {
        to: number;
        more: boolean;
        count: number;
      };
      desk.place = header.to;
      more = header.more;
      lines += header.count;
      bytes += page.length;
    }
  });
  say(
    `| pages of 2,000 to a desk | ${Math.round((lines / pullMs) * 1_000)} events/s, ${Math.round(bytes / lines)} B each |`,
  );
  const hello = utf8Encode(JSON.stringify(desk.helloRequest()));
  const hellos: number[] = [];
  for (let n = 0; n < 300; n += 1) hellos.push(await timeOf(() => required(hub).answer(hello)));
  say(`| hello with nothing to do, p50 and p99 | ${ms(timing(hellos).p50)}, ${ms(timing(hellos).p99)} |`);
  await benchCrowd(bench, desk, say);
  await bench.close();
}

/** Twenty devices of one team, each with a day of twenty events, ten times. */
async function benchCrowd(bench: Bench, desk: TestDevice, say: Say): Promise<void> {
  const keys = Array.from(
    { length: 20 },
    () => new TestDevice({ team: desk.team, hub: desk.hub, user: 'admin' }),
  );
  await bench.found(desk.team, keys);
  await Promise.all(keys.map((device) => device.hello()));
  const spentMs: number[] = [];
  const wholeMs = await timeOf(() =>
    Promise.all(
      keys.map(async (device) => {
        for (let turn = 0; turn < 10; turn += 1) {
          writeDrafts(device, turn * 20, 20);
          const request = device.pushBytes(turn * 20 + 1, 20);
          spentMs.push(await timeOf(() => acknowledged(desk.hub.current, request)));
        }
      }),
    ),
  );
  const { p50, p99 } = timing(spentMs);
  say(
    `| twenty devices at once, twenty events a push | ${Math.round((spentMs.length / wholeMs) * 1_000)} pushes/s, p50 ${ms(p50)}, p99 ${ms(p99)} |`,
  );
}

/** Time of processors that was used so far. Unlike the clock on the wall it hardly depends on what else runs. */
interface ProcessorMs {
  readonly hub: number;
  readonly server: number;
}

/** Of these processes together, in milliseconds; Linux counts in hundredths of a second. Elsewhere not known. */
function processorMsOf(pids: readonly (number | undefined)[]): number {
  if (process.platform !== 'linux') return Number.NaN;
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return sum(ticks) * 10;
}

interface Bench {
  processorMs(): Promise<ProcessorMs>;
  readonly url: string;
  readonly hubs: readonly Hub[];
  found(team: string, devices: readonly TestDevice[]): Promise<void>;
  close(): Promise<void>;
}

async function openBench(postgres: TestPostgres, processes: number): Promise<Bench> {
  const url = await postgres.newDatabase();
  const store: HubStore = valueOrThrow(
    await openPostgresStore({ url, migrations: hubMigrations(), connections: 2 }),
  );
  const parts = {
    store,
    hubId: 'hub-1',
    hash: nativeSha256,
    nowMs: () => startMs,
    usualDaysBack: () => 7,
    newEpoch: () => 'epoch-1',
  };
  await openHub(parts);
  const started: HubProcess[] = [];
  for (let n = 0; n < processes; n += 1) started.push(await startHub(url));
  return {
    url,
    hubs: started.map(({ hub }) => hub),
    async processorMs() {
      const serving = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
      const backends = await askPostgres<{ pid: number }>(url, serving);
      return {
        hub: processorMsOf(started.map(({ child }) => child.pid)),
        server: processorMsOf(backends.map(({ pid }) => pid)),
      };
    },
    found: (team, devices) =>
      foundTeamAtHub(parts, { team, publicKeys: devices.map(({ keys }) => keys.publicKey), userId: 'admin' }),
    async close() {
      for (const { child } of started) child.disconnect();
      await store.close();
    },
  };
}

/** A team with one person, whose device has met the hub. */
async function foundTeam(bench: Bench, team: string): Promise<TestDevice> {
  const device = new TestDevice({ team, hub: { current: required(bench.hubs[0]) }, user: 'admin' });
  await bench.found(team, [device]);
  const stream = teamStream(team);
  const receiptPrefix = device.device.slice(0, 6).toUpperCase();
  const publicKey = bytesToBase64Url(device.keys.publicKey);
  device.write([
    {
      kind: 'team.founded',
      stream,
      data: { teamId: team, practice: false, zone: 'Asia/Kolkata' },
      personal: { name: 'Sharma Traders' },
    },
    {
      kind: 'device.enrolled',
      stream,
      data: { device: device.device, publicKey, receiptPrefix },
      personal: null,
    },
    { kind: 'user.added', stream, data: { userId: 'admin', roles: ['admin'] }, personal: { name: 'Asha' } },
    ...Array.from({ length: accounts }, (_, n) => opened({ accountId: `A-${n}`, partyId: `P-${n}` })),
  ]);
  await device.meet();
  return device;
}

/** Four calls to one receipt, over all accounts. The event of a receipt bears the receipt's id, as it does in the app. */
function writeDrafts(device: TestDevice, from: number, count: number): void {
  for (let n = from; n < from + count; n += 1) {
    const stream = accountStream(`A-${n % accounts}`);
    const id = `${device.device}-${device.own.length + 1}`;
    const draft = n % 5 > 0 ? logged({ interactionId: `N-${n}` }) : receipt({ receiptId: id });
    device.write([{ ...draft, stream }], { id });
  }
}

/** Requests with 500 events each, ready to be sent: what a device does for them is not measured. */
function writePushes(device: TestDevice, count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, turn) => {
    const from = device.own.length + 1;
    writeDrafts(device, turn * batch, batch);
    return device.pushBytes(from, batch);
  });
}

async function acknowledged(hub: Hub | undefined, request: Uint8Array): Promise<void> {
  const answer = utf8Decode(await required(hub).answer(request)) ?? '';
  if (!answer.startsWith('{"frame":"ack"')) throw new Error(answer);
}

interface Size {
  readonly tables: number;
  readonly indexes: number;
  readonly database: number;
}

async function sizeOf(url: string): Promise<Size> {
  await askPostgres(url, 'VACUUM');
  const [size] = await askPostgres<Record<keyof Size, string>>(
    url,
    `SELECT sum(pg_table_size(relid)) AS tables, sum(pg_indexes_size(relid)) AS indexes,
       pg_database_size(current_database()) AS database
     FROM pg_partition_tree('hub_event') WHERE isleaf`,
  );
  return { tables: Number(size?.tables), indexes: Number(size?.indexes), database: Number(size?.database) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function required(hub: Hub | undefined): Hub {
  if (hub === undefined) throw new Error('no hub process');
  return hub;
}
