import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../../src/main/db/driver.ts';
import {
  movingPagesLater,
  transaction,
  transactionOrRefusal,
  transactionResult,
  withoutFlush,
} from '../../../src/main/db/transaction.ts';
import { ok, refused } from '../../../src/shared/lib/result.ts';
import { createProfile, withLedger } from './ledger-fixture.ts';

const insert = (database: WritableDatabase, name: string): void =>
  void database.run('INSERT INTO party (name) VALUES (?)', [name]);

const namesOf = (database: WritableDatabase): string[] =>
  database.all<{ name: string }>('SELECT name FROM party ORDER BY id').map(({ name }) => name);

describe('a transaction', () => {
  test('keeps everything or nothing', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      expect(
        transaction(write, (inside) => {
          insert(inside, 'Asha');
          return 'saved';
        }),
      ).toBe('saved');
      const failing = () =>
        transaction(write, (inside) => {
          insert(inside, 'Ravi');
          throw new Error('a bug');
        });
      expect(failing).toThrow('a bug');
      expect(namesOf(write)).toEqual(['Asha']);
    });
  });

  test('inside another one is undone alone when its error is caught', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      transaction(write, (outer) => {
        insert(outer, 'Asha');
        const inner = () =>
          transaction(outer, (inside) => {
            insert(inside, 'Ravi');
            throw new Error('not this one');
          });
        expect(inner).toThrow('not this one');
        transaction(outer, (inside) => insert(inside, 'Meena'));
      });
      expect(namesOf(write)).toEqual(['Asha', 'Meena']);
    });
  });

  test('is undone when its work turns out to be asynchronous', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      const asynchronous = ((inside: WritableDatabase) => {
        insert(inside, 'Asha');
        return Promise.resolve();
      }) as unknown as (inside: WritableDatabase) => void;
      expect(() => transaction(write, asynchronous)).toThrow('nothing asynchronous');
      expect(namesOf(write)).toEqual([]);
      expect(write.inTransaction).toBe(false);
    });
  });

  test('is undone by a refusal, which it answers', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      const answer = transactionResult(write, (inside) => {
        insert(inside, 'Asha');
        return refused({ code: 'cashCeiling' });
      });
      expect(answer).toEqual({ ok: false, refusal: { code: 'cashCeiling' } });
      expect(namesOf(write)).toEqual([]);
      expect(transactionResult(write, () => ok(7))).toEqual({ ok: true, value: 7 });
    });
  });

  test('on a full disk keeps nothing, says so, and the next one works once there is room', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      insert(write, 'Asha');
      const pages = write.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
      write.execute(`PRAGMA max_page_count=${pages + 2}`);
      const fill = () =>
        transactionOrRefusal(write, (inside) => {
          for (let row = 0; row < 200; row += 1) insert(inside, 'x'.repeat(500));
        });
      expect(fill()).toEqual({
        ok: false,
        refusal: { code: 'diskFull', freeBytes: null, neededBytes: null },
      });
      expect(namesOf(write)).toEqual(['Asha']);
      write.execute('PRAGMA max_page_count=1000000');
      expect(fill().ok).toBe(true);
      expect(namesOf(write)).toHaveLength(201);
    });
  });

  test('that need not be flushed leaves the next one flushed as ever, whatever became of it', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      const flushing = () =>
        (['synchronous', 'wal_autocheckpoint'] as const).map(
          (pragma) => write.get<Record<string, number>>(`PRAGMA ${pragma}`)?.[pragma],
        );
      const full = flushing();
      expect(full).toEqual([2, 1_000]);
      const inside = withoutFlush(write, () =>
        transaction(write, (open) => {
          insert(open, 'Asha');
          return flushing();
        }),
      );
      expect(inside).toEqual([1, 8_000]);
      expect(flushing()).toEqual(full);
      const failing = () =>
        withoutFlush(write, () =>
          transaction(write, (open) => {
            insert(open, 'Ravi');
            throw new Error('a bug');
          }),
        );
      expect(failing).toThrow('a bug');
      expect(flushing()).toEqual(full);
      expect(namesOf(write)).toEqual(['Asha']);
      expect(() => transaction(write, () => withoutFlush(write, () => 1))).toThrow('before it begins');
    });
  });

  test('among several large ones leaves its pages in the log to the next one, and waits for the disk as ever', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      const inLog = (): number =>
        write.returning<{ log: number }>('PRAGMA wal_checkpoint(NOOP)')[0]?.log ?? -1;
      const big = 'x'.repeat(2_000);
      const fill = (): void => {
        transaction(write, (open) => {
          for (let row = 0; row < 3_000; row += 1) insert(open, `${big} ${row}`);
        });
      };
      const pagesOfLog = movingPagesLater(write, () => {
        fill();
        expect(write.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
        return inLog();
      });
      expect(pagesOfLog).toBeGreaterThan(1_000);
      expect(write.get('PRAGMA wal_autocheckpoint')).toEqual({ wal_autocheckpoint: 1_000 });
      transaction(write, (open) => insert(open, 'Asha'));
      // The log begins anew with the first commit after its pages were moved.
      transaction(write, (open) => insert(open, 'Ravi'));
      expect(inLog()).toBeLessThan(10);
      expect(() => transaction(write, () => movingPagesLater(write, () => 1))).toThrow(
        'before a transaction',
      );
    });
  });

  test('lets a bug through as the error it is', () => {
    withLedger(createProfile(), 'create', ({ write }) => {
      expect(() =>
        transactionOrRefusal(write, (inside) => inside.run('INSERT INTO absent VALUES (1)')),
      ).toThrow('no such table');
    });
  });
});
