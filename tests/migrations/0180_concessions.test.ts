import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

const offer = (id: string, sacrificeMinor: number): string =>
  `INSERT INTO compromise VALUES ('${id}', 'A-1', 'INR', '2026-11-26', 'U-1', 'approved', '2026-12-10', 1000, 900, ${sacrificeMinor}, 2, '[]', '[]', '[]', '[]', NULL, NULL, NULL)`;

describe('0180_concessions.sql', () => {
  test('adds its tables, and what is given up is what is owed less what is offered', () => {
    const ledger = ageingLedger();
    const before = ledger.at(170, (database) => strictTables(database));
    ledger.at(180, (database) => {
      const added = strictTables(database).filter((name) => !before.includes(name));
      expect(added).toEqual(
        expect.arrayContaining(['compromise', 'concession', 'hardship', 'remission', 'restructure']),
      );
      database.run(offer('S-1', 100));
      expect(() => database.run(offer('S-2', 101))).toThrow(/CHECK/);
      expect(() =>
        database.run(
          `INSERT INTO remission VALUES ('R', 'A-1', 'S-1', 'settlement', 'I-1', NULL, '2026-12-01', 0)`,
        ),
      ).toThrow(/CHECK/);
    });
  });
});
