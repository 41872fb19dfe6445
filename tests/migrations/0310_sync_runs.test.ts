import { describe, expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

describe('0310_sync_runs.sql', () => {
  test('adds the runs of the hub, none before its next word on them, and leaves everything else', () => {
    const ledger = ageingLedger();
    const before = ledger.at(300, (database) => strictTables(database));
    ledger.at(310, (database) => {
      expect(strictTables(database).filter((name) => !before.includes(name))).toEqual(['sync_run']);
      expect(database.get('SELECT count(*) AS rows FROM sync_run')).toEqual({ rows: 0 });
    });
  });
});
