import { describe, expect, test } from 'vitest';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import { ageingLedger, strictTables } from './migrate-to.ts';

const oldRow = `INSERT INTO worklist (account_id, party_id, currency, lane, put_back, order_key, score, overdue_minor,
  oldest_due_on, terms, total_due_minor, days_past_due, worked, search)
  VALUES ('A-1', 'P-1', 'INR', 5, 0, 0, 50, 100, '2026-10-01', '[]', 100, 54, 0, 'kulkarni')`;

const planOf = (database: WritableDatabase, sql: string): string =>
  database
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .map(({ detail }) => detail)
    .join('; ');

describe('0060_worklist_scale.sql', () => {
  test('drops the list of the day, which is computed again, and keeps what was projected from events', () => {
    const ledger = ageingLedger();
    ledger.at(30, (database) => {
      database.run(oldRow);
      database.run("INSERT INTO worklist_state VALUES (1, '2026-11-24', 'balanced', '{}', NULL)");
      database.run(
        "INSERT INTO item VALUES ('I-1', 'A-1', 'k', 'n', 'invoice', '2026-09-01', '2026-09-01', 5, 5, 'X-1')",
      );
    });
    ledger.at(60, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      const kept = ['worklist', 'worklist_state', 'worklist_sum', 'item'].map(
        (table) => database.all(`SELECT * FROM ${table}`).length,
      );
      expect(kept).toEqual([0, 0, 0, 1]);
    });
  });

  test('reads a page behind a row, the claims of a slice and its accounts from indexes alone', () => {
    ageingLedger().at(60, (database) => {
      const page = planOf(
        database,
        `SELECT * FROM worklist WHERE rank_key IS NOT NULL AND (rank_key, account_id) > ('5', 'A') AND rank_key < '6'
         ORDER BY rank_key, account_id LIMIT 100`,
      );
      expect(page).toContain('worklist_rank');
      expect(page).not.toContain('TEMP B-TREE');
      const claims = planOf(
        database,
        `SELECT account_id, due_on, sum(open_minor) FROM item WHERE open_minor > 0 AND issued_on <= '2026-11-24'
           AND item_kind <> 'credit' AND account_id BETWEEN 'A' AND 'B' GROUP BY account_id, due_on
         ORDER BY account_id, due_on`,
      );
      expect(claims).toContain('COVERING INDEX item_open');
      expect(claims).not.toContain('TEMP B-TREE');
      const accounts = planOf(
        database,
        `SELECT account.account_id, account.currency, party.party_kind FROM account
         LEFT JOIN party INDEXED BY party_kind ON party.party_id = account.party_id
         WHERE account.account_id BETWEEN 'A' AND 'B' ORDER BY account.account_id`,
      );
      expect(accounts).toContain('COVERING INDEX account_rank');
      expect(accounts).toContain('COVERING INDEX party_kind');
    });
  });
});
