import { expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

test('0190_classification.sql adds its tables, and folds loans and receipts with deducted tax again', () => {
  const ledger = ageingLedger();
  const before = ledger.at(180, (database) => {
    database.run(
      `INSERT INTO account (account_id, book_id, party_id, account_key, currency, product, parked, recorded_party_id)
       VALUES ('A-1', 'B-1', 'P-1', 'L-1', 'INR', 'loan', 0, 'P-1'), ('A-2', 'B-2', 'P-1', 'T-1', 'INR', 'trade', 0, 'P-1')`,
    );
    return strictTables(database);
  });
  ledger.at(190, (database) => {
    const added = strictTables(database).filter((name) => !before.includes(name));
    expect(added.sort()).toEqual([
      'credit_application',
      'deduction',
      'overdue_step',
      'tax_certificate',
      'tax_claim',
    ]);
    expect(database.all('SELECT stream FROM refold')).toEqual([{ stream: 'account:A-1' }]);
    expect(() =>
      database.run(
        `INSERT INTO tax_claim VALUES ('R.0', 'A-2', 'R', 0, 'INR', 1, '2026-11-26', '2026-27/Q3', 'lost', NULL)`,
      ),
    ).toThrow(/CHECK/);
  });
});
