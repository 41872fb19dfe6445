import type { ReadableDatabase, SqlValue, WritableDatabase } from '../driver.ts';

/** A column as the database knows it. */
export interface StoredColumn {
  readonly name: string;
  readonly type: 'TEXT' | 'INTEGER' | 'REAL' | 'BLOB';
  readonly notNull: boolean;
  /** Its place in the primary key, from 1; 0 outside of it. */
  readonly key: number;
}

/** A table of the ledger with its columns in their order. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
}

/** Every table that holds rows of its own, by name; an index of words is no such table, it follows from the others. */
export function selectStoredTables(database: ReadableDatabase): StoredTable[] {
  const tables = database.all<{ readonly name: string }>(
    `SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
  );
  return tables.map(({ name }) => ({
    name,
    columns: database
      .all<{ name: string; type: StoredColumn['type']; required: number; key: number }>(
        'SELECT name, type, "notnull" AS required, pk AS key FROM pragma_table_info(?) ORDER BY cid',
        [name],
      )
      .map(({ required, ...column }) => ({ ...column, notNull: required === 1 || column.key > 0 })),
  }));
}

/** The rows of a table in the order of its key, one at a time, each as its values in the order of the columns. */
export function* iterateTable(
  database: ReadableDatabase,
  table: StoredTable,
): Generator<readonly SqlValue[]> {
  const names = table.columns.map(({ name }) => `"${name}"`);
  const keys = table.columns
    .filter(({ key }) => key > 0)
    .toSorted((one, other) => one.key - other.key)
    .map(({ name }) => `"${name}"`);
  const order = keys.length === 0 ? names : keys;
  const rows = database.iterate<Record<string, SqlValue>>(
    `SELECT ${names.join(', ')} FROM "${table.name}" ORDER BY ${order.join(', ')}`,
  );
  for (const row of rows) yield table.columns.map(({ name }) => row[name] ?? null);
}

/** How many rows a table has. */
export function countRows(database: ReadableDatabase, table: string): number {
  return database.get<{ readonly rows: number }>(`SELECT count(*) AS rows FROM "${table}"`)?.rows ?? 0;
}

/** Puts one row into a table, its values in the order of the table's columns; a row that is there already is an error. */
export function insertWholeRow(
  database: WritableDatabase,
  table: StoredTable,
  values: readonly SqlValue[],
): void {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const places = table.columns.map(() => '?').join(', ');
  database.run(`INSERT INTO "${table.name}" (${names}) VALUES (${places})`, values);
}

/** What the ledger owes and was paid, by currency: open claims, credits, and receipts that were not voided. */
export interface ControlTotal {
  readonly currency: string;
  readonly openMinor: number;
  readonly creditMinor: number;
  readonly receiptsMinor: number;
  readonly receipts: number;
  /** Of all lines of the double entry: zero. */
  readonly postingsMinor: number;
}

/** Control totals of the whole ledger, one currency a line. */
export function selectControlTotals(database: ReadableDatabase): ControlTotal[] {
  return database.all<ControlTotal>(
    `SELECT currency, sum(open) AS openMinor, sum(credit) AS creditMinor, sum(received) AS receiptsMinor,
       sum(receipts) AS receipts, sum(posted) AS postingsMinor
     FROM (
       SELECT account.currency, max(item.open_minor, 0) AS open, min(item.open_minor, 0) AS credit,
         0 AS received, 0 AS receipts, 0 AS posted
       FROM item JOIN account ON account.account_id = item.account_id
       UNION ALL
       SELECT currency, 0, 0, amount_minor, 1, 0 FROM receipt WHERE void_state IS NULL OR void_state <> 'approved'
       UNION ALL
       SELECT currency, 0, 0, 0, 0, amount_minor FROM posting
     ) GROUP BY currency ORDER BY currency`,
  );
}

/** The clock of the latest event that is here; zero before the first. */
export function selectLastClock(database: ReadableDatabase): readonly [ms: number, counter: number] {
  const row = database.get<{ readonly ms: number; readonly counter: number }>(
    'SELECT hlc_ms AS ms, hlc_counter AS counter FROM event ORDER BY hlc_ms DESC, hlc_counter DESC LIMIT 1',
  );
  return row === undefined ? [0, 0] : [row.ms, row.counter];
}

/** How far each device's chain is held here: its last event and its head. */
export function selectChainHeads(
  database: ReadableDatabase,
): { readonly device: string; readonly seq: number; readonly chain: Uint8Array }[] {
  return database.all(
    `SELECT event.device, event.seq, event.chain
     FROM event JOIN (SELECT device, max(seq) AS seq FROM event GROUP BY device) AS head
       ON head.device = event.device AND head.seq = event.seq
     ORDER BY event.device`,
  );
}
