import { expect, test } from 'vitest';
import type { WritableDatabase } from '../../src/main/db/driver.ts';
import { ageingLedger } from './migrate-to.ts';

const streams = (database: WritableDatabase): readonly string[] =>
  database.all<{ stream: string }>('SELECT stream FROM refold ORDER BY stream').map(({ stream }) => stream);

/** Accounts with one plan and with two, and events with a word on a cheque and on a number. */
function filled(database: WritableDatabase): void {
  for (const [plan, account] of [
    ['L-1', 'A-1'],
    ['L-2', 'A-1'],
    ['L-3', 'A-2'],
  ]) {
    database.run(
      `INSERT INTO plan (plan_id, account_id, currency, total_minor, frequency, instalments, breaches, proposed_on,
         proposed_by, authored) VALUES (?, ?, 'INR', 1, 'monthly', '[]', '[]', '2026-11-24', 'u', 'active')`,
      [plan ?? '', account ?? ''],
    );
  }
  for (const [seq, stream, kind] of [
    [1, 'account:A-3', 'instrument.bounced'],
    [2, 'party:P-1', 'contact.barred'],
    [3, 'account:A-4', 'receipt.recorded'],
  ] as const) {
    database.run(
      `INSERT INTO event (device, seq, id, stream, kind, kind_version, hlc_ms, hlc_counter, business_date, user, chain, facts,
         personal_digest) VALUES ('d', ?, ?, ?, ?, 1, 0, 0, '2026-11-24', 'u', x'00', '{}', x'00')`,
      [seq, `E-${seq}`, stream, kind],
    );
  }
}

test('0370_early_words.sql folds accounts with several plans again, and words that a restored hub may have lost', () => {
  const plain = ageingLedger();
  plain.at(310, filled);
  plain.at(370, (database) => expect(streams(database)).toEqual(['account:A-1']));
  const restored = ageingLedger();
  restored.at(310, (database) => {
    filled(database);
    database.run("INSERT INTO sync_run VALUES (1, 'e1', 0), (2, 'e2', 40)");
  });
  restored.at(370, (database) =>
    expect(streams(database)).toEqual(['account:A-1', 'account:A-3', 'party:P-1']),
  );
});
