import { expect, test } from 'vitest';
import { fileBlobs } from '../../../src/main/hub/blob-files.ts';
import { openHub } from '../../../src/main/hub/open-hub.ts';
import { memoryFiles } from '../../../src/main/keys/memory-files.ts';
import { holderOf, meetWhole, meetWords } from '../sync/blobs/blob-members.ts';
import { hashOf, photo } from './blob-requests.ts';
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
