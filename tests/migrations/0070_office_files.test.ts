import { describe, expect, test } from 'vitest';
import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { transaction } from '../../src/main/db/transaction.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { refoldListed } from '../../src/main/ledger/refold.ts';
import { createStreamStates } from '../../src/main/ledger/streams.ts';
import { freshLedger } from '../main/ledger/fresh-ledger.ts';
import { day } from '../shared/domain/events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../shared/domain/events/drafts.ts';
import { ageingLedger } from './migrate-to.ts';

const tables = ['account', 'item', 'settlement', 'receipt', 'posting'] as const;

function copyRows(from: WritableDatabase, to: WritableDatabase, table: string): void {
  const columns = to
    .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
    .map(({ name }) => name);
  for (const row of from.all<Record<string, SqlValue>>(`SELECT ${columns.join(', ')} FROM ${table}`)) {
    to.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns.map((column) => row[column] ?? null),
    );
  }
}

const rowsOf = (database: WritableDatabase): unknown =>
  Object.fromEntries(
    [...tables, 'difference'].map((table) => [
      table,
      database.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`),
    ]),
  );

/** A bill of 10,000, a receipt of 4,000 on it, and a file that says 6,000: an older Bahi subtracted both. */
function evening() {
  const fresh = freshLedger();
  fresh.append([opened(), imported('X-1', item({ amountMinor: 10_000_00 }))], {
    businessDate: day('2026-11-23'),
  });
  fresh.append([receipt({ amountMinor: 4_000_00, lines: [{ itemId: 'I-1', amountMinor: 4_000_00 }] })]);
  const settlements = [{ on: day('2026-11-25'), amountMinor: 4_000_00 }];
  fresh.append([imported('X-2', item({ amountMinor: 10_000_00, settlements }))], {
    businessDate: day('2026-11-25'),
  });
  return fresh;
}

describe('0070_office_files.sql', () => {
  test('lists the accounts with receipts, and the first opening folds them into what this version makes of them', () => {
    const { ledger } = evening();
    const old = ageingLedger();
    old.at(60, (database) => {
      copyRows(ledger.write, database, 'event');
      for (const table of tables) copyRows(ledger.write, database, table);
      database.run("DELETE FROM settlement WHERE source = 'difference'");
      database.run('UPDATE item SET open_minor = 200000');
      database.run("DELETE FROM posting WHERE entry_account = 'book.inQuestion'");
    });
    old.at(70, (database) => {
      expect(database.all('SELECT stream FROM refold')).toEqual([{ stream }]);
      expect(
        database.all('SELECT office_known_minor AS known, office_answer AS answer FROM receipt'),
      ).toEqual([{ known: 0, answer: null }]);
    });
    // Folding writes the rows of the newest version.
    old.at(9_999, (database) => {
      const attached = { write: database, states: createStreamStates(database) } as unknown as Ledger;
      expect(transaction(database, () => refoldListed(attached))).toBe(1);
      expect(database.all('SELECT open_minor AS open FROM item')).toEqual([{ open: 6_000_00 }]);
      expect(rowsOf(database)).toEqual(rowsOf(ledger.write));
      expect(transaction(database, () => refoldListed(attached))).toBe(0);
    });
  });

  test('leaves accounts without a receipt alone', () => {
    const fresh = freshLedger();
    fresh.append([opened(), imported('X-1', item())]);
    const old = ageingLedger();
    old.at(60, (database) => {
      copyRows(fresh.ledger.write, database, 'event');
      for (const table of tables) copyRows(fresh.ledger.write, database, table);
    });
    old.at(70, (database) => {
      expect(database.all('SELECT stream FROM refold')).toEqual([]);
    });
    old.at(9_999, (database) => {
      expect(rowsOf(database)).toEqual(rowsOf(fresh.ledger.write));
    });
  });
});
