import { expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

test('0290_handed_over_receipts.sql adds one empty table, and leaves what was handed over before', () => {
  const ledger = ageingLedger();
  const before = ledger.at(280, (database) => {
    database.run("INSERT INTO handed_over VALUES ('account:A-1', '{}', 7)");
    return strictTables(database);
  });
  ledger.at(290, (database) => {
    const added = strictTables(database).filter((name) => !before.includes(name));
    expect(added).toEqual(['handed_over_receipt']);
    expect(database.all('SELECT * FROM handed_over_receipt')).toEqual([]);
    expect(database.all('SELECT stream FROM handed_over')).toEqual([{ stream: 'account:A-1' }]);
  });
});
