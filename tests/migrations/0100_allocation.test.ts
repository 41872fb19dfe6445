import { describe, expect, test } from 'vitest';
import { rowPutter } from '../helpers/put-row.ts';
import { ageingLedger } from './migrate-to.ts';

describe('0100_allocation.sql', () => {
  test('lists what of standing receipts fell on no claim, less what the office lists itself', () => {
    const ledger = ageingLedger();
    ledger.at(90, (database) => {
      const put = rowPutter(database, 'receipt');
      put({ receipt_id: 'applied', unapplied_minor: 0 });
      put({ receipt_id: 'over', unapplied_minor: 500 });
      put({ receipt_id: 'asked', unapplied_minor: 400, void_state: 'pending' });
      put({ receipt_id: 'void', unapplied_minor: 300, void_state: 'approved' });
      put({ receipt_id: 'known', unapplied_minor: 200, office_unapplied_minor: 200 });
    });
    ledger.at(100, (database) => {
      expect(
        database.all(
          `SELECT receipt_id AS receiptId, unresolved_minor AS minor, policy_id AS policyId FROM receipt
           WHERE unresolved_minor > 0 ORDER BY receipt_id`,
        ),
      ).toEqual([
        { receiptId: 'asked', minor: 400, policyId: null },
        { receiptId: 'over', minor: 500, policyId: null },
      ]);
    });
  });
});
