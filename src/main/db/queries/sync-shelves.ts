import type { InferSelectModel } from 'drizzle-orm';
import type { ReadableDatabase, WritableDatabase } from '../driver.ts';
import { rowWriter } from '../row-writer.ts';
import { syncShelf } from '../schema.ts';
import { forgetHandedOverReceipts } from './handed-over-receipts.ts';

/** What is here of one shelf. */
export type SyncShelfRow = InferSelectModel<typeof syncShelf>;

const shelves = rowWriter(syncShelf);
const columns = `shelf, stream, events, digest, generation, standing, revoked_place AS revokedPlace,
  money_due AS moneyDue`;

/** What is here of one shelf; undefined where it was never met. */
export function selectSyncShelf(database: ReadableDatabase, shelf: string): SyncShelfRow | undefined {
  return database.get<SyncShelfRow>(`SELECT ${columns} FROM sync_shelf WHERE shelf = ?`, [shelf]);
}

/** Every shelf that was met, in order of name. */
export function selectSyncShelves(database: ReadableDatabase): SyncShelfRow[] {
  return database.all<SyncShelfRow>(`SELECT ${columns} FROM sync_shelf ORDER BY shelf`);
}

/** The shelves of one stream. */
export function selectShelvesOfStream(database: ReadableDatabase, stream: string): SyncShelfRow[] {
  return database.all<SyncShelfRow>(`SELECT ${columns} FROM sync_shelf WHERE stream = ?`, [stream]);
}

/** Shelves that are here but were on no page since the device started over. */
export function selectStaleShelves(database: ReadableDatabase, generation: number): SyncShelfRow[] {
  return database.all<SyncShelfRow>(
    `SELECT ${columns} FROM sync_shelf WHERE standing = 'here' AND generation < ? ORDER BY shelf`,
    [generation],
  );
}

/** Count and digest of every shelf that is here, as lists: an office has a hundred thousand, and is asked at every hello. */
export function selectHeldSums(
  database: ReadableDatabase,
): (readonly [events: number, digest: Uint8Array])[] {
  const rows = database.allValues("SELECT events, digest FROM sync_shelf WHERE standing = 'here'");
  return rows as unknown as (readonly [number, Uint8Array])[];
}

/** Keeps what is here of one shelf. */
export function saveSyncShelf(database: WritableDatabase, row: SyncShelfRow): void {
  shelves.upsert(database, shelves.toValues(row));
}

/** Forgets the sums of every shelf, before they are taken again. */
export function clearShelfSums(database: WritableDatabase): void {
  database.run('UPDATE sync_shelf SET events = 0, digest = zeroblob(32), money_due = 1');
}

/** What this device took for a stream of which only its own events are left. */
export interface HandedOverRow {
  readonly stream: string;
  readonly totals: string;
  readonly revokedPlace: number;
}

/** Every stream that was handed over. */
export function selectHandedOver(database: ReadableDatabase): HandedOverRow[] {
  return database.all<HandedOverRow>(
    'SELECT stream, totals, revoked_place AS revokedPlace FROM handed_over ORDER BY stream',
  );
}

/** Whether a stream was handed over: no projection follows from what is left of it. */
export function isHandedOver(database: ReadableDatabase, stream: string): boolean {
  return database.get('SELECT 1 AS one FROM handed_over WHERE stream = ?', [stream]) !== undefined;
}

/** Marks a stream as handed over. */
export function saveHandedOver(database: WritableDatabase, row: HandedOverRow): void {
  database.run('INSERT OR REPLACE INTO handed_over (stream, totals, revoked_place) VALUES (?, ?, ?)', [
    row.stream,
    row.totals,
    row.revokedPlace,
  ]);
}

/** The stream is back. False where it was never away. */
export function deleteHandedOver(database: WritableDatabase, stream: string): boolean {
  forgetHandedOverReceipts(database, stream);
  return database.run('DELETE FROM handed_over WHERE stream = ?', [stream]).changes > 0;
}
