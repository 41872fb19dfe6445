import type { ReadableDatabase, SqlValue, WritableDatabase } from '../driver.ts';
import type { SelfRow } from './devices.ts';

/** Why the ledger stopped writing as a device. */
export type RetiringCause = 'restored' | 'moved' | 'imported' | 'rekeyed';

/** A device this ledger wrote as before. */
export interface PastDeviceRow {
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly sealedKey: Uint8Array | null;
  readonly receiptPrefix: string;
  readonly receiptCounter: number;
  readonly seq: number;
  readonly chain: Uint8Array;
  readonly retiredMs: number;
  readonly cause: RetiringCause;
}

/** Keeps a device that is no longer written as; one that is known already is left as it is. */
export function insertPastDevice(database: WritableDatabase, past: PastDeviceRow): void {
  database.run(
    `INSERT OR IGNORE INTO past_device
       (device, public_key, sealed_key, receipt_prefix, receipt_counter, seq, chain, retired_ms, cause)
     VALUES (@device, @publicKey, @sealedKey, @receiptPrefix, @receiptCounter, @seq, @chain, @retiredMs, @cause)`,
    { ...past },
  );
}

/** The devices this ledger wrote as before, the latest first. */
export function selectPastDevices(database: ReadableDatabase): PastDeviceRow[] {
  return database.all<PastDeviceRow>(
    `SELECT device, public_key AS publicKey, sealed_key AS sealedKey, receipt_prefix AS receiptPrefix,
       receipt_counter AS receiptCounter, seq, chain, retired_ms AS retiredMs, cause
     FROM past_device ORDER BY retired_ms DESC, device`,
  );
}

/** Takes away the device this ledger writes as; the caller puts another in its place in the same transaction. */
export function deleteSelf(database: WritableDatabase): void {
  database.run('DELETE FROM device_self');
}

/** Every prefix of receipts that any device of the team ever had. */
export function selectReceiptPrefixes(database: ReadableDatabase): string[] {
  return database
    .all<{ readonly prefix: string }>(
      `SELECT receipt_prefix AS prefix FROM device UNION SELECT receipt_prefix FROM past_device
       UNION SELECT receipt_prefix FROM device_self UNION SELECT substr(number, 1, 6) FROM receipt`,
    )
    .map(({ prefix }) => prefix);
}

/** The last place that was given in the order of an epoch; 0 before the first. */
export function selectLastPlace(database: ReadableDatabase, epoch: string): number {
  return (
    database.get<{ readonly place: number | null }>('SELECT max(place) AS place FROM event WHERE epoch = ?', [
      epoch,
    ])?.place ?? 0
  );
}

/**
 * Gives every event that has no place yet the next ones of an epoch, device by device in the order of the fold, so that
 * whatever is written from now on stands after them. Answers the last place.
 */
export function placePendingEvents(database: WritableDatabase, epoch: string): number {
  const last = selectLastPlace(database, epoch);
  database.run(
    `UPDATE event SET epoch = @epoch, place = @last + ranked.rank
     FROM (SELECT device, seq, row_number() OVER (ORDER BY device, seq) AS rank FROM event WHERE place IS NULL) AS ranked
     WHERE event.device = ranked.device AND event.seq = ranked.seq AND event.place IS NULL`,
    { epoch, last },
  );
  return selectLastPlace(database, epoch);
}

/** Moves the cursor of the device this ledger writes as: what its author has seen. */
export function updateCursor(database: WritableDatabase, cursor: number): void {
  database.run('UPDATE device_self SET cursor = ?', [cursor]);
}

/** Replaces the one row of the device this ledger writes as. */
export function moveSelfAside(
  database: WritableDatabase,
  self: SelfRow,
  retired: { readonly retiredMs: number; readonly cause: RetiringCause },
): void {
  const { device, publicKey, sealedKey, receiptPrefix, receiptCounter, seq, chain } = self;
  // One that never wrote is forgotten, unless a hub knows it: then it can vouch for the one that follows.
  if (seq > 0 || retired.cause === 'rekeyed') {
    insertPastDevice(database, {
      device,
      publicKey,
      sealedKey,
      receiptPrefix,
      receiptCounter,
      seq,
      chain,
      ...retired,
    });
  }
  deleteSelf(database);
}

/** Where and when the nightly backup goes. */
export interface BackupPlanRow {
  readonly folder: string;
  readonly atMinute: number;
  readonly chosenMs: number;
}

