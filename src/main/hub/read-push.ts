import { chainNext, partDigest, type Sha256 } from '../../shared/domain/events/codec.ts';
import { readTravelled, type TravelledEvent } from '../../shared/domain/scope/travelled-event.ts';
import { base64UrlToBytes, equalBytes } from '../../shared/lib/bytes.ts';
import { lineToEvent, type TravellingEvent } from '../../shared/wire/event-lines.ts';
import type { PushHeader } from '../../shared/wire/frames.ts';
import { type DevicePublicKey, verifyCheckpoint } from '../keys/device-key.ts';
import { WireRefused } from './wire-answer.ts';

/** One event of a push with its place in its device's chain. */
export interface PushedEvent {
  readonly seq: number;
  readonly frozen: TravellingEvent;
  readonly factsDigest: Uint8Array;
  readonly personalDigest: Uint8Array;
  /** The chain's hash with this event. */
  readonly chain: Uint8Array;
}

/** A push whose chain and signature were found right. */
export interface CheckedPush {
  readonly header: PushHeader;
  readonly previous: Uint8Array;
  readonly head: Uint8Array;
  readonly signature: Uint8Array;
  readonly events: readonly PushedEvent[];
}

/** Takes a push apart and proves it: every line an event, the chain unbroken to the head, the head signed. Refuses `bad`. */
export function checkPush(
  header: PushHeader,
  lines: readonly string[],
  publicKey: Uint8Array,
  hash: Sha256,
): CheckedPush {
  const previous = base64UrlToBytes(header.previous);
  const head = base64UrlToBytes(header.head);
  const signature = base64UrlToBytes(header.signature);
  const isWhole = previous !== undefined && head !== undefined && signature !== undefined;
  if (!isWhole || lines.length !== header.count) throw new WireRefused('bad');
  let chain: Uint8Array = previous;
  const events = lines.map((line, at): PushedEvent => {
    const frozen = lineToEvent(line);
    if (frozen === null) throw new WireRefused('bad');
    const factsDigest = partDigest(frozen.facts, hash);
    const personalDigest = personalDigestOf(frozen, hash);
    chain = chainNext(chain, factsDigest, personalDigest, hash);
    return { seq: header.from + at, frozen, factsDigest, personalDigest, chain };
  });
  const { epoch, device, from, count } = header;
  const isProved =
    equalBytes(chain, head) &&
    verifyCheckpoint(publicKey as DevicePublicKey, { epoch, deviceId: device, from, count, head }, signature);
  if (!isProved) throw new WireRefused('bad');
  return { header, previous, head, signature, events };
}

function personalDigestOf({ personal, personalDigest }: TravellingEvent, hash: Sha256): Uint8Array {
  if (personal !== null) return partDigest(personal, hash);
  if (personalDigest === null) throw new WireRefused('bad');
  return personalDigest;
}

/** What an event says of itself, if that is the device and the sequence under which it stands in the chain; else null. */
export function readPushed({ seq, frozen }: PushedEvent, device: string): TravelledEvent | null {
  const event = readTravelled(frozen.facts);
  return event !== null && event.device === device && event.seq === seq ? event : null;
}
