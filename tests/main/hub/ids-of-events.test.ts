import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '../../../src/main/db/migrate.ts';
import { readMigrations } from '../../../src/main/db/migrations.ts';
import { openMemoryDatabase } from '../../../src/main/db/sqlcipher.ts';
import { readById } from '../../../src/main/hub/event-rows.ts';
import type { HubSql } from '../../../src/main/hub/hub-store.ts';
import { sqliteStore } from '../../../src/main/hub/sqlite-store.ts';

const columns =
  'team device seq id shelf kind user_id status correction_ms received_ms chain facts digest'.split(' ');

function hubDatabase() {
  const memory = openMemoryDatabase();
  onTestFinished(() => memory.close());
  applyMigrations(
    memory.database,
    readMigrations(path.join(import.meta.dirname, '../../../migrations/hub')),
    0,
  );
  return { database: memory.database, store: sqliteStore(memory.database) };
}

const insert = (sql: HubSql, team: string, ids: readonly string[], status = 0): Promise<void> =>
  sql.insertMany(
    'hub_event',
    columns,
    ids.map((id, at) => {
      const device = `ravi-${status}`;
      return [
        team,
        device,
        at,
        id,
        'account:A-1',
        'k',
        'u',
        status,
        0,
        0,
        new Uint8Array(32),
        id,
        new Uint8Array(32),
      ];
    }),
  );

test('an id is found among those that begin as it does, of its own team, and whatever it looks like', async () => {
  const { store } = hubDatabase();
  const ids = [
    '01a05bfc-d5af-7ac7-9999-000000000001',
    '01a05bfc-d5af-7ac7-9999-000000000002',
    'E-1',
    '',
    'ab',
    '😀😀😀😀 a letter of Devanagari: ॐ',
  ];
  const found = await store.writing('T-1', async (sql) => {
    await insert(sql, 'T-1', ids);
    await insert(sql, 'T-2', ids);
    await insert(sql, 'T-1', ['duplicate'], 3);
    const asked = [...ids.filter((id) => !id.endsWith('2')), 'duplicate', 'nobody'];
    const rows = await readById(sql, 'T-1', asked);
    return new Map([...rows].map(([id, { facts }]) => [id, facts]));
  });
  const there = ids.filter((id) => !id.endsWith('2'));
  expect(found).toEqual(new Map(there.map((id) => [id, id])));
});

test('no other row is read for it', async () => {
  const { database, store } = hubDatabase();
  const plans: string[] = [];
  await store.reading(async (sql) => {
    const watched: HubSql = {
      ...sql,
      all: async (text, parameters = []) => {
        const plan = database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, [...parameters]);
        plans.push(...plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SEARCH')));
        return sql.all(text, parameters);
      },
    };
    await readById(watched, 'T-1', ['E-1']);
  });
  expect(plans).toEqual(['SEARCH e USING INDEX hub_event_id (<expr>=?)']);
});