/** The plan of the nightly backup; undefined where none was chosen. */
export function selectBackupPlan(database: ReadableDatabase): BackupPlanRow | undefined {
  return database.get<BackupPlanRow>(
    'SELECT folder, at_minute AS atMinute, chosen_ms AS chosenMs FROM backup_plan',
  );
}

/** Sets the plan of the nightly backup, or with null takes it away. */
export function writeBackupPlan(database: WritableDatabase, plan: BackupPlanRow | null): void {
  database.run('DELETE FROM backup_plan');
  if (plan === null) return;
  database.run(
    'INSERT INTO backup_plan (one, folder, at_minute, chosen_ms) VALUES (1, @folder, @atMinute, @chosenMs)',
    { ...plan },
  );
}

/** One try of a backup. */
export interface BackupRunRow {
  readonly runId: string;
  readonly startedMs: number;
  readonly finishedMs: number;
  /** `good`, or the code of the refusal. */
  readonly outcome: string;
  readonly name: string | null;
  readonly bytes: number | null;
  readonly events: number | null;
  readonly stateHash: string | null;
}

const runColumns = `run_id AS runId, started_ms AS startedMs, finished_ms AS finishedMs, outcome, name, bytes, events,
  state_hash AS stateHash`;

/** Keeps how a try went, and lets go of all but the last two hundred. */
export function insertBackupRun(database: WritableDatabase, run: BackupRunRow): void {
  database.run(
    `INSERT INTO backup_run (run_id, started_ms, finished_ms, outcome, name, bytes, events, state_hash)
     VALUES (@runId, @startedMs, @finishedMs, @outcome, @name, @bytes, @events, @stateHash)`,
    { ...run },
  );
  database.run(
    `DELETE FROM backup_run WHERE run_id NOT IN (SELECT run_id FROM backup_run ORDER BY finished_ms DESC LIMIT 200)`,
  );
}

/** The last try, and the last good one. */
export function selectLastBackups(database: ReadableDatabase): {
  readonly last: BackupRunRow | undefined;
  readonly good: BackupRunRow | undefined;
} {
  return {
    last: database.get<BackupRunRow>(
      `SELECT ${runColumns} FROM backup_run ORDER BY finished_ms DESC, run_id DESC LIMIT 1`,
    ),
    good: database.get<BackupRunRow>(
      `SELECT ${runColumns} FROM backup_run WHERE outcome = 'good' ORDER BY finished_ms DESC, run_id DESC LIMIT 1`,
    ),
  };
}

/** When and into which file the ledger went to another machine; undefined while it is worked here. */
export function selectMovedAway(
  database: ReadableDatabase,
): { readonly movedMs: number; readonly name: string } | undefined {
  return database.get('SELECT moved_ms AS movedMs, name FROM moved_away');
}

/** Whether the ledger went to another machine and is only read here. */
export function isReadOnly(database: ReadableDatabase): boolean {
  return selectMovedAway(database) !== undefined;
}

/** Marks the ledger as moved to another machine, or with null takes the mark away. */
export function writeMovedAway(
  database: WritableDatabase,
  moved: { readonly movedMs: number; readonly name: string } | null,
): void {
  database.run('DELETE FROM moved_away');
  if (moved === null) return;
  database.run('INSERT INTO moved_away (one, moved_ms, name) VALUES (1, @movedMs, @name)', {
    ...moved,
  });
}

/** The chain of a device at one of its events; undefined where that event is not here. */
export function selectChainAt(
  database: ReadableDatabase,
  device: string,
  seq: number,
): Uint8Array | undefined {
  return database.get<{ readonly chain: Uint8Array }>(
    'SELECT chain FROM event WHERE device = ? AND seq = ?',
    [device, seq],
  )?.chain;
}

/** How many events a device wrote after one of them, by kind. */
export function countKindsAfter(
  database: ReadableDatabase,
  device: string,
  seq: number,
): { readonly kind: string; readonly events: number }[] {
  return database.all(
    'SELECT kind, count(*) AS events FROM event WHERE device = ? AND seq > ? GROUP BY kind',
    [device, seq],
  );
}

/** Whether an event of this id counts here already. */
export function isEventKnown(database: ReadableDatabase, id: string): boolean {
  return database.get('SELECT 1 AS one FROM event WHERE id = ? AND status <> 3', [id]) !== undefined;
}

/** A device's events after one of them, as whole rows in the order of their columns, in its own order. */
export function iterateEventsAfter(
  database: ReadableDatabase,
  device: string,
  seq: number,
): IterableIterator<Record<string, SqlValue>> {
  return database.iterate('SELECT * FROM event WHERE device = ? AND seq > ? ORDER BY seq', [device, seq]);
}
