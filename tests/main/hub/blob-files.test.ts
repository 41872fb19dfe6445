import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileBlobs } from '../../../src/main/hub/blob-files.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { unfinishedKeptMs } from '../../../src/main/hub/unfinished-files.ts';
import { keptFileKeysOf, keptFiles } from '../../../src/main/keys/kept-files.ts';
import { memoryFiles } from '../../../src/main/keys/memory-files.ts';
import { createDataKey } from '../../../src/main/keys/sealing.ts';
import { holderOf, meetWhole, meetWords } from '../sync/blobs/blob-members.ts';
import { attached, hashOf, offer, photo, put } from './blob-requests.ts';
import { assigned, opened } from './drafts.ts';
import { foundedHub } from './hub-fixture.ts';

test('a file whose last part came when the disk was full is there once there is room, and holds up no other', async () => {
  const founded = await foundedHub();
  const beside = memoryFiles();
  let isFull = true;
  // Parts are small and found room; the whole of the file did not.
  const files = {
    ...beside,
    keep(sha256: string, plain: Uint8Array): void {
      if (isFull) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
      beside.keep(sha256, plain);
    },
  };
  founded.hub.current = await openHub({ ...founded.parts, blobs: fileBlobs(() => files) });
  const ravi = await holderOf(founded, 'u-ravi', ['field']);
  founded.desk.write([opened('A-1'), assigned('A-1', 'u-ravi')]);
  await founded.desk.meet();
  await meetWords(ravi, founded);
  const [door, slip] = [photo(300_000, 1), photo(1_000, 2)];
  ravi.attach('A-1', door);
  ravi.attach('A-1', slip);
  expect((await meetWhole(ravi, founded)).problem).not.toBeNull();
  isFull = false;
  expect(await meetWhole(ravi, founded)).toMatchObject({ sentFiles: 2, problem: null });
  expect(beside.hashes()).toEqual([hashOf(door), hashOf(slip)].sort());
});

/** A hub with encrypted files beside its store, and Ravi, who has begun to bring two photos. */
async function begunBeside() {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-arriving-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const founded = await foundedHub();
  const files = keptFiles(folder, keptFileKeysOf(createDataKey()));
  const parts = { ...founded.parts, blobs: fileBlobs(() => files) };
  const start = async () => {
    founded.hub.current = await openHub(parts);
  };
  await start();
  const ravi = await founded.join('ravi', ['field']);
  founded.desk.write([opened('A-1'), assigned('A-1', 'ravi')]);
  await founded.desk.meet();
  await ravi.meet();
  const [door, slip] = [photo(5_000, 1), photo(3_000, 2)];
  ravi.write([attached('A-1', door), attached('A-1', slip, 'AT-2')]);
  await ravi.meet();
  for (const plain of [door, slip]) await put(ravi, plain, [0, 2_000]);
  const arriving = () => readdirSync(path.join(folder, 'arriving')).length;
  return { ...founded, files, ravi, door, slip, start, arriving };
}

test('parts beside the store go by the hub’s clock, whatever the disk says of their age', async () => {
  const { clock, desk, ravi, door, slip, arriving } = await begunBeside();
  clock.nowMs += unfinishedKeptMs;
  await put(ravi, slip, [2_000, 2_500]);
  await desk.meet();
  expect(arriving()).toBe(2);
  clock.nowMs += 1;
  await desk.meet();
  expect(arriving()).toBe(1);
  expect(await offer(ravi, door, slip)).toMatchObject({ standings: [0, 2_500] });
  expect(await put(ravi, slip, [2_500, 3_000])).toMatchObject({ isThere: true });
  expect(arriving()).toBe(0);
});

test('a hub that starts lets go of parts that its store knows nothing of, and of no others', async () => {
  const { parts, files, ravi, door, slip, start, arriving } = await begunBeside();
  // The program ended between the disk and the store, or the store was restored.
  await parts.store.writing(ravi.team, (sql) =>
    sql.run('DELETE FROM hub_blob_unfinished WHERE sha256 = ?', [hashOf(door)]),
  );
  // The ledger in the same folder fetches a file from another hub.
  files.add(hashOf(door), 'hub', { from: 0, bytes: door.subarray(0, 10) });
  await start();
  expect(arriving()).toBe(2);
  expect(await offer(ravi, door, slip)).toMatchObject({ standings: [0, 2_000] });
  expect(files.arrived(hashOf(door), 'hub')).toBe(10);
});
