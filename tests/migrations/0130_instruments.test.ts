import { expect, test } from 'vitest';
import { transaction } from '../../src/main/db/transaction.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { refoldListed } from '../../src/main/ledger/refold.ts';
import { createStreamStates } from '../../src/main/ledger/streams.ts';
import { freshLedger } from '../main/ledger/fresh-ledger.ts';
import { day } from '../shared/domain/events/build-event.ts';
import { imported, item, opened, receipt, stream } from '../shared/domain/events/drafts.ts';
import { ageingLedger } from './migrate-to.ts';

/** 0130_instruments.sql: a cheque written by an older Bahi is in the register after the first opening. */
test('cheques of older receipts become instruments, and count as their paper said', () => {
  const fresh = freshLedger();
  fresh.append([opened(), imported('X-1', item())]);
  const instrumentOn = day('2026-11-20');
  const tender = { tender: 'cheque', amountMinor: 40_000, reference: '123456', bank: 'SBI', instrumentOn };
  fresh.append([receipt({ tenders: [{ ...tender, tender: 'cheque' as const }] })]);
  const old = ageingLedger();
  old.at(90, (database) => {
    for (const row of fresh.ledger.write.all<Record<string, string | number | null>>('SELECT * FROM event')) {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      database.run(`INSERT INTO event (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
    }
    const [receiptRow] =
      fresh.ledger.write.all<Record<string, string | number | null>>('SELECT * FROM receipt');
    const known = database.all<{ name: string }>("SELECT name FROM pragma_table_info('receipt')");
    const names = known.map(({ name }) => name);
    const marks = names.map(() => '?').join(', ');
    database.run(
      `INSERT INTO receipt (${names.join(', ')}) VALUES (${marks})`,
      names.map((name) => receiptRow?.[name] ?? null),
    );
  });
  old.at(130, (database) => {
    expect(database.all('SELECT stream FROM refold')).toEqual([{ stream }]);
    expect(database.all('SELECT claimed_minor AS claimed, payment_parts AS parts FROM receipt')).toEqual([
      { claimed: 0, parts: null },
    ]);
  });
  old.at(9_999, (database) => {
    const attached = { write: database, states: createStreamStates(database) } as unknown as Ledger;
    expect(transaction(database, () => refoldListed(attached))).toBe(1);
    expect(database.all('SELECT instrument_id AS id, number, standing FROM instrument')).toEqual([
      { id: 'R-1.0', number: '123456', standing: 'held' },
    ]);
    expect(database.all('SELECT open_minor AS open FROM item')).toEqual([{ open: 60_000 }]);
    expect(database.all('SELECT count(*) AS count FROM tender_movement')).toEqual([{ count: 0 }]);
  });
});
