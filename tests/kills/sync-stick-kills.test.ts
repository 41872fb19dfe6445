import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Core, startCore } from '../../src/main/core/core.ts';
import { stateHash } from '../../src/main/ledger/state-hash.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { readBundleParts } from '../../src/main/sync/bundle/bundle-header.ts';
import type { BundleFileRow } from '../../src/shared/contract/bundle.ts';
import type { Worklist } from '../../src/shared/contract/worklist.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { buildChild } from './build-child.ts';
import { writeKillBook } from './kill-book.ts';
import {
  dayStartMs,
  houseDirectories,
  openHouse,
  passphrase,
  steppingClock,
  unlockHouse,
  weakPolicy,
} from './kill-house.ts';
import { seededChoice } from './seeded-choice.ts';
import { filesOn, readStick, type StickLine } from './sync-stick.ts';

const isLong = process.env['BAHI_LANE'] === 'long';
const rounds = isLong ? 40 : 4;
const lifeMs = 5 * 60_000;
const seed = Number(process.env['BAHI_SYNC_SEED'] ?? 1);

const root = mkdtempSync(path.join(tmpdir(), 'bahi-stick-kills-'));
const bundleFolder = path.resolve(import.meta.dirname, '../../.cache', `stick-kills-${process.pid}`);
const office = path.join(root, 'office');
const agent = path.join(root, 'agent');
const stick = path.join(root, 'stick');
const choice = seededChoice(seed);
const failures: string[] = [];
let child = '';
let accountId = '';
let lives = 0;

function openCore(directory: string): Core {
  lives += 1;
  return valueOrThrow(
    startCore({
      profileDirectory: directory,
      ...houseDirectories,
      surroundings: steppingClock(dayStartMs + lives * lifeMs, seed * 10_000 + lives),
      kdfPolicy: weakPolicy,
      logFailure: (procedure, error) => {
        failures.push(procedure);
        process.stderr.write(`${procedure}: ${error instanceof Error ? error.stack : String(error)}\n`);
      },
    }),
  );
}

const value = async <Answer>(core: Core, procedure: string, input: object): Promise<Answer> =>
  valueOrThrow(await core.call(procedure, input)) as Answer;

/** The office is the hub, with a book; an agent has joined. From then on the hub's door is shut: only the stick is left. */
beforeAll(async () => {
  child = await buildChild(bundleFolder, 'sync-stick-in-child');
  mkdirSync(stick);
  const hub = openCore(office);
  const field = openCore(agent);
  await value(hub, 'foundLedger', { teamName: 'Kulkarni', adminName: 'Asha', secret: passphrase });
  const upload = writeKillBook(path.join(root, 'book.csv'), 12, 3);
  hub.announceUpload(upload);
  const law = { book: 'Book', currency: 'INR', creditor: 'trade', debtors: 'business' };
  await value(hub, 'importFile', { commandId: choice.id(), upload: upload.handle, ...law });
  await value(hub, 'becomeHub', { commandId: choice.id(), host: '127.0.0.1', port: 0 });
  await hub.meetingOver();
  const who = { name: 'Ravi', roles: ['admin', 'field'] };
  const invited = await value<{ invitationId: string }>(hub, 'inviteDevice', {
    commandId: choice.id(),
    who,
  });
  await met(hub);
  const { invitationId } = invited;
  const { text } = await value<{ text: string }>(hub, 'readInvitation', { invitationId });
  await value(field, 'joinTeam', { invitation: text, secret: passphrase });
  await field.meetingOver();
  accountId = (await value<Worklist>(field, 'listWorklist', { limit: 1 })).rows[0]?.accountId ?? '';
  await value(hub, 'closeHubDoor', { commandId: choice.id() });
  await field.stop();
  await hub.stop();
}, 180_000);

afterAll(() => {
  for (const folder of [root, bundleFolder]) rmSync(folder, { recursive: true, force: true });
});

async function met(core: Core): Promise<void> {
  await core.meetingOver();
  await value(core, 'syncNow', {});
  await core.meetingOver();
}

const durationsByWork = new Map<string, number>();

/** Lets a child begin and kills it a moment later, or lets it come to its end. Answers what it had said until then. */
async function killed(directory: string, what: 'write' | 'read', name: string): Promise<StickLine[]> {
  lives += 1;
  const startMs = dayStartMs + lives * lifeMs;
  const args = [directory, what, stick, String(startMs), String(seed * 10_000 + lives), accountId];
  const process_ = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void process_.kill('SIGKILL'));
  let said = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(process_, 'close');
  // A writer is killed in the middle of its work, a reader somewhere between beginning and end; either also on its way up.
  const lines = choice.chance(10) ? 0 : choice.whole(1, what === 'write' ? 9 : 1);
  while (said.split('\n').length <= lines && process_.exitCode === null) await wait(1);
  const longestMs = durationsByWork.get(name) ?? 600;
  const begunMs = Date.now();
  const delayMs = choice.whole(0, choice.chance(60) ? 60 : Math.ceil(longestMs * 1.1));
  await Promise.race([wait(delayMs), ended]);
  process_.kill('SIGKILL');
  await ended;
  if (said.includes('"done"')) durationsByWork.set(name, Date.now() - begunMs);
  // The kill may come in the middle of a line; what has no end was not said.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StickLine);
}

