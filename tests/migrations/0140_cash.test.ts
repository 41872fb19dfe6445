import { expect, test } from 'vitest';
import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { transaction } from '../../src/main/db/transaction.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { refoldListed } from '../../src/main/ledger/refold.ts';
import { createStreamStates } from '../../src/main/ledger/streams.ts';
import { walletStream } from '../../src/shared/domain/events/envelope.ts';
import { freshLedger } from '../main/ledger/fresh-ledger.ts';
import { ageingLedger } from './migrate-to.ts';

const stream = walletStream('user-asha');

function copyEvents(from: WritableDatabase, to: WritableDatabase): void {
  const columns = to
    .all<{ name: string }>("SELECT name FROM pragma_table_info('event')")
    .map(({ name }) => name);
  for (const row of from.all<Record<string, SqlValue>>(`SELECT ${columns.join(', ')} FROM event`)) {
    to.run(
      `INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      columns.map((column) => row[column] ?? null),
    );
  }
}

test('0140_cash.sql lists the wallets, and the first opening folds their cash with the instants of its age', () => {
  const { ledger, append } = freshLedger();
  append([
    {
      kind: 'cash.received',
      stream,
      data: { receiptId: 'R-1', accountId: 'A-1', currency: 'INR', amountMinor: 40_000 },
      personal: null,
    },
  ]);
  const old = ageingLedger();
  old.at(130, (database) => {
    copyEvents(ledger.write, database);
    database.run(
      `INSERT INTO wallet_entry (event_id, user_id, receipt_id, account_id, kind, currency, amount_minor, business_date)
       SELECT id, 'user-asha', 'R-1', 'A-1', kind, 'INR', 40000, business_date FROM event WHERE stream = ?`,
      [stream],
    );
  });
  old.at(140, (database) => {
    expect(database.all('SELECT stream FROM refold')).toEqual([{ stream }]);
    expect(database.all('SELECT event_id FROM wallet_entry')).toEqual([]);
    expect(database.all('SELECT close_id FROM cash_close UNION SELECT period_id FROM period')).toEqual([]);
  });
  // Folding writes the rows of the newest version.
  old.at(9_999, (database) => {
    const attached = { write: database, states: createStreamStates(database) } as unknown as Ledger;
    expect(transaction(database, () => refoldListed(attached))).toBe(1);
    const rows = 'SELECT * FROM wallet_entry ORDER BY event_id';
    expect(database.all(rows)).toEqual(ledger.write.all(rows));
    expect(database.all('SELECT amount_minor AS minor, recorded_ms > 0 AS isAged FROM wallet_entry')).toEqual(
      [{ minor: 40_000, isAged: 1 }],
    );
  });
});
