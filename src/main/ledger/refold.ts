import { partyStream, type StreamId, type StreamKind } from '../../shared/domain/events/envelope.ts';
import { frozenToObject } from '../../shared/domain/events/frozen-object.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { parkEvent, selectParkedStreams, unparkStream } from '../db/queries/events.ts';
import { selectRelationEvents, selectStreamsWithUnshownRelations } from '../db/queries/party-identities.ts';
import { forgetListedStreams, selectListedStreams } from '../db/queries/refold.ts';
import { isHandedOver } from '../db/queries/sync-shelves.ts';
import { foldStream } from './fold-stream.ts';
import type { Ledger } from './ledger.ts';
import { goesWell } from './mistakes.ts';
import { bringPartyIdentities, bringWhatCanBe } from './party-identities.ts';
import { removeParkedRows, replaceStreamRows } from './project/projection.ts';
import { type ParkedEvent, readStream, type StreamRead } from './read-events.ts';
import { type ShownStream, showStream } from './show-stream.ts';

/**
 * Folds one stream again from its first event and brings its rows along, in the caller's transaction: for an event
 * that arrived late and stands before others (decided 3), and for one that was parked and can be read now.
 */
export function refoldStream(ledger: Ledger, stream: StreamId): void {
  if (refoldStreamAlone(ledger, stream) === 'party') refreshPartyIdentities(ledger);
}

/**
 * Brings who is shown under whom along, in the caller's transaction. A relation with which that cannot be said is a mistake of ours like
 * rows that cannot be made: the events that said it are parked, and every other relation stands (decision 0051). What was left out
 * before is tried again each time, so that it does not hang on when what came.
 */
export function refreshPartyIdentities(ledger: Ledger): void {
  const { write } = ledger;
  for (const stream of selectStreamsWithUnshownRelations(write)) {
    refoldStreamAlone(ledger, stream as StreamId);
  }
  if (goesWell(() => bringPartyIdentities(ledger))) return;
  for (const [partyId, relations] of Map.groupBy(bringWhatCanBe(ledger), (relation) => relation.partyId)) {
    const stream = partyStream(partyId);
    const ids = new Set<unknown>(relations.map(({ relationId }) => relationId));
    const unshown = selectRelationEvents(write, stream).filter(({ facts }) => ids.has(relationIdOf(facts)));
    refoldStreamAlone(
      ledger,
      stream,
      unshown.map(({ device, seq }): ParkedEvent => ({ device, seq, reason: 'projectionFailed' })),
    );
  }
}

/** The relation that an event says; undefined where it cannot be read. */
function relationIdOf(facts: string): unknown {
  const data = frozenToObject(facts)?.['data'];
  const said = (data ?? {}) as { readonly mergeId?: unknown; readonly linkId?: unknown };
  return said.mergeId ?? said.linkId;
}

/**
 * `refoldStream` without what follows from many streams at once, for callers that refold many. A stream that was handed
 * over loses its rows and gets none, and `unshown` is left out of them. Answers the kind of the stream; null for a kind this version
 * does not know.
 */
export function refoldStreamAlone(
  ledger: Ledger,
  stream: StreamId,
  unshown: readonly ParkedEvent[] = [],
): StreamKind | null {
  assert(ledger.write.inTransaction, 'a stream is refolded inside a transaction');
  ledger.states.forget(stream);
  const { write, catalogue } = ledger;
  const read = without(readStream(write, stream, { catalogue, isTriedAgain: true }), unshown);
  const { kind, parked } = isHandedOver(write, stream)
    ? removeStream(write, stream, read)
    : showStream(ledger, stream, read);
  markParked(write, stream, parked);
  return kind;
}

/** What is read of a stream, less what cannot be shown. */
function without({ events, parked }: StreamRead, unshown: readonly ParkedEvent[]): StreamRead {
  const isShown = (event: Pick<ParkedEvent, 'device' | 'seq'>): boolean =>
    !unshown.some(({ device, seq }) => device === event.device && seq === event.seq);
  return { events: events.filter(isShown), parked: [...parked, ...unshown.filter(isRead)] };

  function isRead({ device, seq }: ParkedEvent): boolean {
    return events.some((event) => event.device === device && event.seq === seq);
  }
}

/** A stream that this device gave out of hand: it has no rows. */
function removeStream(database: WritableDatabase, stream: StreamId, read: StreamRead): ShownStream {
  const fold = foldStream(stream, read);
  if (fold === null) removeParkedRows(database, stream);
  else replaceStreamRows(database, fold.folded, []);
  return { kind: fold?.folded.kind ?? null, parked: fold?.parked ?? read.parked };
}

/** Refolds every stream with parked events: to be called after an upgrade. Answers how many streams that were. */
export function refoldParked(ledger: Ledger): number {
  const streams = selectParkedStreams(ledger.write) as StreamId[];
  for (const stream of streams) refoldStream(ledger, stream);
  return streams.length;
}

/**
 * Refolds the streams that a migration listed and empties the list, in the caller's transaction: a kill in between
 * leaves the list as it was. Answers how many streams that were.
 */
export function refoldListed(ledger: Ledger): number {
  const streams = selectListedStreams(ledger.write) as StreamId[];
  for (const stream of streams) refoldStream(ledger, stream);
  if (streams.length > 0) forgetListedStreams(ledger.write);
  return streams.length;
}

/** Brings the status column of a stream's events along: parked where this version cannot read them, else not. */
export function markParked(database: WritableDatabase, stream: string, parked: readonly ParkedEvent[]): void {
  unparkStream(database, stream);
  for (const event of parked) parkEvent(database, event);
}
