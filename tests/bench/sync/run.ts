// `npm run bench:sync`: the evening of a team of fifty beside the least it could cost and beside other libraries, in one run.
// `-- --tenth` takes five devices, `-- --ours` leaves the other libraries out. docs/benchmarks.md says how it is measured.
import { mkdirSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { type Bar, barsBeside, barsOfOurs, isMet, type Peers } from './bars.ts';
import { at, type JobSize, recordBytes } from './job.ts';
import { type BroadcastDay, type Phase, runBroadcastDay, runScopedDay, type ScopedDay } from './ours.ts';
import type { PeerDay } from './peer.ts';
import { runPouchDay } from './pouchdb.ts';
import { type Spent, sumOf } from './spent.ts';
import { runTinyBaseDay } from './tinybase.ts';
import { runYjsDay } from './yjs.ts';

const isTenth = process.argv.includes('--tenth');
const isOursAlone = process.argv.includes('--ours');
const size: JobSize = { devices: isTenth ? 5 : 50, opsEach: 200 };
const ops = size.devices * size.opsEach;

// On the disk of the checkout: a folder for temporary files may lie in memory, where a flush costs nothing.
const folder = process.env['BAHI_BENCH_FOLDER'] ?? path.resolve(import.meta.dirname, '../../../.cache');
const root = path.join(folder, `bench-sync-${process.pid}`);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(ms < 10_000 ? 2 : 1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
const load = (): string => at(loadavg(), 0).toFixed(1);
const times = ({ wallMs, cpuMs }: Spent): string => `${seconds(wallMs)} | ${seconds(cpuMs)}`;

function row(what: string, spent: Spent, bytes = ''): void {
  say(`| ${what} | ${times(spent)} | ${bytes} |`);
}

const bodies = ({ traffic }: Phase): string =>
  `${megabytes(traffic.up)} up, ${megabytes(traffic.down)} down in ${traffic.requests} requests`;

function tellOurs(day: BroadcastDay, scoped: ScopedDay): void {
  const { floor } = day;
  say('| what | wall | processor | bodies on the wire, packed |');
  say('|---|---|---|---|');
  row(`writing ${ops} ops, each its own commit`, day.writing);
  row('**push** of all', day.push.spent, bodies(day.push));
  say(`| of that, the hub with unpacking, proof and packing | ${seconds(day.push.traffic.hubMs)} | | |`);
  row('bare: the rows of the hub, a transaction a device', floor.hubRows);
  row('bare: the rows of the devices', floor.deviceRows);
  row('bare: packing the same requests', floor.packing);
  row(`**broadcast**: ${day.delivered} events delivered`, day.pages.spent, bodies(day.pages));
  row('bare: the rows of the devices, a transaction a page', floor.pages);
  row('an empty meeting each, everybody has everything', day.empty.spent, bodies(day.empty));
  row(
    `**scoped evening**: ${ops} ops up, ${scoped.delivered} down`,
    scoped.evening.spent,
    bodies(scoped.evening),
  );
  row('an empty meeting each, scoped', scoped.empty.spent, bodies(scoped.empty));
  say(`\nRows of one push at the hub: ${day.hubRows}.`);
  say(`Rows of one device's pages: ${day.pageRows}.`);
}

function tellPeers(day: BroadcastDay, peers: Peers): void {
  say(
    '\n| who | writing | push | broadcast | both, processor | bytes of the push | bytes of the broadcast |',
  );
  say('|---|---|---|---|---|---|---|');
  const tell = (name: string, peer: PeerDay): void => {
    const { writing, push, broadcast, pushBytes, broadcastBytes } = peer;
    const both = push === null ? broadcast : sumOf(push, broadcast);
    say(
      `| ${name} | ${seconds(writing.wallMs)} | ${push === null ? '–' : seconds(push.wallMs)} ` +
        `| ${seconds(broadcast.wallMs)} | ${seconds(both.cpuMs)} ` +
        `| ${pushBytes === null ? '–' : megabytes(pushBytes)} | ${megabytes(broadcastBytes)} |`,
    );
  };
  tell('Bahi', {
    writing: day.writing,
    push: day.push.spent,
    broadcast: day.pages.spent,
    pushBytes: day.push.traffic.up,
    broadcastBytes: day.pages.traffic.up + day.pages.traffic.down,
  });
  if (peers.pouchdb !== null) tell('PouchDB, HTTP', peers.pouchdb);
  if (peers.tinybase !== null) tell('TinyBase, two rounds', peers.tinybase);
  if (peers.yjs !== null) tell('Yjs, no database', peers.yjs);
}

function tellBar(bar: Bar, isAsked: boolean): void {
  const { what, measured, bound, is, unit } = bar;
  const met = isMet(bar);
  const digits = measured < 10 ? 2 : 0;
  say(
    `| ${what} | ${measured.toFixed(digits)} ${unit} | ${is} ${bound} | ${isAsked ? (met ? 'met' : '**missed**') : 'told'} |`,
  );
  if (isAsked && !met) process.exitCode = 1;
}

async function runPeers(): Promise<Peers> {
  if (isOursAlone) return { pouchdb: null, tinybase: null, yjs: null };
  return {
    pouchdb: await runPouchDay(root, size),
    tinybase: await runTinyBaseDay(root, size),
    yjs: await runYjsDay(root, size),
  };
}

rmSync(root, { recursive: true, force: true });
mkdirSync(root, { recursive: true });
try {
  const [processor] = cpus();
  say(
    `Node ${process.versions.node}, ${cpus().length} cores of ${processor?.model ?? 'unknown'}, load ${load()}`,
  );
  say(
    `${size.devices} devices, ${size.opsEach} ops each; a peer's record is ${recordBytes(size)} B of JSON\n`,
  );
  const scoped = await runScopedDay(path.join(root, 'scoped'), size);
  rmSync(path.join(root, 'scoped'), { recursive: true });
  const day = await runBroadcastDay(path.join(root, 'broadcast'), size);
  rmSync(path.join(root, 'broadcast'), { recursive: true });
  tellOurs(day, scoped);
  say(`\nload ${load()}`);
  const peers = await runPeers();
  tellPeers(day, peers);
  say('\n| bar | measured | asked | |');
  say('|---|---|---|---|');
  // Times on a clock are asked of the whole job alone: a tenth runs beside whatever else a machine of the tests does.
  for (const bar of barsOfOurs(size, day, scoped)) tellBar(bar, !isTenth || bar.unit !== 'ms');
  for (const bar of barsBeside(day, peers)) tellBar(bar, !isTenth);
  say(`\nload at the end: ${load()}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
