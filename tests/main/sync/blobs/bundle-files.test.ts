import { expect, test } from 'vitest';
import { countWaitingFiles } from '../../../../src/main/db/queries/kept-files.ts';
import { type MemoryFiles, memoryFiles } from '../../../../src/main/keys/memory-files.ts';
import { nextPlace } from '../../../../src/main/sync/bundle/bundle-memory.ts';
import { writeRequestBundle } from '../../../../src/main/sync/bundle/request-bundle.ts';
import { readHub } from '../../../../src/main/sync/hub-state.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { attached, hashOf, photo } from '../../hub/blob-requests.ts';
import { assigned, opened } from '../../hub/drafts.ts';
import { nowMs } from '../../ledger/fresh-ledger.ts';
import { BundleTeam, type FileMember, team } from '../bundle-team.ts';

/** Ravi with an account and two photos that nobody has but he. */
async function raviWithPhotos() {
  const world = await BundleTeam.found();
  const ravi = await world.join('user-ravi');
  world.office.write(opened('A-1'), assigned('A-1', 'user-ravi'));
  await world.meet(world.office);
  await world.meet(ravi);
  const files = memoryFiles();
  const photos = [photo(400_000, 1), photo(1_000, 2)];
  for (const [at, plain] of photos.entries()) {
    files.keep(hashOf(plain), plain);
    ravi.write(attached('A-1', plain, `AT-${at}`));
  }
  return { world, ravi, files, photos };
}

async function written(ravi: FileMember, files: MemoryFiles, mostBytes = 24 * 1024 * 1024) {
  const carrying = { files, nowMs: () => nowMs, mostBytes };
  return valueOrThrow(await writeRequestBundle(ravi.parts, nextPlace(ravi.memory), carrying));
}

const waiting = ({ ledger }: FileMember) =>
  countWaitingFiles(ledger.write, readHub(ledger.write).epoch).toSend;

const atHub = (world: BundleTeam) =>
  world.parts.store.reading(async (sql) =>
    (
      await sql.all<{ sha256: string }>(
        "SELECT DISTINCT sha256 FROM hub_blob_part WHERE team = ? AND device = '' ORDER BY sha256",
        [team],
      )
    ).map(({ sha256 }) => sha256),
  );

test('a file of work carries its photos, and they count as sent once its answer is read', async () => {
  const { world, ravi, files, photos } = await raviWithPhotos();
  const bundle = await written(ravi, files);
  expect(bundle.files).toBe(2);
  const answer = await world.import(bundle.file);
  if (typeof answer === 'string') throw new Error(answer);
  expect(await atHub(world)).toEqual(photos.map(hashOf).sort());
  expect(waiting(ravi)).toEqual({ files: 2, bytes: 401_000 });
  // What was carried there is not carried back.
  expect(answer.length).toBeLessThan(20_000);
  const taken = await ravi.take(answer);
  expect(taken).toMatchObject({ ok: true, value: { files: 2, isWhole: true, problem: null } });
  expect(waiting(ravi)).toEqual({ files: 0, bytes: 0 });
  expect((await written(ravi, files)).files).toBe(0);
});

test('what does not fit waits: a file takes as many as it may, and without the word none', async () => {
  const { world, ravi, files, photos } = await raviWithPhotos();
  const small = await written(ravi, files, 2_000);
  expect(small.files).toBe(1);
  const bare = valueOrThrow(await writeRequestBundle(ravi.parts, nextPlace(ravi.memory)));
  expect(bare.files).toBe(0);
  expect(small.file.length).toBeLessThan(10_000);
  const answer = await world.import(small.file);
  if (typeof answer === 'string') throw new Error(answer);
  expect(await atHub(world)).toEqual([hashOf(photos[1] as Uint8Array)]);
  await ravi.take(answer);
  expect(waiting(ravi)).toEqual({ files: 1, bytes: 400_000 });
});

test('a file with photos that was cut or changed anywhere brings nothing, and given whole brings all', async () => {
  const { world, ravi, files, photos } = await raviWithPhotos();
  const { file } = await written(ravi, files);
  for (const part of [0.3, 0.6, 0.95]) {
    const at = Math.floor(file.length * part);
    expect(await world.import(file.subarray(0, at))).toBe('truncated');
    expect(await world.import(file.map((byte, place) => (place === at ? byte ^ 1 : byte)))).toBe('tampered');
  }
  expect(await atHub(world)).toEqual([]);
  const once = await world.import(file);
  expect(typeof once).not.toBe('string');
  expect(await world.import(file)).toBe('replayed');
  expect(await atHub(world)).toEqual(photos.map(hashOf).sort());
});

test('an answer of another run of the hub’s order confirms no photo', async () => {
  const { world, ravi, files } = await raviWithPhotos();
  const answer = await world.import((await written(ravi, files)).file);
  if (typeof answer === 'string') throw new Error(answer);
  ravi.ledger.write.run("UPDATE sync_hub SET epoch = 'another'");
  expect(await ravi.take(answer)).toMatchObject({ ok: false, refusal: { code: 'older' } });
  expect(waiting(ravi)).toEqual({ files: 2, bytes: 401_000 });
});
