import { moneyKinds, type OpenMoneyTotals, sortedMoney } from '../../../shared/domain/scope/shelf-money.ts';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { storedStatus } from './events.ts';

/** Shelves of which the money has to be summed again, and whether they are here. */
export function selectMoneyDue(
  database: ReadableDatabase,
): { readonly shelf: string; readonly standing: string }[] {
  return database.all('SELECT shelf, standing FROM sync_shelf WHERE money_due = 1 ORDER BY shelf');
}

const kinds = moneyKinds.map((kind) => `'${kind}'`).join(', ');

/** The placed events of a stream that its money follows from, in the order of the team: receipts, voids, words, what is held. */
export function selectMoneyEvents(
  database: ReadableDatabase,
  stream: string,
): { readonly status: number; readonly facts: string }[] {
  return database.all(
    `SELECT status, facts FROM event
     WHERE stream = ? AND place IS NOT NULL AND status <> ${storedStatus.duplicateEnvelope}
       AND (kind IN (${kinds}) OR status = ${storedStatus.held})
     ORDER BY place`,
    [stream],
  );
}

/** Keeps the money of one shelf. */
export function saveShelfMoney(database: WritableDatabase, shelf: string, totals: OpenMoneyTotals): void {
  database.run('DELETE FROM sync_money WHERE shelf = ?', [shelf]);
  for (const [currency, [received, voided]] of Object.entries(totals)) {
    database.run(
      'INSERT INTO sync_money (shelf, currency, received_minor, voided_minor) VALUES (?, ?, ?, ?)',
      [shelf, currency, received, voided],
    );
  }
  database.run('UPDATE sync_shelf SET money_due = 0 WHERE shelf = ?', [shelf]);
}

interface TotalRow {
  readonly currency: string;
  readonly received: number;
  readonly voided: number;
}

const toTotals = (rows: readonly TotalRow[]): OpenMoneyTotals =>
  sortedMoney(
    Object.fromEntries(rows.map(({ currency, received, voided }) => [currency, [received, voided]])),
  );

/** The money of every shelf that is here. */
export function selectMoneyOfShelves(database: ReadableDatabase): OpenMoneyTotals {
  return toTotals(
    database.all<TotalRow>(
      `SELECT currency, sum(received_minor) AS received, sum(voided_minor) AS voided
       FROM sync_money GROUP BY currency`,
    ),
  );
}

/**
 * Accounts of which the projection may say something else than the placed events: something of them waits for a place, or
 * for a newer app, or they are not this device's to count.
 */
const unsettled = `
  SELECT substr(stream, 9) FROM event
    WHERE place IS NULL AND status <> ${storedStatus.duplicateEnvelope} AND stream LIKE 'account:%'
  UNION SELECT substr(stream, 9) FROM parked_event WHERE stream LIKE 'account:%'
  UNION SELECT substr(stream, 9) FROM sync_shelf WHERE standing <> 'here' AND stream LIKE 'account:%'`;

const voidedMinor = "CASE WHEN void_state = 'approved' THEN amount_minor ELSE 0 END";

/** The money of every settled account, once from its placed events and once as the screens show it. */
export function selectSettledMoney(database: ReadableDatabase): {
  readonly events: OpenMoneyTotals;
  readonly shown: OpenMoneyTotals;
} {
  const events = database.all<TotalRow>(
    `SELECT currency, sum(received_minor) AS received, sum(voided_minor) AS voided FROM sync_money
     WHERE substr(shelf, 9) NOT IN (${unsettled}) GROUP BY currency`,
  );
  const shown = database.all<TotalRow>(
    `SELECT currency, sum(amount_minor) AS received, sum(${voidedMinor}) AS voided FROM receipt
     WHERE account_id NOT IN (${unsettled}) GROUP BY currency`,
  );
  return { events: toTotals(events), shown: toTotals(shown) };
}

/** The settled accounts of which the screens show other money than their events say. */
export function selectAccountsShownOtherwise(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly account: string }>(
      `SELECT account FROM (
         SELECT substr(shelf, 9) AS account, currency, received_minor AS received, voided_minor AS voided FROM sync_money
         UNION ALL
         SELECT account_id, currency, -amount_minor, -(${voidedMinor}) FROM receipt)
       WHERE account NOT IN (${unsettled})
       GROUP BY account, currency HAVING sum(received) <> 0 OR sum(voided) <> 0`,
    )
    .map(({ account }) => account);
}
