// The sections of the bench about size: a book of 100,000 accounts through the built ledger host, as a door sees it.
import path from 'node:path';
import { ensureBuilt } from '../../bin/build.mjs';
import type { SqlValue } from '../../src/main/db/driver.ts';
import { foldStream } from '../../src/main/ledger/fold-stream.ts';
import { readStream, readStreamIds } from '../../src/main/ledger/read-events.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { firstBadEvent } from '../../src/main/ledger/verify-chain.ts';
import type { AccountView } from '../../src/shared/contract/account.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { type KillHouse, openHouse, passphrase, unlockHouse } from '../kills/kill-house.ts';
import { seededChoice } from '../kills/seeded-choice.ts';
import { callOf, receiptOf } from './bench-book.ts';
import { type ForkedHost, forkHost, openForkedHost } from './forked-host.ts';
import { writeLargeFile } from './large-file.ts';
import { ms, timeOf, times, timing } from './measure.ts';

/** How large the book is; the short form is a tenth. */
export interface ScaleOrder {
  readonly accounts: number;
  readonly claims: number;
}

type Say = (line: string) => void;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Everything about size, one table after the other. */
export async function benchScale(root: string, order: ScaleOrder, say: Say): Promise<void> {
  if (process.env['BAHI_BENCH_HOST'] === undefined) await ensureBuilt();
  const directory = path.join(root, 'scale/profile');
  say('| of the built host | figure |');
  say('|---|---|');
  await importThroughHost(root, directory, order, say);
  await rankInHost(directory, say);
  const house = openHouse(directory, Date.now());
  await unlockHouse(house.call);
  await benchFirstPage(house, say);
  await benchOneEvent(house, say);
  await benchLargeAccount(house, say);
  await benchFold(house, say);
  house.close();
}

/** Imports the book while somebody asks something every thirty milliseconds: that is how long a key would wait. */
async function importThroughHost(
  root: string,
  directory: string,
  order: ScaleOrder,
  say: Say,
): Promise<void> {
  const host = forkHost(directory);
  const founding = { teamName: 'Bench', adminName: 'Asha', secret: passphrase };
  valueOrThrow(await host.call('foundLedger', founding));
  const upload = writeLargeFile(path.join(root, 'scale.csv'), order.claims, order.accounts);
  host.announce(upload);
  const input = { commandId: seededChoice(5).id(), upload: upload.handle, book: 'Large', currency: 'INR' };
  const { spentMs, processorMs, waits } = await whileAsking(host, async () =>
    valueOrThrow(await host.call('importFile', input)),
  );
  const rate = Math.round(order.claims / (spentMs / 1000));
  say(
    `| import of ${order.claims} rows, ${order.accounts} new customers | ${ms(spentMs)} (processor ${ms(processorMs)}), ${rate} rows/s, host ${megabytes(host.residentBytes())} |`,
  );
  sayWaits('a question meanwhile', waits, say);
  await host.stop();
}

async function rankInHost(directory: string, say: Say): Promise<void> {
  const host = await openForkedHost(directory);
  const list = async (): Promise<void> => void valueOrThrow(await host.call('listWorklist', { limit: 100 }));
  const before = host.residentBytes();
  const cold = await whileAsking(host, list);
  say(
    `| list of the whole book, first query of a fresh host | ${ms(cold.spentMs)} (processor ${ms(cold.processorMs)}) |`,
  );
  sayWaits('a question meanwhile', cold.waits, say);
  say(
    `| memory of the host: unlocked, after Today was opened | ${megabytes(before)}, ${megabytes(host.residentBytes())} |`,
  );
  for (const policy of ['classic', 'balanced']) {
    valueOrThrow(await host.call('setWorklistPolicy', { commandId: crypto.randomUUID(), policy }));
    const again = await whileAsking(host, list);
    const spent = `${ms(again.spentMs)} (processor ${ms(again.processorMs)})`;
    say(`| list of the whole book again, every score another one (${policy}) | ${spent} |`);
  }
  say(`| a page of Today, through the process wall | ${ms(timing(await repeat(50, list)).p50)} |`);
  say(`| memory of the host afterwards | ${megabytes(host.residentBytes())} |`);
  await host.stop();
}

async function repeat(count: number, work: () => Promise<void>): Promise<number[]> {
  const spent: number[] = [];
  for (let n = 0; n < count; n += 1) spent.push(await timeOf(work));
  return spent;
}

async function whileAsking(
  host: ForkedHost,
  work: () => Promise<unknown>,
): Promise<{ readonly spentMs: number; readonly processorMs: number; readonly waits: readonly number[] }> {
  const waits: number[] = [];
  const usedMs = host.processorMs();
  let isRunning = true;
  const running = timeOf(work).finally(() => {
    isRunning = false;
  });
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (!isRunning) break;
    waits.push(await timeOf(() => host.call('readLongWork', {})));
  }
  return { spentMs: await running, processorMs: host.processorMs() - usedMs, waits };
}

function sayWaits(what: string, waits: readonly number[], say: Say): void {
  const { count, p50, p99, longest } = timing(waits);
  say(
    `| ${what} (${count} asked) | waits ${ms(p50)} in the middle, ${ms(p99)} at the ninety-ninth, ${ms(longest)} at most |`,
  );
}

