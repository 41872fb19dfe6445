import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { respondToApp } from '../../../src/main/app/app-protocol.ts';

let directory: string;
let root: string;
const paperPages = new Map([['1f2e', '<p>Receipt</p>']]);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bahi-app-'));
  root = join(directory, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'app.js'), 'export {}');
  writeFileSync(join(root, 'assets', 'print.css'), 'p {}');
  writeFileSync(join(directory, 'keys.json'), '{}');
});

afterAll(() => rmSync(directory, { recursive: true, force: true }));

const get = (url: string, method = 'GET') => respondToApp({ url, method }, root, paperPages);

test.each(['app://ledger/', 'app://ledger/index.html', 'app://ledger/assets/app.js?v=1#top'])(
  '%s is served with its walls',
  async (url) => {
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; /,
    );
  },
);

test.each([
  'app://ledger/../keys.json',
  'app://ledger/%2e%2e/keys.json',
  'app://ledger/assets/..%2f..%2fkeys.json',
  'app://ledger/..\\keys.json',
  'app://ledger',
  'app://ledger/absent.js',
  'app://other/index.html',
  'app://ledger.evil.example/index.html',
  'app://ledger:80/index.html',
  'app://user@ledger/index.html',
  'https://ledger/index.html',
  'app://paper/index.html',
  'app://paper/assets/app.js',
  'app://paper/assets/print.css',
  'app://paper/ffff',
  'app://ledger/1f2e',
  'not an address',
])('%s is not here', async (url) => {
  const response = await get(url);
  expect([response.status, await response.text()]).toEqual([404, 'not here']);
});

test('only reading is answered', async () => {
  expect((await get('app://ledger/index.html', 'POST')).status).toBe(404);
});

test('a page to print has its own origin, loads nothing, and has no script', async () => {
  const response = await get('app://paper/1f2e');
  expect(await response.text()).toBe('<p>Receipt</p>');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('script-src');
  expect(policy).not.toContain("'self'");
});
