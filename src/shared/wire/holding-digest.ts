import type { Sha256 } from '../domain/events/codec.ts';
import { concatBytes, utf8Encode } from '../lib/bytes.ts';

/** What of a placed event two holders of it must agree on. */
export interface HeldEvent {
  readonly device: string;
  readonly seq: number;
  readonly place: number;
  /** The hub's word; an event that one app version cannot read counts as `ok` here. */
  readonly status: 'ok' | 'held';
  /** SHA-256 of each frozen part; the second outlives a redaction. */
  readonly factsDigest: Uint8Array;
  readonly personalDigest: Uint8Array;
}

/** Length of a digest in bytes. */
export const digestBytes = 32;

/**
 * The digest of one placed event: SHA-256 of `device|seq|place|status|` (status 0 counts, 1 is held) and its two parts'
 * digests. A shelf's digest is the XOR of those of its placed events (decision 0035), a holding's that of its shelves.
 */
export function heldEventDigest(event: HeldEvent, hash: Sha256): Uint8Array {
  const { device, seq, place, status, factsDigest, personalDigest } = event;
  const head = utf8Encode(`${device}|${seq}|${place}|${status === 'held' ? 1 : 0}|`);
  return hash.ofBytes(concatBytes(head, factsDigest, personalDigest));
}

/** The digest of no event. */
export const emptyDigest = (): Uint8Array => new Uint8Array(digestBytes);

/** Puts a digest into a sum, or takes it out again. */
export function xorInto(sum: Uint8Array, digest: Uint8Array): void {
  for (let at = 0; at < digestBytes; at += 1) sum[at] = (sum[at] ?? 0) ^ (digest[at] ?? 0);
}
