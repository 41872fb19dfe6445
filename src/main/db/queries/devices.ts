import type { ReadableDatabase, WritableDatabase } from '../driver.ts';

/** The one row of the device this ledger writes as. */
export interface SelfRow {
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly sealedKey: Uint8Array;
  /** The team's id. */
  readonly team: string;
  readonly receiptPrefix: string;
  readonly receiptCounter: number;
  /** Of the last event written; 0 before the first. */
  readonly seq: number;
  readonly chain: Uint8Array;
  readonly hlcMs: number;
  readonly hlcCounter: number;
  readonly epoch: string;
  readonly cursor: number;
}

/** The device this ledger writes as; undefined before it is founded. */
export function selectSelf(database: ReadableDatabase): SelfRow | undefined {
  return database.get<SelfRow>(
    `SELECT device, public_key AS publicKey, sealed_key AS sealedKey, team,
            receipt_prefix AS receiptPrefix, receipt_counter AS receiptCounter, seq, chain,
            hlc_ms AS hlcMs, hlc_counter AS hlcCounter, epoch, cursor
     FROM device_self`,
  );
}

/** How far the ledger is written, without the keys: asked at every reading of a folded state. */
export function selectHead(
  database: ReadableDatabase,
): { readonly seq: number; readonly cursor: number } | undefined {
  return database.get('SELECT seq, cursor FROM device_self');
}

/** The clock of the last event written, without the keys: asked with every list. */
export function selectClock(database: ReadableDatabase): Pick<SelfRow, 'hlcMs' | 'hlcCounter'> | undefined {
  return database.get('SELECT hlc_ms AS hlcMs, hlc_counter AS hlcCounter FROM device_self');
}

/** Stores the device of a ledger that is founded. */
export function insertSelf(database: WritableDatabase, self: SelfRow): void {
  database.run(
    `INSERT INTO device_self (one, device, public_key, sealed_key, team, receipt_prefix, receipt_counter,
       seq, chain, hlc_ms, hlc_counter, epoch, cursor)
     VALUES (1, @device, @publicKey, @sealedKey, @team, @receiptPrefix, @receiptCounter,
       @seq, @chain, @hlcMs, @hlcCounter, @epoch, @cursor)`,
    { ...self },
  );
}

/** Moves the head of the own chain and its clock. */
export function updateHead(
  database: WritableDatabase,
  head: Pick<SelfRow, 'seq' | 'chain' | 'hlcMs' | 'hlcCounter'>,
): void {
  database.run('UPDATE device_self SET seq = ?, chain = ?, hlc_ms = ?, hlc_counter = ?', [
    head.seq,
    head.chain,
    head.hlcMs,
    head.hlcCounter,
  ]);
}

/** Counts one more receipt of this device's series. */
export function countReceipt(database: WritableDatabase): void {
  database.run('UPDATE device_self SET receipt_counter = receipt_counter + 1');
}

/** The key a device was enrolled with, in base64url; undefined where this ledger has not heard of the device. */
export function selectEnrolledKey(database: ReadableDatabase, device: string): string | undefined {
  return database.get<{ readonly publicKey: string }>(
    'SELECT public_key AS publicKey FROM device WHERE device = ?',
    [device],
  )?.publicKey;
}

/** Moves what the author of the next event has seen: the hub's epoch, and the place up to which it was pulled. */
export function updateContext(database: WritableDatabase, epoch: string, cursor: number): void {
  database.run('UPDATE device_self SET epoch = ?, cursor = ?', [epoch, cursor]);
}
