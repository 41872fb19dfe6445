import { expect, test } from 'vitest';
import { ageingLedger } from './migrate-to.ts';

test('0270_money_and_reviews.sql marks every shelf that was met, so that its money is summed from the events', () => {
  const ledger = ageingLedger();
  ledger.at(240, (database) => {
    database.run(
      `INSERT INTO sync_shelf VALUES ('account:A-1', 'account:A-1', 1, zeroblob(32), 0, 'here', NULL),
        ('party:P-1', 'party:P-1', 1, zeroblob(32), 0, 'own', NULL)`,
    );
  });
  ledger.at(270, (database) => {
    expect(database.all('SELECT shelf, events, money_due AS due FROM sync_shelf ORDER BY shelf')).toEqual([
      { shelf: 'account:A-1', events: 1, due: 1 },
      { shelf: 'party:P-1', events: 1, due: 1 },
    ]);
    expect(database.all('SELECT * FROM sync_money')).toEqual([]);
  });
});
