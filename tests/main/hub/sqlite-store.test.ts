import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { sqlcipherDriver } from '../../../src/main/db/sqlcipher.ts';
import { StoreBusyError, StoreFullError } from '../../../src/main/hub/hub-store.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { opened, skipped } from './drafts.ts';
import { foundedHub, freshHubDatabase } from './hub-fixture.ts';
import { startMs } from './test-device.ts';

const migrationsDirectory = path.resolve(import.meta.dirname, '../../../migrations/hub');
const insert = 'INSERT INTO hub_self (one, nonce) VALUES (1, ?)';

describe('the store on SQLite', () => {
  test('lets one write after the other, in the order in which they came', async () => {
    const store = sqliteStore(freshHubDatabase().database);
    const order: string[] = [];
    const slow = store.writing('T', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('first');
    });
    const quick = store.writing('T', async () => order.push('second'));
    const read = store.reading(async () => order.push('third'));
    await Promise.all([slow, quick, read]);
    expect(order).toEqual(['first', 'second', 'third']);
  });

  test('keeps everything or nothing, and goes on after an error', async () => {
    const store = sqliteStore(freshHubDatabase().database);
    const failing = store.writing('T', async (sql) => {
      await sql.run(insert, ['kept']);
      throw new Error('a bug');
    });
    await expect(failing).rejects.toThrow('a bug');
    const read = await store.reading((sql) => sql.all('SELECT nonce FROM hub_self'));
    expect(read).toEqual([]);
  });

  test('says that the disk is full, and nothing of that push is there', async () => {
    const memory = freshHubDatabase();
    const { desk } = await foundedHub(async () => sqliteStore(memory.database));
    desk.write(Array.from({ length: 500 }, () => skipped('A-1', 'x'.repeat(60))));
    const pages = memory.database.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    memory.database.execute(`PRAGMA max_page_count=${pages + 20}`);
    expect(await desk.send(desk.pushBytes(4, 500))).toEqual({ frame: 'refusal', code: 'full' });
    memory.database.execute('PRAGMA max_page_count=100000');
    expect((await desk.hello()).top).toBe(3);
    expect((await desk.push(4, 500)).highWater.seq).toBe(503);
    const store = sqliteStore(memory.database);
    memory.database.execute(`PRAGMA max_page_count=1`);
    await expect(
      store.writing('T', (sql) => sql.insertMany('hub_self', ['one', 'nonce'], [[1, 'x'.repeat(100_000)]])),
    ).rejects.toThrow(StoreFullError);
  });

  test('tells whoever listens that places were given', async () => {
    const memory = freshHubDatabase();
    const { desk, parts } = await foundedHub(async () => sqliteStore(memory.database));
    const told: string[] = [];
    const stop = parts.store.onPlaced((team) => told.push(team));
    desk.write([opened('A-1')]);
    await desk.hello();
    expect(told).toEqual([]);
    await desk.push(4);
    await desk.push(4);
    stop();
    desk.write([skipped('A-1')]);
    await desk.push(5);
    expect(told).toEqual(['T-1']);
  });
});

describe('on a file of its own', () => {
  test('another process that writes makes a push wait', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'bahi-hub-'));
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    const file = { path: path.join(directory, 'hub.db'), key: new Uint8Array(randomBytes(32)), create: true };
    const own = sqlcipherDriver.openWritable({ ...file, busyTimeoutMs: 1 });
    onTestFinished(() => own.close());
    applyMigrations(own.database, readMigrations(migrationsDirectory), startMs);
    const other = sqlcipherDriver.openWritable({ ...file, busyTimeoutMs: 1 });
    onTestFinished(() => other.close());
    const store = sqliteStore(own.database);
    other.database.execute('BEGIN IMMEDIATE');
    await expect(store.writing('T', async () => null)).rejects.toThrow(StoreBusyError);
    other.database.execute('ROLLBACK');
    expect(await store.writing('T', async () => null)).toBe(null);
  });
});
