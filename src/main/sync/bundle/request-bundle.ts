import type { Result } from '../../../shared/lib/result.ts';
import { ok, refused } from '../../../shared/lib/result.ts';
import { frameLimits, type HelloRequest } from '../../../shared/wire/frames.ts';
import { type SyncHubRow, selectSyncHub, selectSyncRekey } from '../../db/queries/sync-hub.ts';
import { recipientOf } from '../../keys/bundle-keys.ts';
import type { DevicePublicKey } from '../../keys/device-key.ts';
import { hubPublicKeyOf } from '../../keys/hub-key.ts';
import { type DeviceSelf, readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Carrying, filesToCarry, filesWantedBack, framesOfFiles } from '../blobs/carried-files.ts';
import { readHub } from '../hub-state.ts';
import type { MeetingParts } from '../meeting.ts';
import { readRekey } from '../rekey.ts';
import { helloBytes, knockOf, pullBytes, pushBytesAfter, rekeyBytes, worksHere } from '../requests.ts';
import type { BundleHeader } from './bundle-header.ts';
import type { SeriesPlace } from './bundle-memory.ts';
import { sealBundle } from './bundle-seal.ts';

/** Why a device has nobody to write a file for. */
export type NoBundleHub = { readonly code: 'noHub' } | { readonly code: 'hubWithoutKey' };

/** A file of requests, ready to be kept. */
export interface RequestBundle {
  readonly header: BundleHeader;
  readonly file: Uint8Array;
  /** Own events up to here are in it, or with the hub already. */
  readonly upTo: number;
  /** Photos and papers that it carries. */
  readonly files: number;
}

/**
 * Most bytes of own events in one file: beside them there is room for photos, and the hub unpacks no more than 64 MB. What is left
 * goes with the file after the answer.
 */
const mostEventBytes = 24 * 1024 * 1024;

/**
 * Everything that a device has to tell its hub and to ask it, as one file: hello, every own event above the last that was
 * acknowledged (as many as fit), and what it does not have yet; with `carrying` also photos and papers, both ways. A file that is
 * lost loses nothing: the next one holds it all again. A device that is about to take a new key says that alone. Refuses `noHub`, and `hubWithoutKey` of a hub whose name holds no key.
 */
export async function writeRequestBundle(
  parts: MeetingParts,
  place: SeriesPlace,
  carrying: Carrying | null = null,
  mostBytes: number = mostEventBytes,
): Promise<Result<RequestBundle, NoBundleHub>> {
  const { ledger } = parts;
  const known = selectSyncHub(ledger.write);
  if (known === undefined || known.hub === null) return refused({ code: 'noHub' });
  const hubKey = hubPublicKeyOf(known.hub);
  const recipient = hubKey === null ? null : recipientOf(hubKey);
  if (recipient === null) return refused({ code: 'hubWithoutKey' });
  const { sender, frames, range, files } = collectRequests(parts, carrying, mostBytes);
  const header: BundleHeader = {
    kind: 'requests',
    team: known.team,
    hub: known.hub,
    device: sender.device,
    ...place,
    createdMs: parts.nowMs(),
    range,
  };
  const own = recipientOf(sender.publicKey as DevicePublicKey);
  const file = await sealBundle(header, frames, {
    // Read back by the device itself once it is on the stick: only what opens again is a copy.
    recipients: own === null ? [recipient] : [recipient, own],
    sign: (bytes) => ledger.signer.signBytes(sender, bytes),
  });
  return ok({ header, file, upTo: range[1], files });
}

interface Requests {
  readonly sender: {
    readonly device: string;
    readonly publicKey: Uint8Array;
    readonly sealedKey: Uint8Array;
  };
  readonly frames: readonly Uint8Array[];
  readonly range: readonly [number, number] & BundleHeader['range'];
  readonly files: number;
}

/** What the office is told should its hub not know this device any more; nothing where it never said who works on it. */
function knockOfFile(ledger: Ledger, self: DeviceSelf, hub: SyncHubRow): Pick<HelloRequest, 'knock'> {
  if (worksHere(ledger, self) === null) return {};
  const { publicKey, userId, signature } = knockOf(ledger, self, hub);
  return { knock: { publicKey, userId, signature } };
}

function collectRequests(parts: MeetingParts, carrying: Carrying | null, mostBytes: number): Requests {
  const { ledger } = parts;
  const { write } = ledger;
  const self = readSelf(write);
  const hub = readHub(write);
  if (selectSyncRekey(write) !== undefined) {
    const taking = readRekey(write);
    return { sender: taking.voucher, frames: [rekeyBytes(ledger, hub, taking)], range: [1, 0], files: 0 };
  }
  const byHand = { byHand: true } as const;
  const frames = [helloBytes(parts, self, hub, { ...byHand, ...knockOfFile(ledger, self, hub) })];
  const from = hub.ackedSeq + 1;
  let sent = hub.ackedSeq;
  for (let bytes = 0; sent < self.seq && bytes < mostBytes; ) {
    const push = pushBytesAfter(ledger, self, hub, sent, byHand);
    frames.push(push.bytes);
    bytes += push.bytes.length;
    sent = push.lastSeq;
  }
  const carried = carrying === null ? [] : filesToCarry(ledger, carrying);
  if (carrying !== null) frames.push(...framesOfFiles(ledger, carrying.files, carried));
  const wants = carrying === null ? null : filesWantedBack(ledger);
  frames.push(pullBytes(self, hub, frameLimits.pageLines, wants));
  const range = [from, sent] as const;
  return { sender: self, frames, range: [...range], files: carried.length };
}