/** What has its name on the stick is whole, whenever its writer died. */
function brokenOn(folder: string): readonly string[] {
  return filesOn(folder).filter((name) => !readBundleParts(readFileSync(path.join(folder, name))).ok);
}

/** A file that was not taken, for another reason than that there is nothing new in it for this machine. */
const isOdd = ({ outcome, problem, kind }: BundleFileRow): boolean =>
  outcome !== 'taken' &&
  !(problem === 'replayed' || problem === 'older') &&
  // Both kinds lie on the stick: each machine passes over what is for the other.
  !(kind === 'requests' && problem === 'hubElsewhere') &&
  !(kind === 'answers' && problem === 'wrongRecipient');

test('files between a device and its hub, whose writers and readers die at any moment, lose nothing', {
  timeout: isLong ? 1_500_000 : 240_000,
}, async () => {
  const saved = new Set<string>();
  const odd: unknown[] = [];
  const startedMs = Date.now();
  const hear = (lines: readonly StickLine[]): void => {
    for (const line of lines) {
      if (line.kind === 'saved') saved.add(line.receiptId);
      if (line.kind === 'failed') odd.push(line);
      if (line.kind === 'read') odd.push(...line.files.filter(isOdd));
    }
    odd.push(...brokenOn(stick));
  };
  for (let round = 0; round < rounds; round += 1) {
    hear(await killed(agent, 'write', 'write'));
    hear(await killed(office, 'read', 'bring'));
    hear(await killed(agent, 'read', 'take'));
    if (choice.chance(15)) loseStick();
  }
  expect(odd).toEqual([]);
  expect(await endInPeace()).toEqual({ odd: [], unsent: 0 });
  expect(failures).toEqual([]);
  const [atOffice, atAgent] = [await lookAt(office, saved), await lookAt(agent, saved)];
  expect(atOffice).toEqual({ missing: [], doubled: [], isSound: true, hash: atAgent.hash });
  expect(atAgent).toEqual(atOffice);
  const seconds = (Date.now() - startedMs) / 1000;
  process.stdout.write(
    `Kills of files (seed ${seed}): ${rounds * 3} kills of writers and readers in ${seconds.toFixed(0)} s, ` +
      `${((rounds * 180) / seconds).toFixed(0)} a minute; ${saved.size} receipts acknowledged, ${atOffice.missing.length} lost.\n`,
  );
  expect(saved.size).toBeGreaterThan(0);
});

/** A stick is lost with all that is on it. The next one holds everything again. */
function loseStick(): void {
  rmSync(stick, { recursive: true });
  mkdirSync(stick);
}

/** Nobody dies any more: a last file goes to the office, and its answer comes back. */
async function endInPeace(): Promise<{ readonly odd: readonly unknown[]; readonly unsent: number }> {
  const odd: unknown[] = [];
  let unsent = -1;
  for (let turn = 0; turn < 3 && unsent !== 0; turn += 1) {
    const field = openCore(agent);
    await unlockHouse(field.call);
    field.announcePlace({ handle: 'stick-of-the-kill-test', path: stick });
    await value(field, 'writeBundle', { place: 'stick-of-the-kill-test' });
    const hub = openCore(office);
    await unlockHouse(hub.call);
    odd.push(...(await readStick(hub, stick)).filter(isOdd));
    await met(hub);
    odd.push(...(await readStick(field, stick)).filter(isOdd));
    ({ unsent } = await value<{ unsent: number }>(field, 'readBundleStanding', {}));
    await hub.stop();
    await field.stop();
  }
  return { odd, unsent };
}

/** What a ledger holds of the receipts that were acknowledged, and whether it is sound. */
async function lookAt(directory: string, saved: ReadonlySet<string>) {
  const house = openHouse(directory, dayStartMs + 24 * 3_600_000);
  try {
    await unlockHouse(house.call);
    const { read } = house.session();
    const ids = read
      .all<{ id: string }>(
        "SELECT json_extract(facts, '$.data.receiptId') AS id FROM event WHERE kind = 'receipt.recorded'",
      )
      .map(({ id }) => id);
    const { chain, rebuiltEqual, trialBalance } = verifyLedger(read);
    return {
      missing: [...saved].filter((id) => !ids.includes(id)),
      doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
      isSound: chain.ok && rebuiltEqual && Object.values(trialBalance).every((sum) => sum === 0),
      hash: stateHash(read),
    };
  } finally {
    house.close();
  }
}
