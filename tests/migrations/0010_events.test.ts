import { describe, expect, test } from 'vitest';
import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { ageingLedger, strictTables } from './migrate-to.ts';

const columns = {
  device: 'k3w7q2m9zt4hc6ya',
  seq: 1,
  id: 'event-1',
  place: null,
  epoch: null,
  stream: 'account:A-1',
  kind: 'account.opened',
  kind_version: 1,
  hlc_ms: 1,
  hlc_counter: 0,
  business_date: '2026-11-24',
  user: 'user-asha',
  chain: new Uint8Array(32),
  facts: '{}',
  personal: '',
  personal_digest: new Uint8Array(32),
} as const;

function insert(database: WritableDatabase, changed: Readonly<Record<string, SqlValue>> = {}): void {
  const row = { ...columns, ...changed };
  const names = Object.keys(row);
  database.run(
    `INSERT INTO event (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(row),
  );
}

describe('0010_events.sql', () => {
  test('makes the tables of the truth, all strict', () => {
    expect(ageingLedger().at(10, strictTables)).toEqual([
      'chain_checkpoint',
      'command',
      'device_self',
      'draft',
      'event',
      'migration',
      'parked_event',
    ]);
  });

  test('keeps one body an id; duplicate envelopes after re-keying share it', () => {
    ageingLedger().at(10, (database) => {
      insert(database);
      expect(() => insert(database, { seq: 2 })).toThrow('UNIQUE');
      insert(database, { seq: 2, status: 3 });
      insert(database, { seq: 3, status: 3 });
      expect(() => insert(database, { id: 'event-2' })).toThrow('UNIQUE'); // a sequence is taken once
      expect(database.all('SELECT seq, status FROM event ORDER BY seq')).toEqual([
        { seq: 1, status: 0 },
        { seq: 2, status: 3 },
        { seq: 3, status: 3 },
      ]);
    });
  });

  test('gives a place of an epoch once, and lets any number wait without one', () => {
    ageingLedger().at(10, (database) => {
      insert(database, { epoch: 'e', place: 7 });
      insert(database, { seq: 2, id: 'event-2' });
      insert(database, { seq: 3, id: 'event-3' });
      expect(() => insert(database, { seq: 4, id: 'event-4', epoch: 'e', place: 7 })).toThrow('UNIQUE');
      insert(database, { seq: 4, id: 'event-4', epoch: 'f', place: 7 });
    });
  });

  test('is found by its indexes: a stream, and what is pending', () => {
    ageingLedger().at(10, (database) => {
      const plan = (sql: string): string =>
        database
          .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .map(({ detail }) => detail)
          .join('; ');
      expect(plan("SELECT * FROM event WHERE stream = 'account:A-1' AND status <> 3")).toContain(
        'event_stream',
      );
      expect(plan("SELECT seq FROM event WHERE device = 'x' AND place IS NULL ORDER BY seq")).toContain(
        'event_pending',
      );
    });
  });

  test('has room for one device of its own', () => {
    ageingLedger().at(10, (database) => {
      const insertSelf = (one: number) =>
        database.run(
          `INSERT INTO device_self VALUES (?, 'd', zeroblob(32), zeroblob(60), 'T-1', 'K3W7Q2', 0, 0, zeroblob(32), 0, 0, '0', 0)`,
          [one],
        );
      insertSelf(1);
      expect(() => insertSelf(1)).toThrow('UNIQUE');
      expect(() => insertSelf(2)).toThrow('CHECK');
    });
  });
});
