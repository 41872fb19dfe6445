import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findNode } from '../bin/node24.mjs';

test('the tests run under the Node that the project brings, or one new enough for the ledger', () => {
  expect(process.execPath).toBe(findNode());
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  expect(major * 100 + minor).toBeGreaterThanOrEqual(2212);
  expect(Number(process.versions['napi'])).toBeGreaterThanOrEqual(10);
});

test('the SQLite that the project brings encrypts: the file header is not plain SQLite and a wrong key opens nothing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bahi-environment-'));
  try {
    const file = join(folder, 'probe.db');
    const database = new Database(file);
    database.pragma(`cipher='sqlcipher'`);
    database.pragma('legacy=4');
    database.pragma(`key="x'${'1f'.repeat(32)}'"`);
    database.exec('create table probe (text text) strict; create virtual table words using fts5(word);');
    database.close();
    expect(readFileSync(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');

    const locked = new Database(file);
    locked.pragma(`cipher='sqlcipher'`);
    locked.pragma('legacy=4');
    locked.pragma(`key="x'${'2e'.repeat(32)}'"`);
    expect(() => locked.prepare('select * from probe').all()).toThrow(/not a database/);
    locked.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('importing electron in a unit test fails with the way to mend it, and never starts a download', async () => {
  await expect(import('electron')).rejects.toThrow(/A unit test imported "electron"/);
});
