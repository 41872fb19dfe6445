import { expect, test } from 'vitest';
import { countWaitingFiles, saveFileWanted } from '../../../../src/main/db/queries/kept-files.ts';
import { type MemoryFiles, memoryFiles } from '../../../../src/main/keys/memory-files.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { changeLedger } from '../../../../src/main/ledger/ledger.ts';
import { nextPlace } from '../../../../src/main/sync/bundle/bundle-memory.ts';
import { importRequests } from '../../../../src/main/sync/bundle/import-requests.ts';
import { writeRequestBundle } from '../../../../src/main/sync/bundle/request-bundle.ts';
import type { TakenAnswers } from '../../../../src/main/sync/bundle/take-answers.ts';
import { readHub } from '../../../../src/main/sync/hub-state.ts';
import { ok, valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { attached, hashOf, photo } from '../../hub/blob-requests.ts';
import { assigned, opened, revokedDevice } from '../../hub/drafts.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import { BundleTeam, type FileMember } from '../bundle-team.ts';

const allBytes = 24 * 1024 * 1024;

/** A device that goes by stick alone, with its place for files. */
interface Carrier {
  readonly member: FileMember;
  readonly files: MemoryFiles;
}

/** What a device without a network writes for its hub. */
async function requestsOf({ member, files }: Carrier): Promise<Uint8Array> {
  const carrying = { files, nowMs: () => nowMs, mostBytes: allBytes };
  return valueOrThrow(await writeRequestBundle(member.parts, nextPlace(member.memory), carrying)).file;
}

async function answered(world: BundleTeam, requests: Uint8Array, mostFileBytes = allBytes) {
  const hub = { ...world.port, mostFileBytes };
  const imported = valueOrThrow(await importRequests(hub, world.memory, requests, world.nowMs));
  world.memory = imported.memory;
  return { file: imported.answer.file, carried: imported.carried };
}

async function read({ member, files }: Carrier, answer: Uint8Array): Promise<TakenAnswers> {
  const taken = await member.take(answer, undefined, { files, sharesFiles: false });
  if (!taken.ok) throw new Error(taken.refusal.code);
  return taken.value;
}

/** There and back; what the answer carried by the hub's word, and what came of it. */
async function carry(world: BundleTeam, carrier: Carrier, mostBytes = allBytes) {
  const { file, carried } = await answered(world, await requestsOf(carrier), mostBytes);
  return { carried, taken: await read(carrier, file), bytes: file.length };
}

/** The office with two accounts and photos on them; Ravi, who has the first, and has heard of nothing yet. */
async function officeWithPhotos(photos: readonly Uint8Array[]) {
  const world = await BundleTeam.found();
  const office: Carrier = { member: world.office, files: memoryFiles() };
  const ravi: Carrier = { member: await world.join('user-ravi'), files: memoryFiles() };
  office.member.write(opened('A-1'), opened('A-2'), assigned('A-1', 'user-ravi'));
  const attach = (carrier: Carrier, account: string, plain: Uint8Array): void => {
    carrier.files.keep(hashOf(plain), plain);
    carrier.member.write(attached(account, plain, `AT-${account}-${hashOf(plain).slice(0, 6)}`));
  };
  for (const plain of photos) attach(office, 'A-1', plain);
  await carry(world, office);
  return { world, office, ravi, attach };
}

const toFetch = ({ member: { ledger } }: Carrier) =>
  countWaitingFiles(ledger.write, readHub(ledger.write).epoch).toFetch;

test('an answer brings the account and its photos at once, and nothing a second time', async () => {
  const photos = [photo(700_000, 1), photo(1_000, 2)];
  const { world, office, ravi, attach } = await officeWithPhotos(photos);
  const secret = photo(500_000, 3);
  attach(office, 'A-2', secret);
  await carry(world, office);
  const { carried, taken } = await carry(world, ravi);
  const whole = { files: 2, bytes: 701_000, left: { files: 0, bytes: 0 } };
  expect(carried).toEqual(whole);
  expect(taken).toMatchObject({ isWhole: true, problem: null, brought: whole });
  expect(ravi.files.hashes()).toEqual(photos.map(hashOf).sort());
  for (const plain of photos)
    expect(Buffer.from(ravi.files.read(hashOf(plain)) ?? [])).toEqual(Buffer.from(plain));
  expect(toFetch(ravi)).toEqual({ files: 0, bytes: 0 });
  const again = await carry(world, ravi);
  expect(again.carried.files).toBe(0);
  expect(again.bytes).toBeLessThan(20_000);
});

test('what does not fit is said, and comes with the next file: what was asked for first, then the newest', async () => {
  const photos = [1, 2, 3, 4, 5, 6].map((seed) => photo(6_000, seed));
  const { world, ravi } = await officeWithPhotos(photos);
  // His app knows of the oldest already and wants to see it.
  await world.meet(ravi.member);
  const [oldest] = photos as [Uint8Array];
  changeLedger(ravi.member.ledger, (write) => ok(saveFileWanted(write, hashOf(oldest))));
  const first = await carry(world, ravi, 24_500);
  const left = { files: 2, bytes: 12_000 };
  expect(first.carried).toEqual({ files: 4, bytes: 24_000, left });
  expect(first.taken.brought).toEqual(first.carried);
  const [, , , ...newest] = photos;
  expect(ravi.files.hashes()).toEqual([oldest, ...newest].map(hashOf).sort());
  expect(toFetch(ravi)).toEqual(left);
  expect((await carry(world, ravi, 24_500)).carried).toMatchObject({ files: 2, left: { files: 0 } });
  expect(ravi.files.hashes()).toHaveLength(6);
});

test('an answer that was cut or changed anywhere brings nothing; given whole, it brings all', async () => {
  const { world, ravi } = await officeWithPhotos([photo(700_000, 1)]);
  const { file } = await answered(world, await requestsOf(ravi));
  for (const part of [0.3, 0.6, 0.95]) {
    const at = Math.floor(file.length * part);
    for (const damaged of [
      file.subarray(0, at),
      file.map((byte, place) => (place === at ? byte ^ 1 : byte)),
    ]) {
      const taken = await ravi.member.take(damaged, undefined, { files: ravi.files, sharesFiles: false });
      expect(taken.ok).toBe(false);
    }
  }
  expect(ravi.files.image()).toEqual({ files: new Map(), parts: new Map() });
  expect((await read(ravi, file)).brought.files).toBe(1);
});

test('a part that is not what its name says, or is missing, is no file: nothing of it is kept', async () => {
  const [door, slip] = [photo(700_000, 1), photo(1_000, 2)];
  const { world, ravi } = await officeWithPhotos([door, slip]);
  const requests = await requestsOf(ravi);
  // A hub that lies: every answer is well made, and one part of the door is another's.
  const { frameToBytes, openFrame } = await import('../../../../src/shared/wire/framing.ts');
  const { nativeSha256 } = await import('../../../../src/main/ledger/native-sha256.ts');
  const honest = world.port;
  const lying = {
    ...honest,
    answer: async (request: Uint8Array) => {
      const answer = await honest.answer(request);
      const opened = openFrame(answer, nativeSha256);
      const header = opened?.header as { frame?: string; from?: number } | undefined;
      if (header?.frame !== 'part' || header.from === 0) return answer;
      return frameToBytes(header, [Buffer.from(photo(256 * 1024, 7)).toString('base64url')], nativeSha256);
    },
  };
  const imported = valueOrThrow(await importRequests(lying, world.memory, requests, world.nowMs));
  expect((await read(ravi, imported.answer.file)).brought).toMatchObject({ files: 1, bytes: 1_000 });
  expect(ravi.files.hashes()).toEqual([hashOf(slip)]);
  expect(ravi.files.image().parts.size).toBe(0);
});

test('a full disk is said, what was kept stays, and the same file goes on', async () => {
  const photos = [photo(300_000, 1), photo(1_000, 2)];
  const { world, ravi } = await officeWithPhotos(photos);
  const { file } = await answered(world, await requestsOf(ravi));
  let room = 1;
  const files: MemoryFiles = {
    ...ravi.files,
    keep(sha256, plain) {
      if (room === 0) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      room -= 1;
      ravi.files.keep(sha256, plain);
    },
  };
  expect(await read({ ...ravi, files }, file)).toMatchObject({ problem: 'diskFull', brought: { files: 1 } });
  expect(ravi.files.hashes()).toHaveLength(1);
  room = 9;
  expect(await read({ ...ravi, files }, file)).toMatchObject({ problem: null, brought: { files: 1 } });
  expect(ravi.files.hashes()).toHaveLength(2);
});

test('what the hub has not got is said to be with its sender; photos of an account that goes go with the answer', async () => {
  const [door, slip] = [photo(1_000, 1), photo(2_000, 2)];
  const { world, office, ravi, attach } = await officeWithPhotos([door]);
  office.member.write(attached('A-1', slip, 'AT-words'));
  await world.meet(office.member);
  await carry(world, ravi);
  expect(ravi.files.hashes()).toEqual([hashOf(door)]);
  expect(ravi.member.ledger.write.all('SELECT sha256 FROM kept_file WHERE absent_ms IS NOT NULL')).toEqual([
    { sha256: hashOf(slip) },
  ]);
  office.member.write(assigned('A-1', null));
  attach(office, 'A-2', photo(3_000, 3));
  await carry(world, office);
  expect((await carry(world, ravi)).carried.files).toBe(0);
  expect(ravi.files.hashes()).toEqual([]);
});

test('by stick too a hash alone is worth nothing, and a device that was put out is brought nothing', async () => {
  const { world, ravi } = await officeWithPhotos([photo(1_000, 1)]);
  const meena: Carrier = { member: await world.join('user-meena'), files: memoryFiles() };
  world.office.write(opened('A-9'), assigned('A-9', 'user-meena'));
  await world.meet(world.office);
  await carry(world, meena);
  meena.member.write(attached('A-9', photo(1_000, 1), 'AT-of-meena'));
  await carry(world, meena);
  expect((await carry(world, meena)).carried.files).toBe(0);
  expect(meena.files.hashes()).toEqual([]);
  const { device } = readSelf(ravi.member.ledger.write);
  world.office.write(revokedDevice(device));
  await world.meet(world.office);
  expect((await carry(world, ravi)).carried.files).toBe(0);
  expect(ravi.files.hashes()).toEqual([]);
});

test('an app of before asks for no files, and is brought none', async () => {
  const { world, ravi } = await officeWithPhotos([photo(1_000, 1)]);
  const { file, carried } = await answered(world, await ravi.member.writeFile());
  expect(carried.files).toBe(0);
  expect(await read(ravi, file)).toMatchObject({ isWhole: true, brought: { files: 0 } });
});
