import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Core, startCore } from '../../src/main/core/core.ts';
import type { LedgerVerification } from '../../src/shared/contract/reports.ts';
import type { BackupContents } from '../../src/shared/contract/safekeeping.ts';
import { valueOrThrow } from '../../src/shared/lib/result.ts';
import { buildChild } from './build-child.ts';
import { writeKillBook } from './kill-book.ts';
import {
  dayStartMs,
  houseDirectories,
  passphrase,
  steppingClock,
  unlockHouse,
  weakPolicy,
} from './kill-house.ts';
import { seededChoice } from './seeded-choice.ts';

const isLong = process.env['BAHI_LANE'] === 'long';
const kills = isLong ? 40 : 5;
const handle = 'place-of-the-kill-test';

const root = mkdtempSync(path.join(tmpdir(), 'bahi-keep-kills-'));
const bundleFolder = path.resolve(import.meta.dirname, '../../.cache', `keep-kills-${process.pid}`);
const choice = seededChoice(77);
let child = '';
let userId = '';
/** A profile before some work and after it, a stick with a backup of the later one, and an export of it. */
const early = path.join(root, 'early');
const late = path.join(root, 'late');
const stick = path.join(root, 'stick');
const exported = path.join(root, 'exported');
let lateHash = '';
const told = { backup: 0, restore: 0, takeIn: 0, whole: 0, done: 0 };

function openCore(directory: string, place: string, startMs = dayStartMs): Core {
  const core = valueOrThrow(
    startCore({
      profileDirectory: directory,
      ...houseDirectories,
      surroundings: steppingClock(startMs, 5 + (startMs % 1_000)),
      kdfPolicy: weakPolicy,
      logFailure: (_procedure, error) => {
        throw error;
      },
    }),
  );
  core.announcePlace({ handle, path: place });
  return core;
}

const value = async <Answer>(core: Core, procedure: string, input: object): Promise<Answer> =>
  valueOrThrow(await core.call(procedure, input)) as Answer;

beforeAll(async () => {
  child = await buildChild(bundleFolder, 'keep-in-child');
  mkdirSync(stick);
  mkdirSync(exported);
  const core = openCore(early, stick, dayStartMs - 600_000);
  const founded = await value<{ user: { userId: string } }>(core, 'foundLedger', {
    teamName: 'Kulkarni Traders',
    adminName: 'Asha',
    secret: passphrase,
  });
  userId = founded.user.userId;
  const upload = writeKillBook(path.join(root, 'book.csv'), 120, 3);
  core.announceUpload(upload);
  const law = { book: 'Book', currency: 'INR', creditor: 'trade', debtors: 'business' };
  await value(core, 'importFile', { commandId: seededChoice(1).id(), upload: upload.handle, ...law });
  await core.stop();
  cpSync(early, late, { recursive: true });
  const later = openCore(late, stick, dayStartMs);
  await unlockHouse(later.call);
  await value(later, 'setWorklistPolicy', { commandId: seededChoice(2).id(), policy: 'classic' });
  lateHash = (await value<{ stateHash: string }>(later, 'backUpNow', { place: handle })).stateHash;
  await later.stop();
  const exporting = openCore(late, exported, dayStartMs + 60_000);
  await unlockHouse(exporting.call);
  await value(exporting, 'exportAll', { place: handle });
  await exporting.stop();
}, 120_000);

afterAll(() => {
  for (const folder of [root, bundleFolder]) rmSync(folder, { recursive: true, force: true });
  process.stdout.write(
    `Kills of safekeeping: ${told.backup} backups, ${told.restore} restores, ${told.takeIn} exports taken in; ` +
      `${told.done} had got through, ${told.whole} profiles whole afterwards.\n`,
  );
});

const durationsByWork = new Map<string, number>();

