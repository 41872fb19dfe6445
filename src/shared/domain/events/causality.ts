import { type CausalContext, hublessEpoch } from './envelope.ts';

/** What says who had seen what: everything here is in the frozen bytes but the place, which the hub gives. */
export interface CausalPoint {
  readonly device: string;
  readonly seq: number;
  readonly context: CausalContext;
  readonly place: number | null;
  /** See `Envelope`. */
  readonly sentFor?: readonly [device: string, seq: number] | undefined;
}

/**
 * Whether the author of the later event had certainly seen the earlier one when writing (decision 0036): the same device
 * had written it before, or its place was not above the cursor that the author had. Where nothing proves it the answer
 * is no, so that a person is asked once too often rather than overruled in silence:
 *
 * - what has no place is known to its own device alone;
 * - a cursor of before any hub says nothing of places that a hub gave;
 * - an event that stands at or below its own cursor was given a new place after the hub was restored: a cursor always
 *   stays below the place that follows;
 * - what a device sends for another one says nothing of what that device wrote itself, nor of the other's own chain, whose
 *   disk may have gone back.
 *
 * Contexts of a run of the order that ended are cut at its fork before they come here (`standingContext`).
 */
export function hadSeen(later: CausalPoint, earlier: CausalPoint): boolean {
  if (isOneWriter(later, earlier)) return seqOf(earlier) < seqOf(later);
  if (earlier.place === null) return false;
  const [epoch, cursor] = later.context;
  if (earlier.place > cursor) return false;
  const [earlierEpoch] = earlier.context;
  if (epoch === hublessEpoch) return earlierEpoch === hublessEpoch;
  return later.place === null || later.place > cursor;
}

/** Whether neither author had seen the other's event. Nothing is concurrent with itself, nor on one device. */
export function areConcurrent(one: CausalPoint, other: CausalPoint): boolean {
  if (isOneWriter(one, other)) return false;
  return !hadSeen(one, other) && !hadSeen(other, one);
}

function isOneWriter(one: CausalPoint, other: CausalPoint): boolean {
  if (one.sentFor === undefined || other.sentFor === undefined) {
    return one.sentFor === other.sentFor && one.device === other.device;
  }
  return one.sentFor[0] === other.sentFor[0];
}

const seqOf = ({ seq, sentFor }: CausalPoint): number => sentFor?.[1] ?? seq;
