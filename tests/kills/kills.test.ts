import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { buildChild } from './build-child.ts';
import { commandIdOf, type DayRecord, emptyRecord, parseLines, recordLife } from './day-record.ts';
import { expectSound } from './inspect-ledger.ts';
import { writeKillBook } from './kill-book.ts';
import { dayStartMs, type KillHouse, openHouse, passphrase, unlockHouse } from './kill-house.ts';
import type { DayStep } from './scripted-day.ts';
import { type SeededChoice, seededChoice } from './seeded-choice.ts';

const killsPerSeries = 20;
const longestDelayMs = 400;
const lifeMs = 20 * 60_000;
/** Ten profiles, each killed twenty times in one day, or one of them. */
const seeds = process.env['BAHI_LANE'] === 'long' ? Array.from({ length: 10 }, (_, n) => 11 + n) : [11];

const root = mkdtempSync(path.join(tmpdir(), 'bahi-kills-'));
// Inside the checkout, where the bundle finds its native module.
const bundleFolder = path.resolve(import.meta.dirname, '../../.cache', `kills-${process.pid}`);
const base = path.join(root, 'base');
let baseSeq = 0;
const told = {
  kills: 0,
  whileOpening: 0,
  acknowledged: 0,
  commands: 0,
  events: 0,
  unheard: 0,
  startedMs: Date.now(),
};

let child = '';

beforeAll(async () => {
  child = await buildChild(bundleFolder);
  const house = openHouse(base, dayStartMs - 600_000);
  const founding = { teamName: 'Kulkarni Traders', adminName: 'Asha', secret: passphrase };
  valueOrThrow(await house.call('foundLedger', founding));
  const upload = writeKillBook(path.join(root, 'book.csv'), 60, 3);
  house.announce(upload);
  const law = { book: 'Book', currency: 'INR', creditor: 'trade', debtors: 'business' };
  const input = { commandId: seededChoice(1).id(), upload: upload.handle, ...law };
  const imported = valueOrThrow(await house.call('importFile', input)) as { accounts: number };
  expect(imported.accounts).toBe(60);
  valueOrThrow(await house.call('listWorklist', {}));
  baseSeq = house.session().read.get<{ seq: number }>('SELECT seq FROM device_self')?.seq ?? 0;
  house.close();
}, 120_000);

afterAll(() => {
  for (const folder of [root, bundleFolder]) rmSync(folder, { recursive: true, force: true });
  const seconds = Math.round((Date.now() - told.startedMs) / 1000);
  process.stdout.write(
    `Kills of a day: ${told.kills} (${told.whileOpening} while opening), ${told.acknowledged} answers acknowledged ` +
      `(${told.commands} commands, ${told.events} events), ${told.unheard} committed without their answer being heard, ${seconds} s.\n`,
  );
});

test.each(seeds)(
  'a day killed twenty times, at any moment, keeps every acknowledged act and draft (seed %i)',
  async (seed) => {
    const directory = path.join(root, `profile-${seed}`, 'profile');
    cpSync(base, directory, { recursive: true });
    const choice = seededChoice(seed);
    const record = emptyRecord(baseSeq);
    let next = boot(directory, seed * 1000, 0);
    onTestFinished(() => void next.kill('SIGKILL'));
    for (let kill = 0; kill < killsPerSeries; kill += 1) {
      const output = await liveAndDie(next, choice);
      // The next child loads its code while this one's ledger is looked at; it opens nothing before it is told to.
      next = boot(directory, seed * 1000 + kill + 1, kill + 1);
      const house = openHouse(directory, dayStartMs + kill * lifeMs + lifeMs / 2);
      try {
        await unlockHouse(house.call);
        await lookAfterKill(house, record, output);
      } finally {
        house.close();
      }
    }
    expect(record.refusalsByCode.get('failed'), 'no bug on the way').toBeUndefined();
    expect(record.answeredById.size, 'the day did some work').toBeGreaterThan(killsPerSeries);
    const refusals = [...record.refusalsByCode.values()].reduce((sum, count) => sum + count, 0);
    expect(refusals, JSON.stringify([...record.refusalsByCode])).toBeLessThan(record.answeredById.size / 2);
    rmSync(path.dirname(directory), { recursive: true, force: true });
  },
  600_000,
);

function boot(directory: string, seed: number, life: number): ChildProcess {
  const startMs = dayStartMs + life * lifeMs;
  return spawn(process.execPath, [child, directory, String(seed), String(startMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** Lets an agent work for a random while, kills it, and answers everything it said. */
async function liveAndDie(agent: ChildProcess, choice: SeededChoice): Promise<string> {
  const moment = choice.one(['opening', 'any', 'any', 'writing', 'writing'] as const);
  const asksBefore = choice.whole(1, 60);
  let output = '';
  agent.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = once(agent, 'close');
  await said(agent, () => output.includes('"booted"'));
  agent.stdin?.write('go\n');
  if (moment !== 'opening') await said(agent, () => output.includes('"ready"'));
  // In the middle of a command: a moment after its asking was heard, while its transaction runs or has just ended.
  if (moment === 'writing') await said(agent, () => output.split('"asked"').length > asksBefore);
  await wait(choice.whole(0, moment === 'writing' ? 4 : longestDelayMs));
  expect(agent.exitCode, 'the child was alive when it was killed').toBeNull();
  agent.kill('SIGKILL');
  await ended;
  told.kills += 1;
  if (moment === 'opening') told.whileOpening += 1;
  return output;
}

async function said(child: ChildProcess, heard: () => boolean): Promise<void> {
  while (!heard() && child.exitCode === null) await wait(1);
}

/** Repeats what was answered and what was not, then looks at the whole ledger. */
async function lookAfterKill(house: KillHouse, record: DayRecord, output: string): Promise<void> {
  const life = recordLife(record, parseLines(output));
  told.acknowledged += life.acknowledged;
  told.commands += life.answered.length;
  const eventsBefore = countEvents(house);
  for (const { step, digest } of life.answered) {
    const again = await repeat(house, step);
    expect(again, `${step.procedure} again answers the same`).toBe(digest);
  }
  expect(countEvents(house), 'a repeat has no second effect').toBe(eventsBefore);
  told.events += eventsBefore - record.events;
  if (life.inFlight !== null) await settleInFlight(house, record, life.inFlight);
  await expectSound(house, record, baseSeq);
  record.events = countEvents(house);
}

/** The person presses the key again: one effect, whether or not the first press had been committed. */
async function settleInFlight(house: KillHouse, record: DayRecord, step: DayStep): Promise<void> {
  const id = commandIdOf(step);
  if (id === null) return;
  const { read } = house.session();
  const committed = read.get('SELECT 1 FROM command WHERE id = ?', [id]) !== undefined;
  const wrote = read.get('SELECT 1 FROM event WHERE id = ?', [id]) !== undefined;
  expect(wrote, 'events and their command are one transaction').toBe(committed);
  if (committed) told.unheard += 1;
  // What was answered needs its file no more; what was not reads it again.
  if (step.upload !== undefined) house.announce(step.upload);
  const digest = await repeat(house, step);
  if (digest !== null) {
    record.answeredById.set(id, { step, digest });
    record.draftBodiesById.set(id, [null]);
  }
}

async function repeat(house: KillHouse, step: DayStep): Promise<string | null> {
  const result = await house.call(step.procedure, step.input);
  if (!result.ok) return null;
  return createHash('sha256').update(JSON.stringify(result.value)).digest('hex');
}

function countEvents(house: KillHouse): number {
  return house.session().read.get<{ events: number }>('SELECT count(*) AS events FROM event')?.events ?? 0;
}
