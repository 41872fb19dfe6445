import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

describe('0200_sync.sql', () => {
  test('adds what a device remembers of its hub, empty, and leaves everything else', () => {
    const ledger = ageingLedger();
    const before = ledger.at(190, (database) => {
      database.run("INSERT INTO policy VALUES ('practice', 'true')");
      return strictTables(database);
    });
    ledger.at(200, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      const added = strictTables(database).filter((name) => !before.includes(name));
      expect(added).toEqual([
        'handed_over',
        'sync_held',
        'sync_hub',
        'sync_meeting',
        'sync_rekey',
        'sync_shelf',
      ]);
      expect(database.all('SELECT policy FROM policy')).toEqual([{ policy: 'practice' }]);
      for (const table of added) {
        expect(database.get(`SELECT count(*) AS rows FROM ${table}`)).toEqual({ rows: 0 });
      }
    });
  });
});
