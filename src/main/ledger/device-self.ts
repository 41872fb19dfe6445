import { chainStart } from '../../shared/domain/events/codec.ts';
import { type HybridTime, hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { toId } from '../../shared/domain/ids.ts';
import { formatReceiptNumber, receiptPrefixOfDevice } from '../../shared/domain/receipt-number.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { type DeviceKeyPair, deviceIdOf, sealDeviceKey } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';

/** The device this ledger writes as: its key, the head of its chain, its clock, its series of receipts. */
export interface DeviceSelf {
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
  readonly hlc: HybridTime;
  readonly epoch: string;
  readonly cursor: number;
}

type SelfRow = Omit<DeviceSelf, 'hlc'> & { readonly hlcMs: number; readonly hlcCounter: number };

const selectSelf = `SELECT device, public_key AS publicKey, sealed_key AS sealedKey, team,
  receipt_prefix AS receiptPrefix, receipt_counter AS receiptCounter, seq, chain,
  hlc_ms AS hlcMs, hlc_counter AS hlcCounter, epoch, cursor FROM device_self`;

/** The device of a ledger; null before it is founded. */
export function findSelf(database: ReadableDatabase): DeviceSelf | null {
  const row = database.get<SelfRow>(selectSelf);
  if (row === undefined) return null;
  const { hlcMs, hlcCounter, ...self } = row;
  return { ...self, hlc: [hlcMs, hlcCounter] };
}

/** The device of a ledger that is founded; its absence is a bug. */
export function readSelf(database: ReadableDatabase): DeviceSelf {
  return present(findSelf(database), 'the device this ledger writes as');
}

/** A new device for a new ledger. The key pair is made by the caller (`createDeviceKeyPair`). */
export interface NewSelf {
  readonly keyPair: DeviceKeyPair;
  readonly dataKey: DataKey;
  readonly teamId: string;
}

/** Founds a ledger's device: its id and receipt prefix follow from its key, its chain starts at the house's word. */
export function createSelf(database: WritableDatabase, { keyPair, dataKey, teamId }: NewSelf): DeviceSelf {
  assert(findSelf(database) === null, 'a ledger is founded once');
  const device = deviceIdOf(keyPair.publicKey);
  database.run(
    `INSERT INTO device_self (one, device, public_key, sealed_key, team, receipt_prefix, receipt_counter,
       seq, chain, hlc_ms, hlc_counter, epoch, cursor) VALUES (1, ?, ?, ?, ?, ?, 0, 0, ?, 0, 0, ?, 0)`,
    [
      device,
      keyPair.publicKey,
      sealDeviceKey(dataKey, keyPair),
      teamId,
      receiptPrefixOfDevice(toId(device)),
      chainStart(device),
      hublessEpoch,
    ],
  );
  return readSelf(database);
}

/** Moves the head of the chain and the clock to the last event written. */
export function saveHead(
  database: WritableDatabase,
  head: { readonly seq: number; readonly chain: Uint8Array; readonly hlc: HybridTime },
): void {
  database.run('UPDATE device_self SET seq = ?, chain = ?, hlc_ms = ?, hlc_counter = ?', [
    head.seq,
    head.chain,
    head.hlc[0],
    head.hlc[1],
  ]);
}

/**
 * The next number of this device's series, as it is printed. Counts in the running transaction: a receipt that is
 * rolled back gives its number back, so that the series has no holes (decided 13).
 */
export function nextReceiptNumber(database: WritableDatabase): string {
  assert(database.inTransaction, 'a receipt number is taken in the transaction of its receipt');
  database.run('UPDATE device_self SET receipt_counter = receipt_counter + 1');
  const { receiptPrefix, receiptCounter } = readSelf(database);
  return formatReceiptNumber({ prefix: receiptPrefix, counter: receiptCounter });
}
