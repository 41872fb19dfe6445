import { chainNext, chainStart, partDigest } from '../../shared/domain/events/codec.ts';
import { type StreamId, teamStream } from '../../shared/domain/events/envelope.ts';
import { derivedId, toId } from '../../shared/domain/ids.ts';
import { receiptPrefixOfDevice } from '../../shared/domain/receipt-number.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { assert } from '../../shared/lib/assert.ts';
import { bytesToBase64Url } from '../../shared/lib/bytes.ts';
import { insertSelf } from '../db/queries/devices.ts';
import { moveSelfAside } from '../db/queries/safekeeping.ts';
import {
  deleteCheckpointsWithoutEvent,
  insertEventIfNew,
  type StoredEvent,
  selectLastUser,
  takeUnplaced,
} from '../db/queries/sync-events.ts';
import { append } from './append.ts';
import { checkpointEvery, storeCheckpoint } from './checkpoints.ts';
import { readSelf, saveHead } from './device-self.ts';
import type { Ledger } from './ledger.ts';
import { nativeSha256 } from './native-sha256.ts';
import { refoldStreamAlone, refreshPartyIdentities } from './refold.ts';

/** The identity that a device takes, with its private key sealed under the ledger's data key. */
export interface NewIdentity {
  readonly device: string;
  readonly publicKey: Uint8Array;
  readonly sealedKey: Uint8Array;
}

/**
 * Makes the ledger's device another one, in the caller's transaction: own events without a place are written anew under it
 * with the same id, time, context and words; those with a place stay what they are. Receipts begin a new series. The new chain
 * begins by saying which device it replaces.
 */
export function writeAnew(ledger: Ledger, identity: NewIdentity, nowMs: number): void {
  const { write } = ledger;
  assert(write.inTransaction, 'a device is replaced inside a transaction');
  const before = readSelf(write);
  const { hlc, ...row } = before;
  const user = selectLastUser(write, before.device);
  const waiting = takeUnplaced(write);
  deleteCheckpointsWithoutEvent(write);
  moveSelfAside(write, { ...row, hlcMs: hlc[0], hlcCounter: hlc[1] }, { retiredMs: nowMs, cause: 'rekeyed' });
  const { device, publicKey, sealedKey } = identity;
  insertSelf(write, {
    ...row,
    device,
    publicKey,
    sealedKey,
    receiptPrefix: receiptPrefixOfDevice(toId(device)),
    receiptCounter: 0,
    seq: 0,
    chain: chainStart(device),
    hlcMs: hlc[0],
    hlcCounter: hlc[1],
  });
  ledger.states.clear();
  announce(ledger, before.device, user ?? before.device, nowMs);
  const streams = new Set<StreamId>();
  for (const event of waiting) {
    appendAgain(ledger, event);
    streams.add(event.stream);
  }
  ledger.states.clear();
  for (const stream of streams) refoldStreamAlone(ledger, stream);
  refreshPartyIdentities(ledger);
}

function announce(ledger: Ledger, replaces: string, userId: string, nowMs: number): void {
  const self = readSelf(ledger.write);
  const zone = ledger.states.team(self.team).founded?.data.zone ?? 'Asia/Kolkata';
  const businessDate = plainDateInZone(nowMs, zone);
  const commandId = derivedId<never>('rekey-', self.device) as string;
  append(ledger, { commandId, userId, businessDate, nowMs }, [
    {
      kind: 'device.enrolled',
      stream: teamStream(self.team),
      data: {
        device: self.device,
        publicKey: bytesToBase64Url(self.publicKey),
        receiptPrefix: self.receiptPrefix,
        replaces,
      },
      personal: null,
    },
  ]);
}

/** Not `canonicalJson`, which refuses what only a broken app writes: nothing may be lost for that, and no page stopped. */
function inKeyOrder(facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}

/**
 * The same event under the next sequence of the device as it is now, in the caller's transaction: every byte of it but who wrote
 * it stays. It must be here under no other envelope. What is sent for another device says so, and keeps saying so: what this device had
 * seen its author had not.
 */
export function appendAgain(
  ledger: Ledger,
  event: StoredEvent,
  { isForOther } = { isForOther: false },
): void {
  const { write, signer } = ledger;
  const self = readSelf(write);
  const seq = self.seq + 1;
  const written = JSON.parse(event.facts) as Record<string, unknown>;
  const sentFor = written['sentFor'] ?? (isForOther ? [event.device, event.seq] : undefined);
  const facts = inKeyOrder({
    ...written,
    device: self.device,
    seq,
    ...(sentFor === undefined ? {} : { sentFor }),
  });
  const chain = chainNext(self.chain, partDigest(facts, nativeSha256), event.personalDigest, nativeSha256);
  const isStored = insertEventIfNew(write, { ...event, device: self.device, seq, facts, chain });
  assert(isStored, 'an event that is written anew is here under no other envelope');
  saveHead(write, { seq, chain, hlc: self.hlc });
  if (seq % checkpointEvery === 0) storeCheckpoint(write, signer, self, { device: self.device, seq, chain });
}
