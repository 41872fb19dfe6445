import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { whyNoPostgres } from '../../../bin/postgres.mjs';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openMemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import type { HubStore } from '../../../src/main/hub/hub-store.ts';
import { openPostgresStore } from '../../../src/main/hub/postgres-store.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';
import { valueOrThrow } from '../../../src/shared/lib/result.ts';
import { hubMigrations } from '../../helpers/postgres/sample-store.ts';
import { startPostgres } from '../../helpers/postgres/test-postgres.ts';
import { teamId } from './hub-fixture.ts';

const number = 70;

/** A hub of before: a file that was named, another one that came whole, and two parts of a third. */
async function fill(store: HubStore): Promise<void> {
  await store.writing(teamId, async (sql) => {
    const columns = ['team', 'sha256', 'device', 'seq', 'shelf', 'bytes'];
    await sql.insertMany('hub_blob_name', columns, [[teamId, 'a', 'ravi', 1, 'account:A-1', 10]]);
    const parts = ['team', 'sha256', 'device', 'from_byte', 'byte_count', 'content'];
    await sql.insertMany('hub_blob_part', parts, [
      [teamId, 'b', '', 0, 3, new Uint8Array(3)],
      [teamId, 'c', 'ravi', 0, 3, new Uint8Array(3)],
      [teamId, 'c', 'ravi', 3, 4, new Uint8Array(4)],
    ]);
  });
}

/** How names stand, and what is unfinished; `isNow`: it counts as begun since `beganMs`, by the database's clock, to the second. */
async function takenOver(store: HubStore, beganMs: number) {
  return store.reading(async (sql) => {
    const unfinished = await sql.all<{ lastMs: number }>(
      'SELECT sha256, device, bytes, last_ms AS "lastMs" FROM hub_blob_unfinished',
    );
    return {
      names: await sql.all('SELECT sha256, standing FROM hub_blob_name'),
      unfinished: unfinished.map(({ lastMs, ...rest }) => ({
        ...rest,
        isNow: lastMs >= beganMs - 1_000 && lastMs <= Date.now() + 1_000,
      })),
    };
  });
}

/** What was named stays open, and what was begun is let go in a week. */
const whole = {
  names: [{ sha256: 'a', standing: 1 }],
  unfinished: [{ sha256: 'c', device: 'ravi', bytes: 7, isNow: true }],
};

describe('a hub of before names were open or closed', () => {
  test('on SQLite', async () => {
    const began = Date.now();
    const memory = openMemoryDatabase();
    onTestFinished(() => memory.close());
    const all = readMigrations(path.join(import.meta.dirname, '../../../migrations/hub'));
    applyMigrations(
      memory.database,
      all.filter((each) => each.number < number),
      0,
    );
    await fill(sqliteStore(memory.database));
    applyMigrations(
      memory.database,
      all.filter((each) => each.number >= number),
      0,
    );
    expect(await takenOver(sqliteStore(memory.database), began)).toEqual(whole);
  });

  test.skipIf(whyNoPostgres() !== null)('on PostgreSQL', { timeout: 60_000 }, async () => {
    const began = Date.now();
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const url = await postgres.newDatabase();
    const before = hubMigrations().filter((each) => each.number < number);
    const old = valueOrThrow(await openPostgresStore({ url, migrations: before }));
    await fill(old);
    await old.close();
    const store = valueOrThrow(await openPostgresStore({ url, migrations: hubMigrations() }));
    expect(await takenOver(store, began)).toEqual(whole);
    await store.close();
  });
});