const barePage = `SELECT worklist.*, account.account_key, party.name, party.party_kind, party.language, app_user.name AS assignee
  FROM worklist_rank JOIN worklist ON worklist.account_id = worklist_rank.account_id
  JOIN account ON account.account_id = worklist.account_id
  LEFT JOIN party ON party.party_id = worklist.party_id
  LEFT JOIN app_user ON app_user.user_id = worklist.assigned_to
  ORDER BY worklist_rank.rank_key, worklist_rank.account_id LIMIT 100`;

/** The first page through router, rules and contract beside the bare query of the same rows, in turn. */
async function benchFirstPage(house: KillHouse, say: Say): Promise<void> {
  const { ledger } = house.session();
  const page = async (): Promise<void> => void valueOrThrow(await house.call('listWorklist', { limit: 100 }));
  const bare = (): void => void ledger.write.all<Record<string, SqlValue>>(barePage);
  for (let n = 0; n < 30; n += 1) {
    await page();
    bare();
  }
  const through: number[] = [];
  const alone: number[] = [];
  for (let n = 0; n < 300; n += 1) {
    through.push(await timeOf(page));
    alone.push(await timeOf(bare));
  }
  const [one, other] = [timing(through), timing(alone)];
  say(
    `| first page of Today, 100 rows | ${ms(one.p50)}; bare query ${ms(other.p50)}: ${times(one.p50 / other.p50)}; p99 ${ms(one.p99)} |`,
  );
  const deep: number[] = [];
  for (let offset = 0; offset < 20_000; offset += 100) {
    deep.push(
      await timeOf(async () => valueOrThrow(await house.call('listWorklist', { limit: 100, offset }))),
    );
  }
  say(`| two hundred pages on, one after another | ${ms(timing(deep.slice(-20)).p50)} a page |`);
}

async function viewsOf(house: KillHouse, count: number): Promise<AccountView[]> {
  const { rows } = valueOrThrow(await house.call('listWorklist', { limit: count })) as {
    readonly rows: readonly { readonly accountId: string }[];
  };
  const views: AccountView[] = [];
  for (const { accountId } of rows) {
    views.push(valueOrThrow(await house.call('readAccount', { accountId })) as AccountView);
  }
  return views;
}

/** One snooze: event, rows, and the account's new place on the list, to the commit. */
async function benchOneEvent(house: KillHouse, say: Say): Promise<void> {
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const spent: number[] = [];
  for (const { accountId } of await viewsOf(house, 60)) {
    const input = { commandId: crypto.randomUUID(), accountId, until, reason: 'travelling' };
    spent.push(await timeOf(async () => valueOrThrow(await house.call('snoozeAccount', input))));
  }
  const told = timing(spent);
  say(`| one event and the list true again | ${ms(told.p50)}, p99 ${ms(told.p99)} |`);
}

const largeAccountEvents = 5_000;

async function benchLargeAccount(house: KillHouse, say: Say): Promise<void> {
  const choice = seededChoice(3);
  const [view] = await viewsOf(house, 1);
  if (view === undefined) return;
  const { accountId } = view;
  for (let n = 0; n < largeAccountEvents; n += 1) {
    const isMoney = n % 25 === 0;
    const input = isMoney ? receiptOf(choice, view) : callOf(choice, view);
    const result = await house.call(isMoney ? 'recordReceipt' : 'logInteraction', input);
    if (!result.ok) {
      say(`| account screen | not measured: ${result.refusal.code} |`);
      return;
    }
  }
  const screen = async (): Promise<void> => {
    valueOrThrow(await house.call('readAccount', { accountId }));
    valueOrThrow(await house.call('readTimeline', { accountId }));
  };
  const warm = timing(await repeat(200, screen));
  const after: number[] = [];
  for (let n = 0; n < 100; n += 1) {
    valueOrThrow(await house.call('logInteraction', callOf(choice, view)));
    after.push(await timeOf(screen));
  }
  const cold = timing(
    await repeat(20, async () => {
      house.session().ledger.states.clear();
      await screen();
    }),
  );
  const p95 = (spent: readonly number[]): number =>
    [...spent].sort((one, other) => one - other)[Math.ceil(spent.length * 0.95) - 1] ?? Number.NaN;
  say(
    `| account of ${largeAccountEvents} events and its timeline | ${ms(warm.p50)}; right after an event p95 ${ms(p95(after))}; nothing kept of it ${ms(cold.p50)} |`,
  );
}

async function benchFold(house: KillHouse, say: Say): Promise<void> {
  const { read } = house.session();
  const streams = readStreamIds(read);
  const events = read.get<{ events: number }>('SELECT count(*) AS events FROM event')?.events ?? 0;
  const rate = (spentMs: number): string =>
    `${ms(spentMs)}, ${Math.round(events / (spentMs / 1000))} events/s`;
  const foldMs = await timeOf(() => {
    for (const stream of streams) foldStream(stream, readStream(read, stream));
  });
  say(`| fold of ${events} events in ${streams.length} streams | ${rate(foldMs)} |`);
  say(`| their chain walked | ${rate(await timeOf(() => firstBadEvent(read)))} |`);
  let isSound = false;
  const verifyMs = await timeOf(() => {
    isSound = verifyLedger(read).rebuiltEqual;
  });
  say(`| verified as a whole (${isSound ? 'sound' : 'NOT SOUND'}) | ${rate(verifyMs)} |`);
}