/** Lets a child work until a moment after it began, kills it, and answers what it had said. */
async function killed(directory: string, what: string, place: string, startMs: number): Promise<string> {
  const process_ = spawn(
    process.execPath,
    [child, directory, what, place, userId, passphrase, String(startMs)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  process_.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(process_, 'close');
  while (!said.includes('begins') && process_.exitCode === null) await wait(2);
  const beganMs = Date.now();
  const known = durationsByWork.get(what);
  if (known === undefined) {
    // The first of a kind lives on until it is done, so that the others are killed anywhere between.
    while (!/done|made/u.test(said) && process_.exitCode === null) await wait(2);
    durationsByWork.set(what, Date.now() - beganMs);
  } else {
    await wait(choice.whole(0, Math.ceil(known * 1.1)));
  }
  process_.kill('SIGKILL');
  await ended;
  return said;
}

async function expectWhole(core: Core): Promise<LedgerVerification> {
  const verified = await value<LedgerVerification>(core, 'verifyLedger', {});
  expect(verified.chain).toEqual({ ok: true, firstBad: null });
  expect(verified.rebuiltEqual).toBe(true);
  told.whole += 1;
  return verified;
}

test('a backup that is killed leaves the profile whole, and what has a name on the stick opens', {
  timeout: 240_000,
}, async () => {
  const directory = path.join(root, 'backing-up');
  const target = path.join(root, 'target');
  cpSync(late, directory, { recursive: true });
  mkdirSync(target);
  for (let kill = 0; kill < kills; kill += 1) {
    const startMs = dayStartMs + (kill + 1) * 3_600_000;
    const said = await killed(directory, 'backup', target, startMs);
    told.backup += 1;
    expect(said).not.toContain('refused');
    const named = said.split('\n').flatMap((line) => (line.startsWith('made ') ? [line.slice(5)] : []));
    if (named.length > 0) told.done += 1;
    const core = openCore(directory, target, startMs + 1_800_000);
    await unlockHouse(core.call);
    await expectWhole(core);
    const listed = await core.call('listBackups', { place: handle });
    const backups = listed.ok ? (listed.value as { backups: readonly { name: string }[] }).backups : [];
    // The last that was acknowledged is there; the rotation keeps the newest of a day.
    if (named.length > 0) expect(backups.length).toBeGreaterThan(0);
    for (const { name } of backups) {
      const proof = { kind: 'open' };
      const contents = await value<BackupContents>(core, 'inspectBackup', { place: handle, name, proof });
      expect(contents.standing).toMatch(/same|older/u);
    }
    await core.stop();
  }
});

test('a restore that is killed leaves the old ledger or the new one, whole', {
  timeout: 240_000,
}, async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const directory = path.join(root, `restoring-${kill}`);
    cpSync(early, directory, { recursive: true });
    const startMs = dayStartMs + 7_200_000;
    await killed(directory, 'restore', stick, startMs);
    told.restore += 1;
    const core = openCore(directory, stick, startMs + 3_600_000);
    expect(existsSync(path.join(directory, 'incoming'))).toBe(false);
    expect(existsSync(path.join(directory, 'exchange.json'))).toBe(false);
    await unlockHouse(core.call);
    await expectWhole(core);
    const proof = { kind: 'open' };
    const found = await value<BackupContents>(core, 'inspectBackup', { place: handle, proof });
    if (found.standing === 'newer') {
      await value(core, 'restoreBackup', { place: handle, proof, userId });
      await expectWhole(core);
    } else {
      told.done += 1;
      expect(found.standing).toBe('same');
      const [aside = ''] = readdirSync(path.join(directory, 'aside'));
      expect(readdirSync(path.join(directory, 'aside', aside))).toContain('ledger.db');
    }
    await core.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});

test('an export whose taking in is killed leaves nothing, or all of it', { timeout: 240_000 }, async () => {
  for (let kill = 0; kill < kills; kill += 1) {
    const directory = path.join(root, `taking-${kill}`);
    mkdirSync(directory);
    const startMs = dayStartMs + 7_200_000;
    await killed(directory, 'takeIn', exported, startMs);
    told.takeIn += 1;
    const core = openCore(directory, exported, startMs + 3_600_000);
    const described = await value<{ state: string }>(core, 'describeProfile', {});
    if (described.state === 'absent') {
      const taken = await value<{ stateHash: string }>(core, 'importExport', {
        place: handle,
        userId,
        secret: passphrase,
      });
      expect(taken.stateHash).toBe(lateHash);
    } else {
      told.done += 1;
      await unlockHouse(core.call);
    }
    await expectWhole(core);
    await core.stop();
    rmSync(directory, { recursive: true, force: true });
  }
});
