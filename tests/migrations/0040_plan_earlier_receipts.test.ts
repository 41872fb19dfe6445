import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SqlValue, WritableDatabase } from '../../src/main/db/driver.ts';
import { changeLedger } from '../../src/main/ledger/ledger.ts';
import { readStreamIds } from '../../src/main/ledger/read-events.ts';
import { refoldStream } from '../../src/main/ledger/refold.ts';
import { accountStream } from '../../src/shared/domain/events/envelope.ts';
import { ok, valueOrThrow } from '../../src/shared/lib/result.ts';
import { type FreshLedger, freshLedger } from '../main/ledger/fresh-ledger.ts';
import { insertForeign } from '../main/ledger/tamper.ts';
import { accountDraft } from '../shared/domain/events/arbitrary-drafts.ts';
import { day } from '../shared/domain/events/build-event.ts';
import { opened, planned, receipt } from '../shared/domain/events/drafts.ts';
import { ageingLedger } from './migrate-to.ts';

const earlierOf = (database: WritableDatabase): unknown =>
  database.all('SELECT plan_id, account_id, earlier_receipt_ids AS ids FROM plan ORDER BY 2, 1');

/** Copies the rows of a table as far as the older ledger has its columns. */
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

/** What the migration makes of the plans of a ledger that holds the same events and was never asked before. */
function migrated({ ledger }: FreshLedger): unknown {
  const old = ageingLedger();
  old.at(30, (database) => {
    copyRows(ledger.write, database, 'event');
    copyRows(ledger.write, database, 'plan');
  });
  return old.at(40, earlierOf);
}

function refoldAll({ ledger }: FreshLedger): void {
  const refold = (): null => {
    for (const stream of readStreamIds(ledger.write)) refoldStream(ledger, stream);
    return null;
  };
  valueOrThrow(changeLedger(ledger, () => ok(refold())));
}

describe('0040_plan_earlier_receipts.sql', () => {
  test('fills in the receipts of a plan’s day that stand before it, in the order of the fold', () => {
    const fresh = freshLedger();
    const { write } = fresh.ledger;
    const other = accountStream('A-mehta');
    fresh.append([opened(), receipt({ receiptId: 'R-yesterday' })], { businessDate: day('2026-11-23') });
    fresh.append([receipt({ receiptId: 'R-before' }), receipt({ receiptId: 'R-held' })]);
    fresh.append([receipt({ receiptId: 'R-before', amountMinor: 1 }), planned()]);
    fresh.append([receipt({ receiptId: 'R-after' }), planned({ totalMinor: 1 })]);
    fresh.append([
      opened({ accountId: 'A-mehta' }),
      { ...planned({ planId: 'L-2' }), stream: other },
      { ...receipt({ receiptId: 'R-mehta' }), stream: other },
    ]);
    // The hub gave another device's receipt a place: it stands before everything that is pending here.
    insertForeign(write, receipt({ receiptId: 'R-confirmed' }), { seq: 1, place: 7 });
    insertForeign(write, receipt({ receiptId: 'R-twice' }), { seq: 2, place: 8 });
    write.run("UPDATE event SET status = 3 WHERE facts LIKE '%R-twice%'");
    write.run("UPDATE event SET status = 1 WHERE facts LIKE '%R-held%'");
    refoldAll(fresh);
    const filled = migrated(fresh);
    expect(filled).toEqual([
      { plan_id: 'L-1', account_id: 'A-kulkarni', ids: '["R-confirmed","R-before"]' },
      { plan_id: 'L-2', account_id: 'A-mehta', ids: '[]' },
    ]);
    expect(filled).toEqual(earlierOf(write));
  });

  test('fills in, whatever was written, what a rebuild makes of the same events', () => {
    const fresh = freshLedger();
    const accountIds = Array.from({ length: 12 }, (_, at) => `A-${at}`);
    const told = accountIds.map((accountId) =>
      fc.array(
        accountDraft(accountId).filter(({ kind }) => /plan.proposed|receipt.recorded/.test(kind)),
        { minLength: 6, maxLength: 12 },
      ),
    );
    for (const drafts of fc.sample(fc.tuple(...told), { seed: 40, numRuns: 1 }).flat()) {
      fresh.append(drafts);
    }
    fresh.ledger.write.run("UPDATE event SET place = seq * 7919 % 10007, epoch = 'e' WHERE seq % 3 = 0");
    refoldAll(fresh);
    const filled = migrated(fresh) as readonly { readonly ids: string }[];
    expect(filled).toEqual(earlierOf(fresh.ledger.write));
    expect(filled.filter(({ ids }) => ids !== '[]').length).toBeGreaterThan(5);
  });

  test('has today’s list computed anew, with the figures of the day', () => {
    const ledger = ageingLedger();
    ledger.at(30, (database) =>
      database.run("INSERT INTO worklist_state VALUES (1, '2026-11-24', 'lanes', '{\"INR\":900}', NULL)"),
    );
    expect(
      ledger.at(40, (database) => database.all('SELECT p95, valid_until_ms FROM worklist_state')),
    ).toEqual([{ p95: '{"INR":900}', valid_until_ms: 0 }]);
  });
});
