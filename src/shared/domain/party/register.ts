import type { PlainDate } from '../dates.ts';
import { type CausalPoint, hadSeen } from '../events/causality.ts';
import type { Envelope, Standing } from '../events/envelope.ts';
import type { EventOf } from '../events/kinds.ts';

/** One value a field had, with who said it. */
export interface FieldEntry {
  readonly value: string | null;
  readonly on: PlainDate;
  readonly by: string;
  /** The import that told it; absent where a person did. */
  readonly importId?: string;
  /** The event that set it, and what its author had seen then. */
  readonly written: WrittenPoint;
}

/** When and where a value was written, as far as choosing between two needs it. */
export interface WrittenPoint extends CausalPoint {
  readonly eventId: string;
  /** The author's clock, corrected by the hub; the device's own word until then. */
  readonly atMs: number;
}

/** A field with its present value and every value it had, the present one among them. */
export interface PartyField {
  readonly value: string | null;
  readonly history: readonly FieldEntry[];
}

/** A field's standing value, and other values that neither saw it nor were seen by it. */
export interface SettledField extends PartyField {
  readonly chosen: FieldEntry;
  readonly rivals: readonly FieldEntry[];
}

/** The entry that an event writes into a field. */
export function entryOf(event: EventOf<'party.fieldSet'>): FieldEntry {
  const { importId } = event.data;
  return {
    value: event.personal?.value ?? null,
    on: event.businessDate,
    by: event.user,
    ...(importId === undefined ? {} : { importId }),
    written: writtenPoint(event),
  };
}

/** When and where an event was written, and what its author had seen. */
export function writtenPoint(event: Envelope & Standing): WrittenPoint {
  const { id, device, seq, context, place, sentFor, hlc, correctedMs } = event;
  return { eventId: id, device, seq, context, place, sentFor, atMs: correctedMs ?? hlc[0] };
}

/**
 * What a field says (decision 0036). Whoever had seen a value and set another is right, whatever the clocks say. Of
 * values whose authors had not seen each other the one with the later corrected time stands; of equal times that of
 * the larger device, then the larger sequence. Null for a field that nobody set.
 */
export function settleField(history: readonly FieldEntry[]): SettledField | null {
  let heads: readonly FieldEntry[] = [];
  for (const entry of history) {
    if (heads.some((head) => hadSeen(head.written, entry.written))) continue;
    heads = [...heads.filter((head) => !hadSeen(entry.written, head.written)), entry];
  }
  const chosen = heads.reduce<FieldEntry | undefined>(
    (best, head) => (best === undefined || isLater(head.written, best.written) ? head : best),
    undefined,
  );
  if (chosen === undefined) return null;
  const rivals = heads.filter((head) => head !== chosen && head.value !== chosen.value);
  return { value: chosen.value, history, chosen, rivals };
}

function isLater(one: WrittenPoint, other: WrittenPoint): boolean {
  if (one.atMs !== other.atMs) return one.atMs > other.atMs;
  return one.device === other.device ? one.seq > other.seq : one.device > other.device;
}
