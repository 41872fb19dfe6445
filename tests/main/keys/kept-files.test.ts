import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { encryptBlob, sha256Hex } from '../../../src/main/keys/blob.ts';
import type { BlobFiles } from '../../../src/main/keys/blob-files.ts';
import {
  keptFileKeysOf,
  keptFilePath,
  keptFiles,
  keptFilesKey,
  mostFileBytes,
} from '../../../src/main/keys/kept-files.ts';
import { memoryFiles } from '../../../src/main/keys/memory-files.ts';
import { createDataKey } from '../../../src/main/keys/sealing.ts';

function freshFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'bahi-kept-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const plain = new Uint8Array(Buffer.from('A-PHOTO-OF-A-DOOR'.repeat(50)));
const name = sha256Hex(plain);

const places: readonly (readonly [string, () => BlobFiles])[] = [
  ['a folder', () => keptFiles(freshFolder(), keptFileKeysOf(createDataKey()))],
  ['memory', () => memoryFiles()],
];

test.each(places)('%s keeps files by what they are, and parts until they are whole', (_, open) => {
  const files = open();
  expect([files.has(name), files.read(name), files.arrived(name, 'hub')]).toEqual([false, null, 0]);
  files.add(name, 'hub', { from: 0, bytes: plain.subarray(0, 100) });
  files.add(name, 'hub', { from: 100, bytes: plain.subarray(100, 300) });
  files.add(name, 'other', { from: 0, bytes: plain.subarray(0, 7) });
  expect([files.arrived(name, 'hub'), files.arrived(name, 'other')]).toEqual([300, 7]);
  expect(Buffer.from(files.collect(name, 'hub'))).toEqual(Buffer.from(plain.subarray(0, 300)));
  files.drop(name, 'hub');
  expect([files.arrived(name, 'hub'), files.arrived(name, 'other')]).toEqual([0, 7]);
  files.keep(name, plain);
  files.keep(name, plain);
  expect(Buffer.from(files.read(name) ?? [])).toEqual(Buffer.from(plain));
  files.remove(name);
  files.remove(name);
  expect([files.has(name), files.read(name)]).toEqual([false, null]);
});

test.each(places)('%s lets go of what has come in part and nobody goes on with', (_, open) => {
  const files = open();
  const part = { from: 0, bytes: plain.subarray(0, 100) };
  files.keepArriving([], []);
  for (const sender of ['hub', 'one', 'another']) files.add(name, sender, part);
  const other = sha256Hex(plain.subarray(1));
  files.add(other, 'one', part);
  files.keep(other, plain.subarray(1));
  files.keepArriving([{ sha256: name, sender: 'another' }], ['hub']);
  expect(['hub', 'one', 'another'].map((sender) => files.arrived(name, sender))).toEqual([100, 0, 100]);
  expect([files.arrived(other, 'one'), files.has(other)]).toEqual([0, true]);
});

test('nothing in the folder shows what is in a file, whole or on its way', () => {
  const folder = freshFolder();
  const files = keptFiles(folder, keptFileKeysOf(createDataKey()));
  files.keep(name, plain);
  files.add(name, 'hub', { from: 0, bytes: plain.subarray(0, 200) });
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
  expect(all).toHaveLength(2);
  for (const bytes of all) expect(bytes.includes('A-PHOTO')).toBe(false);
});

test('a file of before is read with the ledger’s key, and by a hub only once it is kept anew', () => {
  const folder = freshFolder();
  const dataKey = createDataKey();
  const sealed = encryptBlob(dataKey, plain, mostFileBytes);
  if (!sealed.ok) throw new Error('it is small');
  mkdirSync(path.dirname(keptFilePath(folder, name)), { recursive: true });
  writeFileSync(keptFilePath(folder, name), sealed.value.file);
  const ofHub = keptFiles(folder, { files: keptFilesKey(dataKey), before: null });
  expect(keptFiles(folder, keptFileKeysOf(dataKey)).read(name)).toEqual(Buffer.from(plain));
  expect(ofHub.read(name)).toBeNull();
  ofHub.keep(name, plain);
  expect(ofHub.read(name)).toEqual(Buffer.from(plain));
  expect(keptFiles(folder, keptFileKeysOf(dataKey)).read(name)).toEqual(Buffer.from(plain));
});

test('a changed file and a part under another key are nothing', () => {
  const folder = freshFolder();
  const files = keptFiles(folder, keptFileKeysOf(createDataKey()));
  files.keep(name, plain);
  writeFileSync(keptFilePath(folder, name), randomBytes(500));
  expect([files.has(name), files.read(name)]).toEqual([true, null]);
  files.add(name, 'hub', { from: 0, bytes: plain });
  const stranger = keptFiles(folder, keptFileKeysOf(createDataKey()));
  expect(stranger.collect(name, 'hub')).toHaveLength(0);
});
