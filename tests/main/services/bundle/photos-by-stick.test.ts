import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { BundleFileRow } from '../../../../src/shared/contract/bundle.ts';
import { dailyTest, restTest } from '../../../helpers/lane-tests.ts';
import { photo } from '../../hub/blob-requests.ts';
import { place, stick } from '../hub/sticks.ts';
import { accountId, type Machine, machines, officeAndField } from '../hub/team-core.ts';

let handles = 0;
function handleOf(machine: Machine, file: string): string {
  handles += 1;
  const handle = `a-file-from-a-stick-${handles}`;
  const sizeBytes = readFileSync(file).length;
  machine
    .core()
    .announceUpload({ handle, name: path.basename(file), path: file, sizeBytes, keyBase64: null });
  return handle;
}

/** Keeps a photo with an account, as a form does. */
async function attach(machine: Machine, account: string, plain: Uint8Array): Promise<string> {
  const file = path.join(machine.profileDirectory, '..', `photo-${plain.length}-${handles}`);
  writeFileSync(file, plain);
  const input = { accountId: account, interactionId: null, fileName: 'door.jpg', mediaType: 'image/jpeg' };
  const added = await machine.value('addAttachment', { ...input, upload: handleOf(machine, file) });
  return added.attachmentId;
}

async function shown(machine: Machine, account: string, attachmentId: string): Promise<Buffer> {
  const { contentBase64 } = await machine.value('readAttachment', { accountId: account, attachmentId });
  return Buffer.from(contentBase64, 'base64');
}

async function drop(machine: Machine, file: string, answers?: string): Promise<BundleFileRow> {
  const answer = answers === undefined ? {} : { place: place(machine, answers) };
  const { files } = await machine.value('readBundles', { uploads: [handleOf(machine, file)], ...answer });
  await machine.core().meetingOver();
  const [row] = files;
  if (row === undefined) throw new Error('a file that was read has a row');
  return row;
}

/** One stick there and back. */
async function carry(field: Machine, office: Machine, usb: string) {
  const written = await field.value('writeBundle', { place: place(field, usb), withFiles: true });
  const there = await drop(office, path.join(usb, written.name), usb);
  const answer = path.join(usb, there.answerName ?? '');
  return { written, there, answer, back: await drop(field, answer) };
}

dailyTest(
  'photos go both ways on one stick, encrypted, and a device that never had a line shows them',
  async () => {
    const { office, field, account } = await officeAndField(machines());
    await field.sync();
    await office.value('closeHubDoor', {});
    const other = await accountId(office, 'C2');
    const [door, contract] = [
      Buffer.from('THE-DOOR-OF-KULKARNI'.repeat(20_000)),
      Buffer.from('THE-CONTRACT-OF-KULKARNI'.repeat(90_000)),
    ];
    const fromField = await attach(field, account, door);
    // Larger than what comes into the field over the line without being asked for.
    const fromOffice = await attach(office, account, contract);
    await attach(office, other, photo(5_000, 1));
    await office.sync();
    const { written, there, answer, back } = await carry(field, office, stick());
    expect(written.files).toBe(1);
    const carried = { files: 1, bytes: contract.length, left: { files: 0, bytes: 0 } };
    expect(there).toMatchObject({ outcome: 'taken', problem: null, carried });
    expect(back).toMatchObject({ outcome: 'taken', problem: null, isWhole: true, carried });
    expect(readFileSync(answer).includes('KULKARNI')).toBe(false);
    expect((await shown(field, account, fromOffice)).equals(contract)).toBe(true);
    await office.sync();
    expect((await shown(office, account, fromField)).equals(door)).toBe(true);
    expect((await field.value('readSync', {})).files).toEqual({
      toSend: { files: 0, bytes: 0 },
      toFetch: { files: 0, bytes: 0 },
    });
  },
);

restTest(
  'what does not fit into 24 MB is left out in so many words, and the next stick brings it',
  async () => {
    const { office, field, account } = await officeAndField(machines());
    await field.sync();
    const scans = [1, 2].map((seed) => photo(13_000_000, seed));
    const named: string[] = [];
    for (const scan of scans) named.push(await attach(office, account, scan));
    await office.sync();
    await office.value('closeHubDoor', {});
    const usb = stick();
    const first = await carry(field, office, usb);
    const carried = { files: 1, bytes: 13_000_000, left: { files: 1, bytes: 13_000_000 } };
    expect([first.there.carried, first.back.carried]).toEqual([carried, carried]);
    expect(
      (await field.refusal('readAttachment', { accountId: account, attachmentId: named[0] ?? '' })).code,
    ).toBe('attachmentMissing');
    expect((await field.value('readSync', {})).files.toFetch).toEqual({ files: 1, bytes: 13_000_000 });
    const second = await carry(field, office, usb);
    expect(second.back.carried).toEqual({ files: 1, bytes: 13_000_000, left: { files: 0, bytes: 0 } });
    for (const [at, scan] of scans.entries()) {
      expect((await shown(field, account, named[at] ?? '')).equals(scan)).toBe(true);
    }
  },
  90_000,
);
