import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BundleFileRow } from '../../../../src/shared/contract/bundle.ts';
import { foundHubOn, foundTeamOn, invite, join, type Machine, machines } from '../hub/team-core.ts';

let handles = 0;
const nextHandle = (): string => {
  handles += 1;
  return `handle-of-a-test-${handles}`;
};

/** A stick. */
function stick(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-stick-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function placeOn(machine: Machine, folder: string): string {
  const handle = nextHandle();
  machine.core().announcePlace({ handle, path: folder });
  return handle;
}

/** Drops files into a machine. */
async function drop(
  machine: Machine,
  files: readonly string[],
  answers?: string,
): Promise<readonly BundleFileRow[]> {
  const uploads = files.map((file) => {
    const handle = nextHandle();
    const { length: sizeBytes } = readFileSync(file);
    machine
      .core()
      .announceUpload({ handle, name: path.basename(file), path: file, sizeBytes, keyBase64: null });
    return handle;
  });
  const place = answers === undefined ? {} : { place: placeOn(machine, answers) };
  const read = await machine.value('readBundles', { uploads, ...place });
  await machine.core().meetingOver();
  return read.files;
}

async function write(machine: Machine, folder: string): Promise<string> {
  const { name } = await machine.value('writeBundle', { place: placeOn(machine, folder) });
  return path.join(folder, name);
}

async function teamOf(names: readonly string[]) {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  const agents: Machine[] = [];
  for (const name of names) {
    const agent = world.start(name);
    await join(agent, (await invite(office, name, ['admin', 'field'])).text);
    agents.push(agent);
  }
  return { world, office, agents };
}

/** Something to tell: a new person of the team is named. */
async function work(machine: Machine, name: string): Promise<void> {
  await machine.value('inviteDevice', { who: { name, roles: ['field'] } });
}

const members = async (machine: Machine): Promise<readonly string[]> =>
  (await machine.value('listTeam', {})).members.map(({ name }) => name).sort();

test('the day of several agents goes over sticks alone: dropped at once, answered each, and everybody has it', async () => {
  const { office, agents } = await teamOf(['Ravi', 'Meena', 'Sunil']);
  const usb = stick();
  const files: string[] = [];
  for (const agent of agents) {
    expect(await agent.value('readBundleStanding', {})).toMatchObject({ hub: 'elsewhere' });
    files.push(await write(agent, usb));
  }
  const broken = path.join(usb, 'broken.bahi');
  writeFileSync(broken, readFileSync(files[0] ?? '').subarray(0, 300));
  const photo = path.join(usb, 'photo.bahi');
  writeFileSync(photo, 'not a file of ours');
  const rows = await drop(office, [photo, broken, ...files], usb);
  const said = new Map(rows.map(({ name, outcome, problem }) => [name, problem ?? outcome]));
  expect(said.get('photo.bahi')).toBe('notABundle');
  expect(said.get('broken.bahi')).toBe('truncated');
  for (const file of files) expect(said.get(path.basename(file))).toBe('taken');
  for (const [at, agent] of agents.entries()) {
    const row = rows.find(({ name }) => name === path.basename(files[at] ?? ''));
    expect(row).toMatchObject({ people: [agent.name], number: 1 });
    const [taken] = await drop(agent, [path.join(usb, row?.answerName ?? '')]);
    expect(taken).toMatchObject({ kind: 'answers', outcome: 'taken', problem: null, isWhole: true });
    expect(await agent.value('readSync', {})).toMatchObject({ unsent: 0 });
  }
});

test('work that was written waits, is rescued by a file, and comes back confirmed', async () => {
  const { world, office, agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  const usb = stick();
  await office.value('closeHubDoor', {});
  world.moveClock(60_000);
  await work(ravi, 'Kiran');
  const before = await ravi.value('readBundleStanding', {});
  expect(before.unsent).toBeGreaterThan(0);
  expect(before.isRescued).toBe(false);
  expect(await ravi.refusal('clearDevice', {})).toMatchObject({
    code: 'unsentWork',
    params: { count: before.unsent },
  });
  const file = await write(ravi, usb);
  expect(await ravi.value('readBundleStanding', {})).toMatchObject({
    isRescued: true,
    lastWritten: { number: 1 },
  });
  const [row] = await drop(office, [file], usb);
  expect(row).toMatchObject({ outcome: 'taken', sent: before.unsent, held: 0 });
  expect(await drop(office, [file], usb)).toMatchObject([{ outcome: 'refused', problem: 'replayed' }]);
  await drop(ravi, [path.join(usb, row?.answerName ?? '')]);
  expect(await ravi.value('readBundleStanding', {})).toMatchObject({ unsent: 0 });
  expect(await members(ravi)).toEqual(await members(office));
});

test('a device is cleared once everything is in a file, and that file still brings it all', async () => {
  const { office, agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  await office.value('closeHubDoor', {});
  await work(ravi, 'Kiran');
  const usb = stick();
  const file = await write(ravi, usb);
  const { unsent } = await ravi.value('readBundleStanding', {});
  expect(unsent).toBeGreaterThan(0);
  await ravi.value('clearDevice', {});
  expect(existsSync(path.join(ravi.profileDirectory, 'ledger.db'))).toBe(false);
  expect(existsSync(path.join(ravi.profileDirectory, 'bundles.json'))).toBe(false);
  expect(await drop(office, [file], usb)).toMatchObject([{ outcome: 'taken', sent: unsent }]);
});

test('the office and who works alone are not cleared', async () => {
  const { office } = await teamOf([]);
  expect(await office.refusal('clearDevice', {})).toMatchObject({ code: 'hubIsHere' });
  const alone = machines().start('alone');
  await foundTeamOn(alone);
  expect(await alone.refusal('clearDevice', {})).toMatchObject({ code: 'worksAlone' });
  expect(await alone.refusal('writeBundle', { place: placeOn(alone, stick()) })).toMatchObject({
    code: 'noHub',
  });
});

test('a stick that is gone: the import stays, and the same file brings the answer later', async () => {
  const { office, agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  const usb = stick();
  const file = await write(ravi, usb);
  expect(await drop(office, [file])).toMatchObject([
    { outcome: 'taken', problem: 'answerNotWritten', answerName: null },
  ]);
  const [row] = await drop(office, [file], usb);
  expect(row).toMatchObject({ outcome: 'taken', problem: null });
  expect(await drop(ravi, [path.join(usb, row?.answerName ?? '')])).toMatchObject([{ outcome: 'taken' }]);
});

test('a device’s work is read where the hub runs, by somebody who leads', async () => {
  const { agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  const usb = stick();
  expect(await drop(ravi, [await write(ravi, usb)], usb)).toMatchObject([{ problem: 'hubElsewhere' }]);
});

test('a file that was cut is called so on a device, too', async () => {
  const { agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  const usb = stick();
  const file = await write(ravi, usb);
  writeFileSync(file, readFileSync(file).subarray(0, 300));
  expect(await drop(ravi, [file])).toMatchObject([{ outcome: 'refused', problem: 'truncated' }]);
});

test('nothing half-written is left where the folder takes nothing', async () => {
  const { agents } = await teamOf(['Ravi']);
  const [ravi] = agents;
  if (ravi === undefined) throw new Error('an agent');
  const usb = stick();
  const gone = path.join(usb, 'pulled');
  mkdirSync(gone);
  const place = placeOn(ravi, gone);
  rmSync(gone, { recursive: true });
  expect(await ravi.refusal('writeBundle', { place })).toMatchObject({ code: 'placeMissing' });
  expect(readdirSync(usb)).toEqual([]);
  expect(await ravi.value('readBundleStanding', {})).toMatchObject({ lastWritten: null });
});
