import { type StreamId, streamSubject, walletStream } from '../events/envelope.ts';
import type { EventKindName } from '../events/kinds.ts';

/**
 * What is given to a person or withheld as a whole; every event stands on exactly one (decision 0035). A stream is a
 * shelf, but for what only the office may see of the team's stream, and for offers of cash, which two people must see.
 */
export type Shelf = StreamId | `${StreamId}/office` | `handover:${string}`;

/** What of an event says on which shelf it stands: read from its bytes, whether or not this version knows its kind. */
export interface ShelvedEvent {
  readonly kind: string;
  readonly stream: string;
  readonly data: unknown;
}

/** Of the team's stream only the office sees: files, lines of the bank. They name people of every account. */
const officeKinds: ReadonlySet<string> = new Set<EventKindName>([
  'import.recorded',
  'import.withdrawn',
  'mapping.remembered',
  'writeback.made',
  'bank.statementImported',
  'bank.linesMatched',
  'bank.matchUndone',
  'bank.lineSetAside',
  'bank.lineTakenUp',
]);

const handoverKinds: ReadonlySet<string> = new Set<EventKindName>([
  'cash.handedOver',
  'cash.handoverAnswered',
  'cash.handoverWithdrawn',
  'cash.reviewResolved',
]);

/**
 * The shelf of an event. Total: a kind of the team's stream that this version does not know stands with the office, so
 * that what is new is never shown too widely.
 */
export function shelfOf(event: ShelvedEvent, isKnownKind: (kind: string) => boolean): Shelf {
  const stream = event.stream as StreamId;
  if (stream.startsWith('team:')) {
    return officeKinds.has(event.kind) || !isKnownKind(event.kind) ? `${stream}/office` : stream;
  }
  if (!handoverKinds.has(event.kind)) return stream;
  const receiver = receiverOf(event.data);
  return receiver === null ? stream : handoverShelf(streamSubject(stream), receiver);
}

/** Where an offer of cash from one person to another stands, and the word on it. */
export const handoverShelf = (fromUserId: string, toUserId: string): Shelf =>
  `handover:${fromUserId}>${toUserId}`;

/** The two people of a hand-over's shelf; null for every other shelf. */
export function handoverSides(shelf: string): readonly [fromUserId: string, toUserId: string] | null {
  if (!shelf.startsWith('handover:')) return null;
  const [from, to] = shelf.slice('handover:'.length).split('>');
  return from === undefined || to === undefined ? null : [from, to];
}

/** The stream whose events stand on a shelf. */
export function streamOfShelf(shelf: string): StreamId {
  const sides = handoverSides(shelf);
  if (sides !== null) return walletStream(sides[0]);
  return (shelf.endsWith('/office') ? shelf.slice(0, -'/office'.length) : shelf) as StreamId;
}

function receiverOf(data: unknown): string | null {
  const receiver = (data as { readonly toUserId?: unknown } | null)?.toUserId;
  return typeof receiver === 'string' && receiver !== '' ? receiver : null;
}
