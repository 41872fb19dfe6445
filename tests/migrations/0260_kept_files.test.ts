import { expect, test } from 'vitest';
import { ageingLedger, strictTables } from './migrate-to.ts';

test('0260_kept_files.sql adds what is known of files, empty', () => {
  const ledger = ageingLedger();
  const before = ledger.at(240, strictTables);
  ledger.at(260, (database) => {
    expect(strictTables(database).filter((name) => !before.includes(name))).toEqual(['kept_file']);
    expect(database.get('SELECT count(*) AS rows FROM kept_file')).toEqual({ rows: 0 });
  });
});
