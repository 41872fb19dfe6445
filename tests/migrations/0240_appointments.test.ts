import { expect, test } from 'vitest';
import { ageingLedger } from './migrate-to.ts';

test('0240_appointments.sql folds accounts again whose appointment counted as met', () => {
  const ledger = ageingLedger();
  ledger.at(230, (database) => {
    database.run(
      `INSERT INTO appointment VALUES ('P-1', 'A-1', 'call', '2026-11-24', NULL, 'u', 'met'),
        ('P-2', 'A-2', 'call', '2026-11-24', NULL, 'u', 'open'), ('P-3', 'A-1', 'visit', '2026-11-25', NULL, 'u', 'met')`,
    );
  });
  ledger.at(240, (database) => {
    expect(database.all('SELECT stream FROM refold ORDER BY stream')).toEqual([{ stream: 'account:A-1' }]);
  });
});
