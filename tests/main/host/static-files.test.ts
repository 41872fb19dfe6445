import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { readStaticFile, safePath } from '../../../src/main/host/static-files.ts';

let directory: string;
let root: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bahi-static-'));
  root = join(directory, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<style nonce="__CSP_NONCE__"></style>');
  writeFileSync(join(root, 'assets', 'a b.js'), 'export {}');
  writeFileSync(join(root, '.env.js'), 'secret');
  writeFileSync(join(root, 'notes.txt'), 'notes');
  writeFileSync(join(directory, 'secret.js'), 'secret');
  mkdirSync(join(directory, 'renderer-other'));
  writeFileSync(join(directory, 'renderer-other', 'x.js'), 'secret');
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('the start page carries a fresh nonce that its policy names', async () => {
  const [first, second] = [await readStaticFile(root, '/'), await readStaticFile(root, '/index.html')];
  const nonce = /nonce="([^"]+)"/.exec(Buffer.from(first?.body ?? []).toString())?.[1];
  expect(first?.contentSecurityPolicy).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(first?.contentSecurityPolicy).not.toContain('unsafe');
  expect(second?.contentSecurityPolicy).not.toContain(nonce);
});

test('a file of the build is served under its type', async () => {
  const file = await readStaticFile(root, '/assets/a%20b.js');
  expect([file?.contentType, Buffer.from(file?.body ?? []).toString()]).toEqual([
    'text/javascript; charset=utf-8',
    'export {}',
  ]);
});

test.each([
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/%2E%2E%2Fsecret.js',
  '/assets/../../secret.js',
  '/..%5csecret.js',
  '/%252e%252e/secret.js',
  '/../renderer-other/x.js',
  '//secret.js',
  '/.env.js',
  '/notes.txt',
  '/assets',
  '/assets/',
  '/absent.js',
  '/%00.js',
  '/%E0%A4%A',
  'secret.js',
  '',
])('%s is not served', async (path) => {
  expect(await readStaticFile(root, path)).toBeNull();
});

test('no path whatever names anything outside the directory', () => {
  const piece = fc.oneof(
    fc.constantFrom('..', '.', '%2e', '%2e%2e', '%2f', '%5c', '\\', '/', '//', '%00', 'assets', '~', 'C:'),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const path = safePath('/srv/renderer', `/${pieces.join('/')}`);
      expect(path === null || path.startsWith('/srv/renderer/')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
