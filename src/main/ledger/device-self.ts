import { chainStart } from '../../shared/domain/events/codec.ts';
import { type HybridTime, hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { toId } from '../../shared/domain/ids.ts';
import { formatReceiptNumber, receiptPrefixOfDevice } from '../../shared/domain/receipt-number.ts';
import { assert, present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { countReceipt, insertSelf, type SelfRow, selectSelf, updateHead } from '../db/queries/devices.ts';
import { type DeviceKeyPair, deviceIdOf, sealDeviceKey } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';

/** The device this ledger writes as: its key, the head of its chain, its clock, its series of receipts. */
export interface DeviceSelf extends Omit<SelfRow, 'hlcMs' | 'hlcCounter'> {
  readonly hlc: HybridTime;
}

/** The device of a ledger; null before it is founded. */
export function findSelf(database: ReadableDatabase): DeviceSelf | null {
  const row = selectSelf(database);
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
  insertSelf(database, {
    device,
    publicKey: keyPair.publicKey,
    sealedKey: sealDeviceKey(dataKey, keyPair),
    team: teamId,
    receiptPrefix: receiptPrefixOfDevice(toId(device)),
    receiptCounter: 0,
    seq: 0,
    chain: chainStart(device),
    hlcMs: 0,
    hlcCounter: 0,
    epoch: hublessEpoch,
    cursor: 0,
  });
  return readSelf(database);
}

/** Moves the head of the chain and the clock to the last event written. */
export function saveHead(
  database: WritableDatabase,
  head: { readonly seq: number; readonly chain: Uint8Array; readonly hlc: HybridTime },
): void {
  const [hlcMs, hlcCounter] = head.hlc;
  updateHead(database, { seq: head.seq, chain: head.chain, hlcMs, hlcCounter });
}

/**
 * The next number of this device's series, as it is printed. Counts in the running transaction: a receipt that is
 * rolled back gives its number back, so that the series has no holes (decided 13).
 */
export function nextReceiptNumber(database: WritableDatabase): string {
  assert(database.inTransaction, 'a receipt number is taken in the transaction of its receipt');
  countReceipt(database);
  const { receiptPrefix, receiptCounter } = readSelf(database);
  return formatReceiptNumber({ prefix: receiptPrefix, counter: receiptCounter });
}
