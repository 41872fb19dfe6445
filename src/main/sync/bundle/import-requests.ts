import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { identityOf, recipientOf } from '../../keys/bundle-keys.ts';
import { signDeviceWord } from '../../keys/device-key.ts';
import { answerRequests } from './answer-bundle.ts';
import { type BundleHeader, type BundleRefusal, readBundleParts } from './bundle-header.ts';
import type { BundleDevice, BundleHub, HubNotReady } from './bundle-hub.ts';
import { type BundleMemory, withImported } from './bundle-memory.ts';
import { bundleDigest, openBundle, sealBundle } from './bundle-seal.ts';
import type { CarriedCount } from './carry-files.ts';
import { hearStranger } from './hear-stranger.ts';
import { type BundleRequests, readRequests } from './read-requests.ts';

/** A file of a device that the hub took in, with the answer for the way back. */
export interface ImportedRequests {
  readonly header: BundleHeader;
  readonly answer: { readonly header: BundleHeader; readonly file: Uint8Array };
  /** Events that the hub did not have before. */
  readonly fresh: number;
  readonly held: number;
  /** Photos and papers in the answer. */
  readonly carried: CarriedCount;
  readonly memory: BundleMemory;
}

/** Why a file of a device was not taken in. */
export type ImportRefusal = BundleRefusal | HubNotReady | UnknownDevice;

/** The hub does not know the device: it asks to come back, and is told so by the answer. Null where the file does not say whose it is. */
export interface UnknownDevice {
  readonly code: 'unknownDevice';
  readonly stranger: { readonly userId: string; readonly answer: ImportedRequests['answer'] } | null;
}

/**
 * Takes a device's file in at the hub. Everything about the file is checked before its first frame is given to the hub;
 * after that each frame stands for itself, and a file that was broken off half-way is given again. The memory in the answer
 * is to be kept once the answer is safe.
 */
export async function importRequests(
  hub: BundleHub,
  memory: BundleMemory,
  file: Uint8Array,
  nowMs: number,
): Promise<Result<ImportedRequests, ImportRefusal>> {
  const checked = await checkRequests(hub, memory, file, nowMs);
  if (!checked.ok) return checked;
  const { header, requests, digest, device } = checked.value;
  const answered = await answerRequests(hub, requests);
  if (!answered.ok) return answered;
  const { frames, highWater, held, carried } = answered.value;
  const { publicKey } = device;
  return ok({
    header,
    answer: await sealAnswer(hub, frames, { header, digest, publicKey, nowMs }),
    fresh: highWater === null ? 0 : Math.max(0, highWater - device.seq),
    held,
    carried,
    memory: withImported(memory, { ...header, digest }, device.epoch),
  });
}

/** An answer for the way back: for the device with this key, and for the hub itself. */
async function sealAnswer(
  hub: BundleHub,
  frames: readonly Uint8Array[],
  to: {
    readonly header: BundleHeader;
    readonly digest: string;
    readonly publicKey: Uint8Array;
    readonly nowMs: number;
  },
): Promise<ImportedRequests['answer']> {
  const { digest, publicKey, nowMs } = to;
  const header: BundleHeader = { ...to.header, kind: 'answers', previous: digest, createdMs: nowMs };
  const sealed = await sealBundle(header, frames, {
    recipients: [publicKey, hub.keyPair.publicKey].flatMap((key) => recipientOf(key) ?? []),
    sign: (bytes) => signDeviceWord(hub.keyPair.privateKey, bytes),
  });
  return { header, file: sealed };
}

/** What is said to a device that the hub does not know. */
async function refuseUnknown(
  hub: BundleHub,
  header: BundleHeader,
  file: Uint8Array,
  nowMs: number,
): Promise<Result<never, ImportRefusal>> {
  const heard = await hearStranger(hub, header, file);
  if (!heard.ok) return heard;
  if (heard.value === null) return refused({ code: 'unknownDevice', stranger: null });
  const { publicKey, userId, frames } = heard.value;
  const answer = await sealAnswer(hub, frames, { header, digest: bundleDigest(file), publicKey, nowMs });
  return refused({ code: 'unknownDevice', stranger: { userId, answer } });
}

interface CheckedRequests {
  readonly header: BundleHeader;
  readonly requests: BundleRequests;
  readonly digest: string;
  readonly device: BundleDevice;
}

async function checkRequests(
  hub: BundleHub,
  memory: BundleMemory,
  file: Uint8Array,
  nowMs: number,
): Promise<Result<CheckedRequests, ImportRefusal>> {
  const parts = readBundleParts(file);
  if (!parts.ok) return parts;
  const { header } = parts.value;
  if (header.team !== hub.team) return refused({ code: 'wrongTeam' });
  if (header.hub !== hub.hubId) return refused({ code: 'wrongHub' });
  if (header.kind !== 'requests') return refused({ code: 'wrongRecipient' });
  const found = await hub.deviceOf(header.device);
  if (!found.ok) return found;
  const device = found.value;
  if (device === null) return refuseUnknown(hub, header, file, nowMs);
  const identity = identityOf(hub.keyPair.privateKey);
  const frames = await openBundle(file, { identity, publicKey: device.publicKey });
  if (!frames.ok) return frames;
  const requests = readRequests(header, frames.value);
  if (requests === null) return refused({ code: 'tampered' });
  const digest = bundleDigest(file);
  const order = orderOf(memory, { header, digest, requests }, device);
  return order === null ? ok({ header, requests, digest, device }) : refused(order);
}

/** Where a whole and right file stands among those before it; null where it is its turn. */
function orderOf(
  memory: BundleMemory,
  file: { readonly header: BundleHeader; readonly digest: string; readonly requests: BundleRequests },
  { seq, epoch }: CheckedRequests['device'],
): BundleRefusal | null {
  const { header, digest, requests } = file;
  const known = memory.imported[header.device];
  const before = known?.epoch === epoch ? known : undefined;
  if (before?.digests.includes(digest) === true) return { code: 'replayed' };
  const isSameSeries = before?.series === header.series;
  // A later one of the series held all of this one: there is nothing in it that is not known.
  if (before !== undefined && isSameSeries && header.number < before.number) return { code: 'older' };
  if (requests.kind === 'rekey' || requests.hello.request.epoch !== epoch) return null;
  const [from, to] = header.range;
  if (to < from || from <= seq + 1) return null;
  return { code: 'gap', missing: isSameSeries ? (before?.number ?? 0) + 1 : header.number - 1 };
}
