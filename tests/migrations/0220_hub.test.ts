import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

describe('0220_hub.sql', () => {
  test('adds where the hub is and a joining on its way, empty, and leaves everything else', () => {
    const ledger = ageingLedger();
    const before = ledger.at(210, (database) => {
      database.run("INSERT INTO policy VALUES ('practice', 'true')");
      return strictTables(database);
    });
    ledger.at(220, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      const added = strictTables(database).filter((name) => !before.includes(name));
      expect(added).toEqual(['hub_address', 'hub_here', 'joining']);
      expect(database.all('SELECT policy FROM policy')).toEqual([{ policy: 'practice' }]);
      for (const table of added) {
        expect(database.get(`SELECT count(*) AS rows FROM ${table}`)).toEqual({ rows: 0 });
      }
    });
  });
});
