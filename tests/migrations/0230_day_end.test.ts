import { expect, test } from 'vitest';
import { ageingLedger } from './migrate-to.ts';

test('0230_day_end.sql leaves what is there as it is, and keeps closed days with their amendments', () => {
  const old = ageingLedger();
  const promise = `INSERT INTO promise (promise_id, account_id, currency, amount_minor, made_on, due_on, grace_until,
      threshold_basis_points, mode, level, authored, made_by, needs_approval, paid_minor)
    VALUES ('P-1', 'A-1', 'INR', 500, '2026-11-24', '2026-11-30', '2026-12-02', 9000, 'upi', 0, 'open', 'user-asha', 0, 0)`;
  old.at(220, (database) => database.run(promise));
  old.at(230, (database) => {
    expect(database.all("SELECT promise_id FROM promise WHERE made_on = '2026-11-24'")).toEqual([
      { promise_id: 'P-1' },
    ]);
    expect(
      database.all('SELECT day_end_id FROM team_day UNION SELECT amendment_id FROM team_day_amendment'),
    ).toEqual([]);
    // A day's promises are found by their day, not by reading all of them.
    const plan = database.all<{ detail: string }>(
      "EXPLAIN QUERY PLAN SELECT promise_id FROM promise WHERE made_on = '2026-11-24'",
    );
    expect(plan.map(({ detail }) => detail).join()).toContain('promise_made');
  });
});
