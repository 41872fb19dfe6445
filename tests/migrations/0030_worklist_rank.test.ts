import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

const oldRow = `INSERT INTO worklist VALUES ('A-1', '2026-11-24', 'lanes', 3, 'promise', 50, '[]', NULL, NULL, NULL,
  100000, 100000, 'INR', '2026-10-01', 54, NULL, NULL)`;

describe('0030_worklist_rank.sql', () => {
  test('drops the list of the day, which is computed again, and keeps what was projected from events', () => {
    const ledger = ageingLedger();
    ledger.at(20, (database) => {
      database.run(oldRow);
      database.run("INSERT INTO worklist_state VALUES (1, '2026-11-24', 'lanes', '{}')");
      database.run(
        "INSERT INTO item VALUES ('I-1', 'A-1', 'k', 'n', 'credit', '2026-09-01', '2026-09-01', -5, -5, 'X-1')",
      );
    });
    ledger.at(30, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      expect(
        database.get(
          'SELECT (SELECT count(*) FROM worklist) + (SELECT count(*) FROM worklist_state) AS rows',
        ),
      ).toEqual({
        rows: 0,
      });
      expect(database.all('SELECT item_id, open_minor FROM item')).toEqual([
        { item_id: 'I-1', open_minor: -5 },
      ]);
    });
  });

  test('orders the list by an index, and finds credits by one of their own', () => {
    ageingLedger().at(30, (database) => {
      const plan = (sql: string): string =>
        database
          .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
          .map(({ detail }) => detail)
          .join('; ');
      const ranked = `SELECT account_id FROM worklist WHERE lane = 3
        ORDER BY put_back, order_key, score DESC, currency, overdue_minor DESC, oldest_due_on, account_id`;
      expect(plan(ranked)).toContain('worklist_rank');
      expect(plan(ranked)).not.toContain('TEMP B-TREE');
      expect(plan("SELECT open_minor FROM item WHERE account_id = 'A-1' AND open_minor < 0")).toContain(
        'item_credit',
      );
    });
  });
});
