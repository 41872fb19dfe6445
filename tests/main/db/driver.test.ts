import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import { createLedgerWithParties, createProfile, withLedger } from './ledger-fixture.ts';

const party = sqliteTable('party', { id: integer('id').primaryKey(), name: text('name').notNull() });

describe('the handles of a ledger', () => {
  test('what one writes, the other reads', () => {
    const profile = createProfile();
    const rows = withLedger(profile, 'create', ({ read, write }) => {
      const change = write.run('INSERT INTO party (name) VALUES (@name)', { name: 'Kulkarni' });
      expect(change).toEqual({ changes: 1, lastInsertRowid: 1 });
      return {
        all: read.all('SELECT id, name FROM party'),
        first: read.get('SELECT name FROM party WHERE id = ?', [1]),
        none: read.get('SELECT name FROM party WHERE id = ?', [2]),
        drizzle: read.drizzle.select().from(party).all(),
      };
    });
    expect(rows).toEqual({
      all: [{ id: 1, name: 'Kulkarni' }],
      first: { name: 'Kulkarni' },
      none: undefined,
      drizzle: [{ id: 1, name: 'Kulkarni' }],
    });
  });

  test('SQLite refuses a write on the reading handle even when a cast got past the compiler', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 3);
    withLedger(profile, 'existing', ({ read }) => {
      const cast = read as WritableDatabase;
      expect(() => cast.run('DELETE FROM party')).toThrow('attempt to write a readonly database');
      expect(() => cast.drizzle.delete(party).run()).toThrow('attempt to write a readonly database');
      expect(read.get('SELECT count(*) AS parties FROM party')).toEqual({ parties: 3 });
    });
  });

  test('reading methods take no writing statement, on either handle', () => {
    const profile = createProfile();
    withLedger(profile, 'create', ({ write }) => {
      const sql = "INSERT INTO party (name) VALUES ('Kulkarni') RETURNING id";
      expect(() => write.all(sql)).toThrow('only read');
      expect(() => write.get(sql)).toThrow('only read');
      expect(() => write.iterate(sql)).toThrow('only reads');
      expect(write.returning(sql)).toEqual([{ id: 1 }]);
    });
  });

  test('two walks over the same statement do not disturb each other', () => {
    const profile = createProfile();
    createLedgerWithParties(profile, 3);
    const pairs = withLedger(profile, 'existing', ({ read }) => {
      const found: number[][] = [];
      for (const outer of read.iterate<{ id: number }>('SELECT id FROM party ORDER BY id')) {
        for (const inner of read.iterate<{ id: number }>('SELECT id FROM party ORDER BY id')) {
          if (inner.id < outer.id) found.push([outer.id, inner.id]);
        }
      }
      return found;
    });
    expect(pairs).toEqual([
      [2, 1],
      [3, 1],
      [3, 2],
    ]);
  });

  test('more different statements than the cache holds still work', () => {
    const profile = createProfile();
    withLedger(profile, 'create', ({ read }) => {
      for (let number = 0; number < 1_200; number += 1) {
        expect(read.get(`SELECT ${number % 600} AS number`)).toEqual({ number: number % 600 });
      }
    });
  });
});
