import { expect, test } from 'vitest';
import { ageingLedger } from './migrate-to.ts';

const tables = ['bank_line', 'bank_match', 'bank_match_part', 'bank_statement'];

test('0150_bank.sql adds empty tables for statements, lines and matches, and leaves the rest alone', () => {
  const old = ageingLedger();
  const has = (names: readonly { name: string }[]): string[] =>
    names.map(({ name }) => name).filter((name) => tables.includes(name));
  const query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
  const before = old.at(140, (database) => {
    database.run("INSERT INTO policy (policy, value) VALUES ('worklist', 'default')");
    return has(database.all<{ name: string }>(query));
  });
  expect(before).toEqual([]);
  old.at(150, (database) => {
    expect(has(database.all<{ name: string }>(query))).toEqual(tables);
    expect(database.all('SELECT count(*) AS count FROM bank_line')).toEqual([{ count: 0 }]);
    expect(database.all('SELECT policy, value FROM policy')).toEqual([
      { policy: 'worklist', value: 'default' },
    ]);
  });
});
