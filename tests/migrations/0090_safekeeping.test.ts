import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

describe('0090_safekeeping.sql', () => {
  test('adds what a ledger remembers of its own life, empty, and leaves everything else', () => {
    const ledger = ageingLedger();
    const before = ledger.at(80, (database) => {
      database.run("INSERT INTO policy VALUES ('practice', 'true')");
      return strictTables(database);
    });
    ledger.at(90, (database) => {
      expect(strictTables(database).filter((name) => name.endsWith('(not strict)'))).toEqual([]);
      expect(strictTables(database).filter((name) => !before.includes(name))).toEqual([
        'backup_plan',
        'backup_run',
        'moved_away',
        'past_device',
      ]);
      expect(database.all('SELECT policy FROM policy')).toEqual([{ policy: 'practice' }]);
      expect(
        database.get('SELECT (SELECT count(*) FROM past_device) + (SELECT count(*) FROM moved_away) AS rows'),
      ).toEqual({
        rows: 0,
      });
    });
  });
});
