import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptFilePath } from '../../../../src/main/keys/kept-files.ts';
import { openThinLine } from '../../../helpers/thin-line.ts';
import { hashOf, photo } from '../../hub/blob-requests.ts';
import { accountId, foundHubOn, invite, join, type Machine, machines, twoFirms } from '../hub/team-core.ts';

/** An office with a hub and two accounts, and Ravi in the field who works one of them. */
async function officeAndField() {
  const world = machines();
  const office = world.start('office');
  await foundHubOn(office);
  await office.importCsv(twoFirms);
  const [his, others] = [await accountId(office, 'C1'), await accountId(office, 'C2')];
  const { text, userId } = await invite(office, 'Ravi');
  await office.value('assignAccounts', { accountIds: [his], userId });
  await office.sync();
  const field = world.start('field');
  await join(field, text);
  await field.sync();
  return { world, office, field, his, others, ravi: userId };
}

let uploads = 0;

/** Keeps a file with an account, as a form does. */
async function attach(machine: Machine, account: string, plain: Uint8Array, fileName = 'door.jpg') {
  uploads += 1;
  const handle = `upload-of-a-photo-${uploads}`;
  const file = path.join(machine.profileDirectory, '..', handle);
  writeFileSync(file, plain);
  machine
    .core()
    .announceUpload({ handle, name: fileName, path: file, sizeBytes: plain.length, keyBase64: null });
  const input = {
    accountId: account,
    interactionId: null,
    upload: handle,
    fileName,
    mediaType: 'image/jpeg',
  };
  return (await machine.value('addAttachment', input)).attachmentId;
}

const folderOf = (machine: Machine) => path.join(machine.profileDirectory, 'attachments');

/** Every file under a folder with its bytes. */
function bytesUnder(folder: string): Buffer[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, String(name)))
    .filter((place) => statSync(place).isFile())
    .map((place) => readFileSync(place));
}

async function shown(machine: Machine, account: string, attachmentId: string): Promise<Uint8Array> {
  const { contentBase64 } = await machine.value('readAttachment', { accountId: account, attachmentId });
  return new Uint8Array(Buffer.from(contentBase64, 'base64'));
}

const absentOf = async (machine: Machine, account: string) =>
  (await machine.value('readTimeline', { accountId: account, kinds: ['contact'] })).rows.flatMap((row) =>
    row.attachments.map(({ absent, by }) => [absent, by]),
  );

test('a photo of a visit is in the office after both have synced, once on its disk and encrypted', async () => {
  const { office, field, his } = await officeAndField();
  const door = new Uint8Array(Buffer.from('THE-DOOR-OF-KULKARNI'.repeat(20_000)));
  const attachmentId = await attach(field, his, door);
  expect((await field.value('readSync', {})).files).toEqual({
    toSend: { files: 1, bytes: door.length },
    toFetch: { files: 0, bytes: 0 },
  });
  expect(await field.sync()).toBeNull();
  expect((await field.value('readSync', {})).files.toSend.files).toBe(0);
  await office.sync();
  expect(await shown(office, his, attachmentId)).toEqual(door);
  const kept = bytesUnder(folderOf(office));
  expect(kept).toHaveLength(1);
  expect(kept.some((bytes) => bytes.includes('THE-DOOR-OF-KULKARNI'))).toBe(false);
  expect(await absentOf(office, his)).toEqual([[null, 'Ravi']]);
});

test('the hub takes a photo while its screen is locked', async () => {
  const { office, field, his } = await officeAndField();
  const door = photo(600_000, 1);
  await attach(field, his, door);
  await office.value('lock', {});
  expect(await field.sync()).toBeNull();
  expect((await field.value('readSync', {})).files.toSend.files).toBe(0);
  expect(bytesUnder(folderOf(office))).toHaveLength(1);
});

test('a large photo waits at the hub until the field asks for it; one that nobody sent is said to be with its device', async () => {
  const { office, field, his } = await officeAndField();
  const scan = photo(3_000_000, 1);
  const attachmentId = await attach(office, his, scan, 'contract.pdf');
  await office.sync();
  await field.sync();
  expect(await absentOf(field, his)).toEqual([['atHub', 'Asha']]);
  expect((await field.value('readSync', {})).files.toFetch).toEqual({ files: 1, bytes: 3_000_000 });
  expect((await field.refusal('readAttachment', { accountId: his, attachmentId })).code).toBe(
    'attachmentMissing',
  );
  await field.value('fetchAttachment', { accountId: his, attachmentId });
  await field.core().meetingOver();
  expect(await shown(field, his, attachmentId)).toEqual(scan);
  expect(await absentOf(field, his)).toEqual([[null, 'Asha']]);
  expect((await field.refusal('fetchAttachment', { accountId: his, attachmentId: 'x' })).code).toBe(
    'unknownAttachment',
  );
});

test('photos leave the field with the account, and one of another account never comes there', async () => {
  const { office, field, his, others } = await officeAndField();
  const [door, secret] = [photo(1_000, 1), photo(1_000, 2)];
  const attachmentId = await attach(office, his, door);
  await attach(office, others, secret);
  await office.sync();
  await field.sync();
  expect(await shown(field, his, attachmentId)).toEqual(door);
  expect(existsSync(keptFilePath(folderOf(field), hashOf(secret)))).toBe(false);
  await office.value('assignAccounts', { accountIds: [his], userId: null });
  await office.sync();
  await field.sync();
  expect(bytesUnder(folderOf(field))).toEqual([]);
  expect(bytesUnder(folderOf(office))).toHaveLength(2);
});

test('why photos still wait is told for as long as they do, and money and notes are with the team meanwhile', {
  timeout: 90_000,
}, async () => {
  const { world, office, field, his } = await officeAndField();
  const { addresses } = await office.value('readHub', {});
  const line = await openThinLine(addresses[0]?.port ?? 0, 120_000);
  onTestFinished(line.close);
  await field.value('changeHubAddress', { host: '127.0.0.1', port: line.port });
  expect((await field.value('readSync', {})).filesProblem).toBeNull();
  await attach(field, his, photo(600_000, 1));
  const sinceMs = world.nowMs();
  expect(await field.sync()).toBeNull();
  expect(await field.value('readSync', {})).toMatchObject({
    word: 'upToDate',
    problem: null,
    unsent: 0,
    files: { toSend: { files: 1 } },
    filesProblem: { code: 'interrupted', sinceMs },
  });
  // Hours later the same again: it has waited since the first of them.
  world.moveClock(3 * 3_600_000);
  expect(await field.sync()).toBeNull();
  expect((await field.value('readSync', {})).filesProblem).toEqual({ code: 'interrupted', sinceMs });
  const [meeting] = (await field.value('listMeetings', {})).meetings;
  expect(meeting).toMatchObject({ problem: null, filesProblem: 'interrupted' });
  line.mend();
  expect(await field.sync()).toBeNull();
  expect(await field.value('readSync', {})).toMatchObject({
    files: { toSend: { files: 0 } },
    filesProblem: null,
  });
});
