import { expect, test } from 'vitest';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import { ageingLedger, strictTables } from './migrate-to.ts';

const oldRow = `INSERT INTO worklist (account_id, party_id, currency, lane, put_back, rank_key, score, overdue_minor, terms,
  total_due_minor, days_past_due, worked, search)
  VALUES ('A-1', 'P-1', 'INR', 5, 0, '50', 50, 100, 'A50,54', 100, 54, 0, 'kulkarni')`;

const planOf = (database: WritableDatabase, sql: string): string =>
  database
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .map(({ detail }) => detail)
    .join('; ');

test('0170_worklist_order.sql drops the list of the day, which is computed again with its order apart', () => {
  const ledger = ageingLedger();
  ledger.at(60, (database) => {
    database.run(oldRow);
    database.run("INSERT INTO worklist_state VALUES (1, '2026-11-24', 'balanced', '{}', NULL)");
    database.run("INSERT INTO worklist_sum VALUES ('', 5, '', 'INR', 1, 1, 100)");
    database.run(
      "INSERT INTO item VALUES ('I-1', 'A-1', 'k', 'n', 'invoice', '2026-09-01', '2026-09-01', 5, 5, 'X-1')",
    );
  });
  ledger.at(170, (database) => {
    expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
    const kept = ['worklist', 'worklist_rank', 'worklist_state', 'worklist_sum', 'item'].map(
      (table) => database.all(`SELECT * FROM ${table}`).length,
    );
    expect(kept).toEqual([0, 0, 0, 0, 1]);
  });
});

test('a page behind a place, of everybody or of one person, is read from the order alone and nothing is sorted', () => {
  ageingLedger().at(170, (database) => {
    const behind = "(rank_key, account_id) > ('5', 'A') AND rank_key < '6'";
    const everybody = planOf(
      database,
      `SELECT place.rank_key, page.terms FROM worklist_rank AS place
         CROSS JOIN worklist AS page ON page.account_id = place.account_id
       WHERE (place.rank_key, place.account_id) > ('5', 'A') AND place.rank_key < '6'
       ORDER BY place.rank_key, place.account_id LIMIT 100`,
    );
    expect(everybody).toContain('SEARCH place USING PRIMARY KEY');
    expect(everybody).not.toContain('TEMP B-TREE');
    const mine = planOf(
      database,
      `SELECT account_id FROM worklist_rank WHERE assigned_to = 'u' AND ${behind} ORDER BY rank_key, account_id`,
    );
    expect(mine).toContain('COVERING INDEX worklist_mine');
    expect(mine).not.toContain('TEMP B-TREE');
  });
});
