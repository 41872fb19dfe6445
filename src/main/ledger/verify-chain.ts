import { chainNext, chainStart, envelopeVersion, partDigest } from '../../shared/domain/events/codec.ts';
import { frozenToObject } from '../../shared/domain/events/frozen-object.ts';
import { readEnvelope } from '../../shared/domain/events/read-envelope.ts';
import { base64UrlToBytes, equalBytes } from '../../shared/lib/bytes.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { selectEnrolledKey } from '../db/queries/devices.ts';
import { type ChainRow, iterateChain, selectOtherDevices } from '../db/queries/events.ts';
import { isSignedBy, readCheckpoints, type StoredCheckpoint } from './checkpoints.ts';
import { type DeviceSelf, readSelf } from './device-self.ts';
import { runAtOnce, type Steps } from './in-turns.ts';
import { nativeSha256 } from './native-sha256.ts';

/** An event that cannot be what its device once wrote, or the place where one is missing. */
export interface BadEvent {
  readonly device: string;
  readonly seq: number;
}

/**
 * Walks every device's chain, the own one first, and answers the first event that breaks it: bytes that do not give
 * the stored link, columns that say other than the bytes, a gap, a lost tail, a checkpoint that does not verify. A
 * redacted personal part stands for itself by its digest (decided 12). Of other devices only what is here is walked.
 */
export function firstBadEvent(database: ReadableDatabase): BadEvent | null {
  return runAtOnce(firstBadEventSteps(database, () => null));
}

/** `firstBadEvent` step by step; `progress` is asked with how many events were walked. */
export function* firstBadEventSteps<Progress>(
  database: ReadableDatabase,
  progress: (events: number) => Progress,
): Steps<Progress, BadEvent | null> {
  const self = readSelf(database);
  let walked = 0;
  const step = (): Progress | null => {
    walked += 1;
    return walked % eventsPerStep === 0 ? progress(walked) : null;
  };
  for (const device of [self.device, ...selectOtherDevices(database, self.device)]) {
    const seq = yield* firstBadSeq(database, device, device === self.device ? self : null, step);
    if (seq !== null) return { device, seq };
  }
  return null;
}

const eventsPerStep = 50;

function* firstBadSeq<Progress>(
  database: ReadableDatabase,
  device: string,
  self: DeviceSelf | null,
  step: () => Progress | null,
): Steps<Progress, number | null> {
  const checkpoints = new Map(
    readCheckpoints(database, device).map((checkpoint) => [checkpoint.seq, checkpoint]),
  );
  const publicKey = self?.publicKey ?? enrolledKey(database, device);
  let last = { seq: 0, chain: chainStart(device) as Uint8Array };
  for (const row of iterateChain(database, device)) {
    const isNext = row.seq === last.seq + 1;
    const progress = step();
    if (progress !== null) yield progress;
    if (self !== null && !isNext) return last.seq + 1;
    // What came from the hub has no link here: the hub holds the chains of others and checks them (decision 0035).
    const hasLink = self !== null || row.chain.length > 0;
    // Behind a gap in a foreign chain the stored link has to be believed; the next one proves it.
    const follows = isNext && (self !== null || last.chain.length > 0);
    if (hasLink && follows && !isSoundLink(last.chain, row)) return row.seq;
    if (!isSoundEvent(device, row)) return row.seq;
    const checkpoint = hasLink ? checkpoints.get(row.seq) : undefined;
    if (checkpoint !== undefined && !isSoundCheckpoint(checkpoint, row, publicKey)) return row.seq;
    checkpoints.delete(row.seq);
    last = { seq: row.seq, chain: row.chain };
  }
  if (self === null) return null;
  if (self.seq !== last.seq || checkpoints.size > 0) return last.seq + 1;
  return equalBytes(self.chain, last.chain) ? null : last.seq;
}

function isSoundLink(previous: Uint8Array, row: ChainRow): boolean {
  return equalBytes(
    row.chain,
    chainNext(previous, partDigest(row.facts, nativeSha256), row.personal_digest, nativeSha256),
  );
}

function isSoundEvent(device: string, row: ChainRow): boolean {
  if (row.personal !== null && !equalBytes(partDigest(row.personal, nativeSha256), row.personal_digest))
    return false;
  const facts = frozenToObject(row.facts);
  if (facts?.['v'] !== envelopeVersion) return true; // a newer app's bytes: the link alone answers for them
  // What came from the hub and says less than an event does is parked: there is nothing to compare.
  if (row.chain.length === 0 && readEnvelope(facts) === null) return true;
  const { id, stream, kind, kind_version, hlc_ms, hlc_counter, business_date, user, grp, seq } = row;
  const columns = [
    device,
    seq,
    id,
    stream,
    kind,
    kind_version,
    [hlc_ms, hlc_counter],
    business_date,
    user,
    grp,
  ];
  const members = [
    'device',
    'seq',
    'id',
    'stream',
    'kind',
    'kindVersion',
    'hlc',
    'businessDate',
    'user',
    'grp',
  ];
  return JSON.stringify(columns) === JSON.stringify(members.map((member) => facts[member]));
}

function isSoundCheckpoint(
  checkpoint: StoredCheckpoint,
  row: ChainRow,
  publicKey: Uint8Array | null,
): boolean {
  if (!equalBytes(checkpoint.chain, row.chain)) return false;
  return publicKey === null || isSignedBy(publicKey, checkpoint);
}

/** The key a device was enrolled with, in base64url; null where this ledger has not heard of it. */
function enrolledKey(database: ReadableDatabase, device: string): Uint8Array | null {
  const key = selectEnrolledKey(database, device);
  return key === undefined ? null : (base64UrlToBytes(key) ?? null);
}
