// `npm run bench`: what the core costs above the bare database, and how long the common acts take. Not a test: figures
// depend on the machine. docs/benchmarks.md keeps those of one run with the words of its machine.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { standardKdfPolicy } from '../../src/main/keys/kdf.ts';
import { createFileKeystore } from '../../src/main/keys/keystore.ts';
import { createProfileKeys, unlockProfile } from '../../src/main/keys/profile-keys.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { dayStartMs, openHouse, passphrase, unlockHouse } from '../kills/kill-house.ts';
import { seededChoice } from '../kills/seeded-choice.ts';
import { callOf, makeSampleBook, openBook, receiptOf } from './bench-book.ts';
import { benchCharges } from './charges.ts';
import { benchHub } from './hub.ts';
import { benchImport } from './import-bench.ts';
import { ms, timeOf, times, timing } from './measure.ts';
import { benchPaper } from './paper.ts';
import { benchScale } from './scale.ts';
import { type Comparison, compareWithBare } from './versus-bare.ts';

const accounts = 500;
const commands = Number(process.env['BAHI_BENCH_COMMANDS'] ?? 1_500);
const queries = 500;
const shortMixes = [
  { rows: 9_700, customers: 526 },
  { rows: 10_000, customers: 10_000 },
];
const longMixes = [...shortMixes, { rows: 50_000, customers: 5_000 }];
const shortBook = { accounts: 10_000, claims: 15_000 };
const longBook = { accounts: 100_000, claims: 150_000 };
const isLong = process.argv.includes('--long');
const sections = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const wanted = (name: string): boolean => sections.length === 0 || sections.includes(name);
const bars = { p50: 3, p99: 5 };

// On the disk of the checkout: a folder for temporary files may lie in memory, where a flush costs nothing. There the
// ratios are at their worst, which BAHI_BENCH_FOLDER shows.
const folder = process.env['BAHI_BENCH_FOLDER'] ?? path.resolve(import.meta.dirname, '../../.cache');
const root = path.join(folder, `bench-${process.pid}`);
mkdirSync(root, { recursive: true });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A part of the bench, unless others were asked for by name. */
async function section(name: string, work: () => Promise<void>): Promise<void> {
  if (!wanted(name)) return;
  const load = (): string => loadavg()[0]?.toFixed(1) ?? '?';
  say(`\n## ${name} (load ${load()})\n`);
  await work();
  say(`\nload at the end: ${load()}`);
}

function tellComparison(what: string, { through, bare, rowsByTable }: Comparison): void {
  const p50 = through.p50 / bare.p50;
  const p99 = through.p99 / bare.p99;
  say(
    `| ${what} | ${through.count} + ${bare.count} | ${ms(through.p50)} | ${ms(bare.p50)} | ${times(p50)} | ` +
      `${ms(through.p99)} | ${ms(bare.p99)} | ${times(p99)} |`,
  );
  process.stderr.write(`rows of one ${what}: ${JSON.stringify(rowsByTable)}\n`);
  if (what === 'logged call') {
    const met = p50 <= bars.p50 && p99 <= bars.p99;
    process.stderr.write(`bar of the logged call (p50 ≤ 3 ×, p99 ≤ 5 ×): ${met ? 'met' : 'MISSED'}\n`);
    if (!met) process.exitCode = 1;
  }
}

async function benchCommands(base: string): Promise<void> {
  say('| act | runs | core p50 | bare p50 | ratio | core p99 | bare p99 | ratio |');
  say('|---|---|---|---|---|---|---|---|');
  const calls = await openBook(base, path.join(root, 'calls/profile'));
  tellComparison('logged call', await compareWithBare(calls, 'logInteraction', callOf, commands));
  calls.close();
  const money = await openBook(base, path.join(root, 'receipts/profile'));
  tellComparison(
    'receipt in three tenders',
    await compareWithBare(money, 'recordReceipt', receiptOf, commands),
  );
  money.close();
}

async function benchQueries(base: string): Promise<void> {
  const book = await openBook(base, path.join(root, 'queries/profile'));
  const choice = seededChoice(7);
  say('| answer | runs | p50 | p99 |');
  say('|---|---|---|---|');
  const asked = {
    'first page of the worklist (100 rows)': () => book.house.call('listWorklist', {}),
    'one account': () => book.house.call('readAccount', { accountId: choice.one(book.accountIds) }),
    'timeline of one account': () =>
      book.house.call('readTimeline', { accountId: choice.one(book.accountIds) }),
  };
  for (const [what, ask] of Object.entries(asked)) {
    for (let n = 0; n < 50; n += 1) valueOrThrow(await ask());
    const spentMs: number[] = [];
    for (let n = 0; n < queries; n += 1) spentMs.push(await timeOf(async () => valueOrThrow(await ask())));
    const told = timing(spentMs);
    say(`| ${what} | ${told.count} | ${ms(told.p50)} | ${ms(told.p99)} |`);
  }
  book.close();
}

/** The standard cost of a guess, and the ledger behind it: decryption, quick check, migrations looked at. */
async function benchUnlock(base: string): Promise<void> {
  const directory = path.join(root, 'keys');
  const keys = { directory, keystore: createFileKeystore(directory), policy: standardKdfPolicy };
  const holder = { userId: 'asha', label: 'Asha' };
  valueOrThrow(await createProfileKeys(keys, { holder, secret: passphrase, nowMs: dayStartMs }));
  const clock = { nowMs: dayStartMs, uptimeMs: 1_000 };
  const keyMs: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const attempt = { userId: 'asha', secret: passphrase, clock };
    keyMs.push(await timeOf(async () => valueOrThrow(await unlockProfile(keys, attempt))));
  }
  const opened = path.join(root, 'open/profile');
  cpSync(base, opened, { recursive: true });
  const openMs: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const house = openHouse(opened, dayStartMs);
    openMs.push(await timeOf(() => unlockHouse(house.call)));
    house.close();
  }
  const [key, open] = [timing(keyMs), timing(openMs)];
  say(
    `| unlock: the key (argon2id, 64 MiB, 3 passes) | ${key.count} | ${ms(key.p50)} | ${ms(key.longest)} |`,
  );
  say(
    `| unlock: the ledger (checked, ${accounts} accounts) | ${open.count} | ${ms(open.p50)} | ${ms(open.longest)} |`,
  );
}

try {
  const [processor] = cpus();
  say(`Node ${process.versions.node}, ${cpus().length} cores of ${processor?.model ?? 'unknown'}\n`);
  const base = path.join(root, 'base/profile');
  mkdirSync(path.dirname(base), { recursive: true });
  if (['commands', 'queries', 'paper'].some(wanted)) await makeSampleBook(base, accounts);
  await section('commands', () => benchCommands(base));
  await section('queries', async () => {
    await benchQueries(base);
    await benchUnlock(base);
  });
  await section('paper', () => benchPaper(base, root, say));
  await section('import', async () => {
    say('| import | core | rows/s | bare writing of its rows | ratio |');
    say('|---|---|---|---|---|');
    for (const mix of isLong ? longMixes : shortMixes) await benchImport(root, mix, say);
  });
  await section('charges', () => benchCharges(root, isLong ? longBook : shortBook, say));
  await section('hub', () => benchHub(root, isLong, say));
  await section('scale', () => benchScale(root, isLong ? longBook : shortBook, say));
} finally {
  rmSync(root, { recursive: true, force: true });
}
