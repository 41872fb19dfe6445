import { chainStart } from '../../shared/domain/events/codec.ts';
import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { present } from '../../shared/lib/assert.ts';
import { bytesToBase64Url, utf8Encode } from '../../shared/lib/bytes.ts';
import type { FilesWanted } from '../../shared/wire/blob-frames.ts';
import { eventToLine } from '../../shared/wire/event-lines.ts';
import {
  type ChainHeadText,
  frameLimits,
  type HelloRequest,
  type KeptToTell,
  mostKept,
  type PullRequest,
  type PushHeader,
  protocolRange,
  type VerifyRequest,
} from '../../shared/wire/frames.ts';
import { frameToBytes } from '../../shared/wire/framing.ts';
import { emptyDigest } from '../../shared/wire/holding-digest.ts';
import { type KnockRequest, knockText, type RekeyRequest } from '../../shared/wire/joining-frames.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { selectKeptForOthers } from '../db/queries/kept-for-others.ts';
import { selectChainAt } from '../db/queries/safekeeping.ts';
import { selectFirstUnplaced, selectOwnParts } from '../db/queries/sync-events.ts';
import type { SyncHubRow, SyncRekeyRow } from '../db/queries/sync-hub.ts';
import { selectSyncRuns } from '../db/queries/sync-runs.ts';
import { selectUnsent } from '../db/queries/sync-work.ts';
import type { DeviceSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { nativeSha256 } from '../ledger/native-sha256.ts';
import { readHolding } from '../ledger/shelf-sums.ts';
import type { MeetingParts } from './meeting.ts';
import type { Voucher } from './rekey.ts';

/** Most bytes of events in one push, before it is compressed. */
const pushBytes = 512 * 1024;

/** Whether a request is answered while the device waits, or travels in a file. */
export type RequestWay = Pick<HelloRequest, 'byHand'>;

/** The same of a hello, that also says in a file what a device says after it is refused as unknown. */
export type HelloWay = RequestWay & Pick<HelloRequest, 'knock'>;

/** The own chain at a sequence; null where this device has not come so far. */
export function ownChainAt(database: ReadableDatabase, self: DeviceSelf, seq: number): Uint8Array | null {
  if (seq > self.seq) return null;
  if (seq === 0) return chainStart(self.device);
  if (seq === self.seq) return self.chain;
  return selectChainAt(database, self.device, seq) ?? null;
}

/** Whether the hub's word of the own chain is what this device has itself. */
export function isOwnChain(database: ReadableDatabase, self: DeviceSelf, head: ChainHeadText): boolean {
  const chain = ownChainAt(database, self, head.seq);
  return chain !== null && bytesToBase64Url(chain) === head.chain;
}

/** What it has of others that a restored hub has not, the oldest first. */
function keptToTell(database: ReadableDatabase): KeptToTell[] {
  return selectKeptForOthers(database)
    .slice(0, mostKept)
    .map(({ device, events, oldestMs }) => ({ device, events, oldestMs }));
}

/** Says who this device is and where it stands. */
export function helloBytes(
  parts: MeetingParts,
  self: DeviceSelf,
  hub: SyncHubRow,
  way: HelloWay = {},
): Uint8Array {
  const database = parts.ledger.write;
  const { oldestMs } = selectUnsent(database);
  const kept = way.byHand === true ? [] : keptToTell(database);
  // Never beyond what the hub has said that it holds: it would take itself for a copy of before.
  const unplacedFrom = Math.min(selectFirstUnplaced(database, self.device) ?? self.seq + 1, hub.ackedSeq + 1);
  const request: HelloRequest = {
    frame: 'hello',
    protocol: [...protocolRange],
    app: parts.appVersion,
    team: hub.team,
    device: self.device,
    epoch: hub.epoch,
    place: hub.pulledPlace,
    scopeKey: hub.scopeKey,
    own: { seq: self.seq, chain: bytesToBase64Url(self.chain) },
    unplacedFrom,
    bootNonce: parts.bootNonce,
    nowMs: parts.nowMs(),
    // Where own work waits, the meeting goes on whatever is held: an office does not add up all its shelves for that.
    digest: bytesToBase64Url(unplacedFrom > self.seq ? readHolding(database).digest : emptyDigest()),
    ...(oldestMs === null ? {} : { oldestUnsentMs: oldestMs }),
    ...(kept.length === 0 ? {} : { keptForOthers: kept }),
    // Never again once they are here: an empty meeting costs nothing for it.
    ...(hub.epoch !== hublessEpoch && selectSyncRuns(database).length === 0
      ? { withRuns: true as const }
      : {}),
    ...way,
  };
  return jsonBytes(request);
}

/** The own events after the hub's high-water mark, as many as go into one frame; signed. */
export function pushBytesAfter(
  ledger: Ledger,
  self: DeviceSelf,
  hub: SyncHubRow,
  highWater: number,
  way: RequestWay = {},
): { readonly bytes: Uint8Array; readonly lastSeq: number } {
  const database = ledger.write;
  const rows = selectOwnParts(database, self.device, highWater + 1, highWater + frameLimits.pushEvents);
  const lines: string[] = [];
  let size = 0;
  for (const row of rows) {
    const line = eventToLine(row);
    size += line.length;
    if (lines.length > 0 && size > pushBytes) break;
    lines.push(line);
  }
  const head = present(
    ownChainAt(database, self, highWater + lines.length),
    'the own chain at what is pushed',
  );
  const previous = present(ownChainAt(database, self, highWater), 'the own chain before what is pushed');
  const from = highWater + 1;
  const checkpoint = { epoch: hub.epoch, deviceId: self.device, from, count: lines.length, head };
  const header: PushHeader = {
    frame: 'push',
    team: hub.team,
    device: self.device,
    epoch: hub.epoch,
    from,
    count: lines.length,
    previous: bytesToBase64Url(previous),
    head: bytesToBase64Url(head),
    signature: bytesToBase64Url(ledger.signer.signStretch(self, checkpoint)),
    withReasons: true,
    ...way,
  };
  return { bytes: frameToBytes(header, lines, nativeSha256), lastSeq: highWater + lines.length };
}

/** Asks for what comes after the place that was pulled last; in a file, for files too. */
export function pullBytes(
  self: DeviceSelf,
  hub: SyncHubRow,
  limit: number,
  wants: FilesWanted | null = null,
): Uint8Array {
  const request: PullRequest = {
    frame: 'pull',
    team: hub.team,
    device: self.device,
    epoch: hub.epoch,
    place: hub.pulledPlace,
    scopeKey: hub.scopeKey,
    withOwn: hub.startingOver,
    withReasons: true,
    limit,
    ...(wants === null ? {} : { wants }),
  };
  return jsonBytes(request);
}

/** Asks what the hub holds for this device. */
export function verifyBytes(self: DeviceSelf, hub: SyncHubRow, shelves: boolean): Uint8Array {
  const request: VerifyRequest = {
    frame: 'verify',
    team: hub.team,
    device: self.device,
    epoch: hub.epoch,
    place: hub.pulledPlace,
    scopeKey: hub.scopeKey,
    shelves,
  };
  return jsonBytes(request);
}

/** Asks that a new key be this device's: signed with the old one. */
export function rekeyBytes(
  ledger: Ledger,
  hub: SyncHubRow,
  { rekey, voucher }: { readonly rekey: SyncRekeyRow; readonly voucher: Voucher },
): Uint8Array {
  const newPublicKey = bytesToBase64Url(rekey.publicKey);
  const request: RekeyRequest = {
    frame: 'rekey',
    team: hub.team,
    device: voucher.device,
    newPublicKey,
    signature: bytesToBase64Url(
      ledger.signer.signBytes(voucher, utf8Encode(rekeyText(hub.team, voucher.device, newPublicKey))),
    ),
  };
  return jsonBytes(request);
}

/** Says to a hub that does not know this device that it was here before, and who works on it. */
export function knockBytes(ledger: Ledger, self: DeviceSelf, hub: SyncHubRow): Uint8Array {
  return jsonBytes(knockOf(ledger, self, hub));
}

/** The same as a value. */
export function knockOf(ledger: Ledger, self: DeviceSelf, { team }: SyncHubRow): KnockRequest {
  const publicKey = bytesToBase64Url(self.publicKey);
  const said = { team, publicKey, userId: worksHere(ledger, self) ?? '' };
  const signature = bytesToBase64Url(ledger.signer.signBytes(self, utf8Encode(knockText(said))));
  return { frame: 'knock', ...said, signature };
}

/** Who was let in with this device; null where it never said who it is. */
export function worksHere(ledger: Ledger, self: DeviceSelf): string | null {
  return ledger.states.team(self.team).seating.devices.get(self.device)?.userIds[0] ?? null;
}

/** The text that the old key signs for a new one. Frozen: the hub checks exactly these bytes. */
export function rekeyText(team: string, device: string, newPublicKey: string): string {
  return JSON.stringify(['bahi rekey v1', team, device, newPublicKey]);
}

function jsonBytes(request: object): Uint8Array {
  return utf8Encode(JSON.stringify(request));
}
