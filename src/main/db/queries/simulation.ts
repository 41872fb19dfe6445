import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** Where one event stands on a simulated disk. */
export interface StandingRow {
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly stream: string;
  readonly kind: string;
  readonly place: number | null;
  readonly status: number;
  readonly facts: string;
  readonly personal: string | null;
  /** 1 where this machine wrote it, as whichever device. */
  readonly isOwn: number;
}

/** Every event of a ledger with where it stands; for the simulator, whose ledgers are small. */
export function selectStandings(database: ReadableDatabase): StandingRow[] {
  return database.all<StandingRow>(
    'SELECT id, device, seq, stream, kind, place, status, facts, personal, length(chain) > 0 AS isOwn FROM event ORDER BY device, seq',
  );
}

/** How many events a device has on a simulated disk, and from which to which of its sequence. */
export function selectSequence(
  database: ReadableDatabase,
  device: string,
): { readonly events: number; readonly first: number; readonly last: number } {
  const row = database.get<{ events: number; first: number | null; last: number | null }>(
    'SELECT count(*) AS events, min(seq) AS first, max(seq) AS last FROM event WHERE device = ?',
    [device],
  );
  return { events: row?.events ?? 0, first: row?.first ?? 1, last: row?.last ?? 0 };
}

/** Whether an event stands on a simulated disk. */
export function hasEvent(database: ReadableDatabase, id: string): boolean {
  return database.get('SELECT 1 AS one FROM event WHERE id = ?', [id]) !== undefined;
}

/**
 * Every text that stands in any table but the events, as one: where a planted word is looked for that must not be there. Whose
 * money the own people took stays with their receipts until their words are let go (decision 0047).
 */
export function selectAllText(database: ReadableDatabase): string {
  const tables = database.all<{ readonly name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('event', 'handed_over_receipt') AND name NOT LIKE 'sqlite_%'",
  );
  return tables.map(({ name }) => JSON.stringify(database.allValues(`SELECT * FROM "${name}"`))).join('\n');
}

/** What the receipts of accounts that are here come to, as they are shown. */
export function selectReceiptSums(
  database: ReadableDatabase,
): { readonly currency: string; readonly received: number; readonly voided: number }[] {
  return database.all(
    `SELECT currency, sum(amount_minor) AS received,
       sum(CASE WHEN void_state = 'approved' THEN amount_minor ELSE 0 END) AS voided
     FROM receipt WHERE EXISTS (SELECT 1 FROM sync_shelf
       WHERE shelf = 'account:' || receipt.account_id AND standing = 'here')
     GROUP BY currency`,
  );
}

/** Not one page more from now on: the next write that needs one fails as on a full disk. */
export function fillDatabase(database: WritableDatabase): void {
  const [pages] = database.returning<{ page_count: number }>('PRAGMA page_count');
  database.returning(`PRAGMA max_page_count=${pages?.page_count ?? 1}`);
}

/** As many pages as anybody will need. */
export function makeRoomInDatabase(database: WritableDatabase): void {
  database.returning('PRAGMA max_page_count=1000000');
}
