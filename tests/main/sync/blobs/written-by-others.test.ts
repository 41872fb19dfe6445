import { expect, test } from 'vitest';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { sqliteStore } from '../../../../src/main/hub/sqlite-store.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { sendForOthers } from '../../../../src/main/ledger/send-for-others.ts';
import { ok } from '../../../../src/shared/lib/result.ts';
import { attached, hashOf, photo } from '../../hub/blob-requests.ts';
import { assigned, opened, skipped } from '../../hub/drafts.ts';
import { foundedHub, freshHubDatabase } from '../../hub/hub-fixture.ts';
import { copied, sound, soundness } from '../members.ts';
import { meetHub } from '../real-members.ts';
import { holderOf, meetWhole, meetWords, runExchange } from './blob-members.ts';

/** A hub that can go back to what it was, with the office and Ravi, who has A-1. */
async function team() {
  const memory = freshHubDatabase();
  const founded = await foundedHub(async () => sqliteStore(memory.database));
  const office = await holderOf(founded, 'u-office', ['supervisor']);
  const ravi = await holderOf(founded, 'u-ravi', ['field']);
  const meena = await holderOf(founded, 'u-meena', ['field']);
  await meetWords(office, founded);
  office.writeAs({ userId: 'u-office' }, opened('A-1'), assigned('A-1', 'u-ravi'));
  for (const holder of [office, ravi, meena]) await meetWords(holder, founded);
  return {
    founded,
    office,
    ravi,
    image: () => memory.image(),
    async restore(image: Uint8Array) {
      Object.assign(founded.parts, { store: sqliteStore(freshHubDatabase(image).database) });
      founded.hub.current = await openHub(founded.parts, { read: () => 'another', write: () => undefined });
    },
  };
}

type World = Awaited<ReturnType<typeof team>>;

/** A photo whose event a restored hub has from the office, under another envelope; the photo itself only its device has. */
async function sentByTheOffice({ founded, office, ravi, image, restore }: World): Promise<Uint8Array> {
  founded.hub.current = await openHub(founded.parts, { read: () => null, write: () => undefined });
  const before = image();
  const door = photo(1_000, 1);
  ravi.attach('A-1', door);
  await meetWords(ravi, founded);
  // The line breaks off once it was offered: the hub lacks it.
  await runExchange(ravi.exchange(), founded, 1);
  await meetWords(office, founded);
  await restore(before);
  await meetWords(office, founded);
  const { device } = readSelf(ravi.ledger.write);
  changeLedger(office.ledger, () => ok(expect(sendForOthers(office.ledger, device)).toBe(1)));
  return door;
}

test('a photo whose event came under another envelope, on an account that is gone since, is the only one, and is sent', async () => {
  const world = await team();
  const { founded, office, ravi } = world;
  const door = await sentByTheOffice(world);
  office.writeAs({ userId: 'u-office' }, assigned('A-1', 'u-meena'));
  expect(await meetWords(office, founded)).toBeNull();
  expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, removedFiles: 0, problem: null });
  expect(ravi.files.hashes()).toEqual([hashOf(door)]);
});

/** A copy of the device's disk was at the hub first: the device takes a new name, and writes anew what waits. */
async function takeNewName({ founded, ravi }: World): Promise<void> {
  const { device } = readSelf(ravi.ledger.write);
  const twin = copied(ravi);
  for (const member of [twin, ravi]) {
    member.writeAs({ userId: 'u-ravi' }, skipped('A-1'));
    expect((await meetHub(member, founded)).problem).toBeNull();
  }
  expect(readSelf(ravi.ledger.write).device).not.toBe(device);
}

test('a photo that the device took under an earlier name, on an account that is gone since, is sent', async () => {
  const world = await team();
  const { founded, office, ravi } = world;
  const door = photo(1_000, 1);
  ravi.attach('A-1', door);
  expect(await meetWords(ravi, founded)).toBeNull();
  await takeNewName(world);
  office.writeAs({ userId: 'u-office' }, assigned('A-1', 'u-meena'));
  expect(await meetWords(office, founded)).toBeNull();
  expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, removedFiles: 0, problem: null });
  expect(ravi.files.hashes()).toEqual([hashOf(door)]);
  // Whoever has the account gets it.
  expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 1, problem: null });
});

test('a photo whose event came under another envelope before the device took a new name is kept, and sent', async () => {
  const world = await team();
  const { founded, office, ravi } = world;
  const door = await sentByTheOffice(world);
  await meetWords(office, founded);
  await meetWords(ravi, founded);
  await takeNewName(world);
  office.writeAs({ userId: 'u-office' }, assigned('A-1', 'u-meena'));
  await meetWords(office, founded);
  expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, removedFiles: 0, problem: null });
  expect(ravi.files.hashes()).toEqual([hashOf(door)]);
  expect(soundness(ravi)).toEqual(sound);
});

test('an event that names no file as files are named holds up no other', async () => {
  const { founded, office, ravi } = await team();
  const [door, strange] = [photo(1_000, 1), attached('A-1', photo(10, 3), 'AT-odd')];
  founded.desk.write([
    { ...strange, data: { ...strange.data, sha256: 'of another kind' } } as typeof strange,
  ]);
  await founded.desk.meet();
  ravi.attach('A-1', door);
  expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 1, problem: null });
  expect(await meetWhole(office, founded)).toMatchObject({ fetchedFiles: 1, problem: null });
});
