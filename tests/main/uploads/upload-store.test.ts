import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { readUpload } from '../../../src/main/uploads/read-upload.ts';
import { createUploadStore, type UploadStore } from '../../../src/main/uploads/upload-store.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';

let directory: string;
let folder: string;
let uploads: UploadStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bahi-uploads-'));
  folder = join(directory, 'uploads');
  uploads = createUploadStore(folder, 1000);
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

test('what was received is read back whole, and lies sealed for its owner alone', async () => {
  const location = valueOrThrow(await uploads.receive('book.csv', chunksOf('party\n', 'Asha Kulkarni\n')));
  expect(location).toMatchObject({ name: 'book.csv', sizeBytes: 20 });
  expect(readFileSync(location.path).includes('Kulkarni')).toBe(false);
  expect(statSync(location.path).mode & 0o777).toBe(0o600);
  expect(Buffer.from(valueOrThrow(await readUpload(location))).toString()).toBe('party\nAsha Kulkarni\n');
});

test('any bytes in any chunks come back the same', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 90 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(chunks, async (parts) => {
      async function* stream(): AsyncGenerator<Uint8Array> {
        yield* parts;
      }
      const location = valueOrThrow(await uploads.receive('x', stream()));
      const read = valueOrThrow(await readUpload(location));
      expect(Buffer.compare(read, Buffer.concat(parts))).toBe(0);
    }),
    { numRuns: 30 },
  );
});

test('a file beyond the cap is refused and leaves nothing', async () => {
  expect(await uploads.receive('x', chunksOf('a'.repeat(600), 'b'.repeat(401)))).toEqual({
    ok: false,
    refusal: { code: 'fileTooLarge' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a stream that breaks is refused and leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('the page went away');
  }
  expect(await uploads.receive('x', broken())).toEqual({ ok: false, refusal: { code: 'fileUnreadable' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a changed byte is noticed', async () => {
  const location = valueOrThrow(await uploads.receive('x', chunksOf('party')));
  const stored = readFileSync(location.path);
  stored[14] = (stored[14] ?? 0) ^ 1;
  writeFileSync(location.path, stored);
  expect(await readUpload(location)).toEqual({ ok: false, refusal: { code: 'fileUnreadable' } });
});

test('a file the person owns is read where it lies, and not if it changed or is too large', async () => {
  const path = join(directory, 'own.csv');
  writeFileSync(path, 'party\n');
  const location = valueOrThrow(await uploads.adopt(path));
  expect(location).toMatchObject({ name: 'own.csv', sizeBytes: 6, keyBase64: null });
  expect(Buffer.from(valueOrThrow(await readUpload(location))).toString()).toBe('party\n');
  writeFileSync(path, 'party, changed\n');
  expect((await readUpload(location)).ok).toBe(false);
  writeFileSync(path, 'x'.repeat(1001));
  expect(await uploads.adopt(path)).toEqual({ ok: false, refusal: { code: 'fileTooLarge' } });
  expect(await uploads.adopt(directory)).toEqual({ ok: false, refusal: { code: 'fileUnreadable' } });
  expect(await uploads.adopt(join(directory, 'absent'))).toEqual({
    ok: false,
    refusal: { code: 'fileUnreadable' },
  });
});

test('a dropped upload is gone, an owned file never', async () => {
  const path = join(directory, 'own.csv');
  writeFileSync(path, 'party\n');
  const own = valueOrThrow(await uploads.adopt(path));
  const sealed = valueOrThrow(await uploads.receive('x', chunksOf('party')));
  await uploads.drop(own.handle);
  await uploads.drop(sealed.handle);
  expect(readdirSync(folder)).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe('party\n');
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\asha\\book.csv', 'book.csv'],
  ['खाते\u0000\u202e.csv', 'खाते.csv'],
  ['', 'file'],
  ['..', 'file'],
])('the name %j is kept as %j', async (name, kept) => {
  expect(valueOrThrow(await uploads.receive(name, chunksOf('x'))).name).toBe(kept);
});
