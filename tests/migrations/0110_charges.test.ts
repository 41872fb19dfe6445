import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

const insert = (head: string, bearsInterest: number): string =>
  `INSERT INTO charge VALUES ('Q-${head}-${bearsInterest}', 'A-1', 'I-1', '${head}', 'INR', 100, 0, ${bearsInterest}, '2026-10-01', '2026-10-31', '2026-10-31', 'R', '[]', '[]', '')`;

describe('0110_charges.sql', () => {
  test('adds charges and terms, empty, and only interest may ever bear interest', () => {
    const ledger = ageingLedger();
    const before = ledger.at(90, (database) => strictTables(database));
    ledger.at(110, (database) => {
      const added = strictTables(database).filter((name) => !before.includes(name));
      expect(added).toEqual(expect.arrayContaining(['charge', 'charge_terms']));
      database.run(insert('interest', 1));
      database.run(insert('penalty', 0));
      expect(() => database.run(insert('penalty', 1))).toThrow(/CHECK/);
      expect(() => database.run(insert('fee', 1))).toThrow(/CHECK/);
    });
  });
});
