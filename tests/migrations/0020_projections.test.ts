import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

const projections = [
  'account',
  'address',
  'app_user',
  'appointment',
  'attachment',
  'book',
  'device',
  'dispute',
  'hold',
  'import_batch',
  'interaction',
  'item',
  'party',
  'phone',
  'plan',
  'policy',
  'posting',
  'promise',
  'receipt',
  'review_item',
  'settlement',
  'team',
  'wallet_entry',
  'worklist',
  'worklist_state',
];

describe('0020_projections.sql', () => {
  test('adds the projections to a ledger that has events, and leaves those alone', () => {
    const ledger = ageingLedger();
    const insert = `INSERT INTO parked_event VALUES ('k3w7q2m9zt4hc6ya', 1, 'account:A-1', 'unknownKind')`;
    const before = ledger.at(10, (database) => {
      database.run(insert);
      return strictTables(database);
    });
    ledger.at(20, (database) => {
      expect(strictTables(database)).toEqual([...before, ...projections].sort());
      expect(database.all('SELECT * FROM parked_event')).toEqual([
        { device: 'k3w7q2m9zt4hc6ya', seq: 1, stream: 'account:A-1', reason: 'unknownKind' },
      ]);
    });
  });

  test('takes whole numbers of minor units and nothing else', () => {
    ageingLedger().at(20, (database) => {
      const post = (amount: number | string) =>
        database.run("INSERT INTO posting VALUES ('e', 0, 's', 'unapplied', 'INR', ?, '2026-11-24', 0)", [
          amount,
        ]);
      expect(() => post(0.5)).toThrow('cannot store REAL value in INTEGER column');
      expect(() => post('ten')).toThrow('cannot store TEXT value in INTEGER column');
      expect(post(10).changes).toBe(1);
    });
  });

  test('finds what is open on an account by an index that holds nothing else', () => {
    ageingLedger().at(20, (database) => {
      const sql =
        "SELECT due_on, open_minor FROM item WHERE account_id = 'A-1' AND open_minor > 0 ORDER BY due_on";
      const [step] = database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      expect(step?.detail).toContain('COVERING INDEX item_open');
    });
  });
});
