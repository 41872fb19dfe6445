import { chainStart } from '../../shared/domain/events/codec.ts';
import { type HybridTime, hublessEpoch, teamStream } from '../../shared/domain/events/envelope.ts';
import { toId } from '../../shared/domain/ids.ts';
import { receiptPrefixOfDevice } from '../../shared/domain/receipt-number.ts';
import { assert } from '../../shared/lib/assert.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { insertSelf, selectSelf } from '../db/queries/devices.ts';
import {
  moveSelfAside,
  placePendingEvents,
  type RetiringCause,
  selectReceiptPrefixes,
  updateCursor,
} from '../db/queries/safekeeping.ts';
import { createDeviceKeyPair, type DeviceKeyPair, deviceIdOf, sealDeviceKey } from '../keys/device-key.ts';
import type { DataKey } from '../keys/sealing.ts';
import { append, type Writing } from './append.ts';
import { type DeviceSelf, readSelf } from './device-self.ts';
import type { Ledger } from './ledger.ts';

/** How a ledger gets a new device to write as. */
export interface TakeOver {
  readonly dataKey: DataKey;
  readonly teamId: string;
  readonly nowMs: number;
  readonly cause: RetiringCause;
  /** Of the last event that is here, where the ledger has no device of its own to read it from. */
  readonly hlc?: HybridTime;
}

/**
 * Puts a new device in the place of the one this ledger wrote as, in the caller's transaction: after a restore the old
 * one may have written on elsewhere, and a sequence or a receipt's number must never be given twice. Nothing is folded
 * otherwise for it; the new device begins its chain with the first thing that is written (`beginChain`).
 */
export function takeOver(database: WritableDatabase, order: TakeOver): DeviceSelf {
  assert(database.inTransaction, 'a device is replaced inside a transaction');
  const { dataKey, teamId, nowMs, cause } = order;
  const keyPair = freshKeyPair(database);
  const device = deviceIdOf(keyPair.publicKey);
  const before = selectSelf(database);
  if (before !== undefined) moveSelfAside(database, before, { retiredMs: nowMs, cause });
  insertSelf(database, {
    device,
    publicKey: keyPair.publicKey,
    sealedKey: sealDeviceKey(dataKey, keyPair),
    team: teamId,
    receiptPrefix: receiptPrefixOfDevice(toId(device)),
    receiptCounter: 0,
    seq: 0,
    chain: chainStart(device),
    // The clock goes on from where the old device left it: time never falls behind what the ledger holds.
    hlcMs: before?.hlcMs ?? order.hlc?.[0] ?? 0,
    hlcCounter: before?.hlcCounter ?? order.hlc?.[1] ?? 0,
    epoch: before?.epoch ?? hublessEpoch,
    cursor: before?.cursor ?? 0,
  });
  return readSelf(database);
}

/** A key pair whose series of receipts no device of the team ever had: six characters of an id are few. */
function freshKeyPair(database: ReadableDatabase): DeviceKeyPair {
  const taken = new Set(selectReceiptPrefixes(database));
  for (;;) {
    const pair = createDeviceKeyPair();
    if (!taken.has(receiptPrefixOfDevice(toId(deviceIdOf(pair.publicKey))))) return pair;
  }
}

/** Whether the device of this ledger took over from another and has written nothing yet. */
export function isChainToBegin(database: ReadableDatabase): boolean {
  return selectSelf(database)?.seq === 0;
}

/**
 * Begins the chain of a device that took over, in the caller's transaction and before its first event: what the ledger
 * holds gets its places, so that everything from now on stands after it and its author has seen it, and the device says
 * who it is. To be called before anything is decided: it folds nothing otherwise, but moves the cursor.
 */
export function beginChain(ledger: Ledger, writing: Omit<Writing, 'earlierEvents'>): void {
  const self = readSelf(ledger.write);
  assert(self.seq === 0, 'a chain is begun once');
  if (self.epoch === hublessEpoch) updateCursor(ledger.write, placePendingEvents(ledger.write, hublessEpoch));
  ledger.states.clear();
  append(ledger, writing, [
    {
      kind: 'device.enrolled',
      stream: teamStream(self.team),
      data: {
        device: self.device,
        publicKey: bytesToBase64Url(self.publicKey),
        receiptPrefix: self.receiptPrefix,
      },
      personal: null,
    },
  ]);
}
