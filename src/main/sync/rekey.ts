import { toId } from '../../shared/domain/ids.ts';
import { receiptPrefixOfDevice } from '../../shared/domain/receipt-number.ts';
import { present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { selectPastDevices, selectReceiptPrefixes } from '../db/queries/safekeeping.ts';
import {
  deleteSyncRekey,
  type SyncRekeyRow,
  saveSyncRekey,
  selectSyncRekey,
} from '../db/queries/sync-hub.ts';
import { type DeviceKeyPair, deviceIdOf, sealDeviceKey } from '../keys/device-key.ts';
import { readSelf } from '../ledger/device-self.ts';
import { writeAnew } from '../ledger/write-anew.ts';
import { changeHub, readHub, startOver } from './hub-state.ts';
import type { MeetingParts } from './meeting.ts';

/**
 * Keeps a new identity for a device whose chain forked, or that is behind what the hub holds of it, in the caller's
 * transaction and before anybody is told: a crash from here on shows the hub the same key again.
 */
export function beginRekey(
  parts: MeetingParts,
  cause: SyncRekeyRow['cause'],
  replaces = readSelf(parts.ledger.write).device,
): void {
  const { write } = parts.ledger;
  const self = readSelf(write);
  const known = selectSyncRekey(write);
  if (known !== undefined && known.leaves === self.device) {
    saveSyncRekey(write, { ...known, replaces, cause });
    return;
  }
  const keyPair = freshKeyPair(write, parts.newKeyPair);
  saveSyncRekey(write, {
    device: deviceIdOf(keyPair.publicKey),
    publicKey: keyPair.publicKey,
    sealedKey: sealDeviceKey(parts.dataKey, keyPair),
    leaves: self.device,
    replaces,
    cause,
  });
}

/**
 * The hub does not know this device: after a restore from a backup the ledger writes as another one than it did. The next older
 * identity that it still has the key of may vouch for it, in the caller's transaction. False where there is none left.
 */
export function beginRekeyByPast(parts: MeetingParts): boolean {
  const { write } = parts.ledger;
  const past = selectPastDevices(write).filter(({ sealedKey }) => sealedKey !== null);
  const tried = selectSyncRekey(write)?.replaces;
  const next = past[past.findIndex(({ device }) => device === tried) + 1];
  if (next === undefined) {
    deleteSyncRekey(write);
    return false;
  }
  beginRekey(parts, 'restored', next.device);
  return true;
}

/** A key pair whose series of receipts no device of the team ever had. */
function freshKeyPair(database: ReadableDatabase, newKeyPair: () => DeviceKeyPair): DeviceKeyPair {
  const taken = new Set(selectReceiptPrefixes(database));
  for (;;) {
    const pair = newKeyPair();
    if (!taken.has(receiptPrefixOfDevice(toId(deviceIdOf(pair.publicKey))))) return pair;
  }
}

/** An identity with the key to vouch with. */
export interface Voucher {
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly sealedKey: Uint8Array;
}

/** The identity about to be taken, and the one that vouches for it; their absence is a bug. */
export function readRekey(database: WritableDatabase): {
  readonly rekey: SyncRekeyRow;
  readonly voucher: Voucher;
} {
  const rekey = present(selectSyncRekey(database), 'the identity about to be taken');
  const self = readSelf(database);
  if (rekey.replaces === self.device) return { rekey, voucher: self };
  const past = selectPastDevices(database).find(({ device }) => device === rekey.replaces);
  const { device, publicKey, sealedKey } = present(past, 'the identity that vouches');
  return { rekey, voucher: { device, publicKey, sealedKey: present(sealedKey, 'the key that vouches') } };
}

/**
 * The hub knows the new key: from here on the device is another one, in the caller's transaction. Every own event that the hub
 * has not confirmed is written anew under it, and everything is pulled again. False where the hub speaks of another key.
 */
export function finishRekey(parts: MeetingParts, device: string): boolean {
  const { ledger, nowMs } = parts;
  const rekey = selectSyncRekey(ledger.write);
  if (rekey === undefined || rekey.device !== device) return false;
  const isStillMeant = rekey.leaves === readSelf(ledger.write).device;
  deleteSyncRekey(ledger.write);
  if (!isStillMeant) return false;
  writeAnew(ledger, rekey, nowMs());
  startOver(ledger.write, readHub(ledger.write).scopeKey);
  changeHub(ledger.write, { sentSeq: 0, ackedSeq: 0 });
  return true;
}
