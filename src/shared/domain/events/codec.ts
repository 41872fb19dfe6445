import type { z } from 'zod';
import { utf8Encode } from '../../lib/bytes.ts';
import { sha256 } from '../../lib/hash.ts';
import { type CanonicalValue, canonicalJson } from './canonical.ts';
import { type Catalogue, ownCatalogue } from './catalogue.ts';
import { type Envelope, type Standing, streamKindOf } from './envelope.ts';
import { type EpochRun, standingContext } from './epoch-runs.ts';
import { frozenToObject } from './frozen-object.ts';
import { type BahiEvent, type EventKindName, eventKinds, isEventKindName } from './kinds.ts';
import { quickReader, unsure } from './quick-reader.ts';
import { readEnvelope } from './read-envelope.ts';
import { type EventParts, type UpcasterTable, upcast } from './upcast.ts';

/** Version of the envelope itself. */
export const envelopeVersion = 1;

/** An event as it is stored and travels: two strings whose bytes never change, each under its own digest (decided 12). */
export interface FrozenEvent {
  readonly facts: string;
  /** Names, numbers, addresses, free text; empty where the kind has none; null once redacted. */
  readonly personal: string | null;
}

/** Freezes an event. The data must already be valid for its kind. */
export function freezeEvent(
  envelope: Envelope,
  kind: EventKindName,
  data: CanonicalValue,
  personal: CanonicalValue,
): { readonly facts: string; readonly personal: string } {
  const facts = canonicalJson({
    v: envelopeVersion,
    id: envelope.id,
    device: envelope.device,
    seq: envelope.seq,
    hlc: [...envelope.hlc],
    context: [...envelope.context],
    kind,
    kindVersion: eventKinds[kind].version,
    stream: envelope.stream,
    user: envelope.user,
    businessDate: envelope.businessDate,
    clock: envelope.clock,
    grp: envelope.grp,
    data,
  });
  return { facts, personal: personal === null ? '' : canonicalJson(personal) };
}

/** First link of a device's chain: SHA-256 of the house's word and the device's id. */
export function chainStart(device: string): Uint8Array {
  return sha256(utf8Encode(`bahi1|${device}`));
}

/** SHA-256 of a text's UTF-8 bytes and of bytes: the host has a faster one than runs everywhere. */
export interface Sha256 {
  readonly ofText: (text: string) => Uint8Array;
  readonly ofBytes: (bytes: Uint8Array) => Uint8Array;
}

/** The SHA-256 that runs everywhere. */
export const portableSha256: Sha256 = { ofText: (text) => sha256(utf8Encode(text)), ofBytes: sha256 };

/** SHA-256 of one part of an event; the digest outlives a redaction of the part. */
export function partDigest(part: string, hash: Sha256 = portableSha256): Uint8Array {
  return hash.ofText(part);
}

/** Next link: `SHA256(previous ‖ SHA256(facts) ‖ SHA256(personal))` (decided 12). */
export function chainNext(
  previous: Uint8Array,
  factsDigest: Uint8Array,
  personalDigest: Uint8Array,
  hash: Sha256 = portableSha256,
): Uint8Array {
  const joined = new Uint8Array(previous.length + factsDigest.length + personalDigest.length);
  joined.set(previous, 0);
  joined.set(factsDigest, previous.length);
  joined.set(personalDigest, previous.length + factsDigest.length);
  return hash.ofBytes(joined);
}

/**
 * Why an event does not count in this version of the app: it is parked, shown, and carried on untouched. `foldFailed`: it can be
 * read, and the fold stumbles on it. `projectionFailed`: it can be folded, and what follows from it cannot be shown.
 */
export type ParkReason =
  | 'unknownKind'
  | 'newerKindVersion'
  | 'newerEnvelope'
  | 'unreadable'
  | 'foldFailed'
  | 'projectionFailed';

/** What an event is read with; this version's own, if left out. */
export interface Reading {
  readonly upcasters?: UpcasterTable;
  readonly catalogue?: Catalogue;
  /** The runs of the hub's order: what the author had seen in one that ended counts up to its fork (`standingContext`). */
  readonly runs?: readonly EpochRun[];
}

/** The event in the frozen bytes, or why this version must park it. Never throws, whatever the bytes. */
export function readEvent(
  frozen: FrozenEvent,
  standing: Standing,
  { upcasters, catalogue = ownCatalogue, runs = [] }: Reading = {},
): { readonly event: BahiEvent } | { readonly parked: ParkReason } {
  const facts = frozenToObject(frozen.facts);
  if (facts === null) return { parked: 'unreadable' };
  const version = facts['v'];
  if (version !== envelopeVersion) {
    return {
      parked: typeof version === 'number' && version > envelopeVersion ? 'newerEnvelope' : 'unreadable',
    };
  }
  const kind = facts['kind'];
  if (typeof kind !== 'string') return { parked: 'unreadable' };
  const newest = catalogue.get(kind);
  if (newest === undefined || !isEventKindName(kind)) return { parked: 'unknownKind' };
  const kindVersion = facts['kindVersion'];
  if (!Number.isSafeInteger(kindVersion)) return { parked: 'unreadable' };
  if (Number(kindVersion) > newest) return { parked: 'newerKindVersion' };
  const envelope = readEnvelope(facts);
  if (envelope === null || streamKindOf(envelope.stream) !== eventKinds[kind].stream)
    return { parked: 'unreadable' };
  const parts = readParts(kind, Number(kindVersion), facts['data'], frozen.personal, upcasters);
  if (parts === null) return { parked: 'unreadable' };
  const { place, status, correctedMs } = standing;
  const context = standingContext(envelope.context, runs);
  return { event: { ...envelope, context, place, status, correctedMs, kind, ...parts } as BahiEvent };
}

/** Both parts in their newest shape; the personal one is null where the kind has none or where it was redacted. */
function readParts(
  kind: EventKindName,
  kindVersion: number,
  storedData: unknown,
  storedPersonal: string | null,
  upcasters?: UpcasterTable,
): EventParts | null {
  const isRedacted = storedPersonal === null || storedPersonal === '';
  const personal = isRedacted ? null : frozenToObject(storedPersonal);
  if (!isRedacted && personal === null) return null;
  const raised = raise(kind, kindVersion, { data: storedData, personal }, upcasters);
  if (raised === null) return null;
  const data = readPart(eventKinds[kind].data, raised.data);
  if (data === invalid) return null;
  if (raised.personal === null) return { data, personal: null };
  const read = readPart(eventKinds[kind].personal, raised.personal);
  return read === invalid ? null : { data, personal: read };
}

const invalid = Symbol('invalid');

/** One part by its schema. The quick reader vouches for most; where it is not sure the schema itself has the word. */
function readPart(schema: z.ZodType, stored: unknown): unknown {
  const quick = quickReader(schema)(stored);
  if (quick !== unsure) return quick;
  const parsed = schema.safeParse(stored);
  return parsed.success ? parsed.data : invalid;
}

/** Old bytes come from outside: an upcaster that meets a shape it never wrote must not stop the fold. */
function raise(
  kind: EventKindName,
  kindVersion: number,
  parts: EventParts,
  upcasters?: UpcasterTable,
): EventParts | null {
  try {
    return upcast(kind, kindVersion, parts, upcasters);
  } catch {
    return null;
  }
}
