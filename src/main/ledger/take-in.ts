import { readEvent } from '../../shared/domain/events/codec.ts';
import { noEffects } from '../../shared/domain/events/effects.ts';
import type { StreamId } from '../../shared/domain/events/envelope.ts';
import type { EpochRun } from '../../shared/domain/events/epoch-runs.ts';
import { isStreamId } from '../../shared/domain/events/read-envelope.ts';
import { streamOfShelf } from '../../shared/domain/scope/shelf.ts';
import { readTravelled } from '../../shared/domain/scope/travelled-event.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { PlacedEvent } from '../../shared/wire/event-lines.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  insertEventIfNew,
  type StoredEvent,
  selectById,
  selectStreamEnd,
} from '../db/queries/sync-events.ts';
import { saveSyncHeld } from '../db/queries/sync-hub.ts';
import { selectSyncRuns } from '../db/queries/sync-runs.ts';
import { deleteHandedOver, isHandedOver, selectSyncShelf } from '../db/queries/sync-shelves.ts';
import { readSelf } from './device-self.ts';
import { canApply } from './fold-stream.ts';
import type { Ledger } from './ledger.ts';
import { meetStored, ownStrangerOf } from './meet-stored.ts';
import { goesWell } from './mistakes.ts';
import { projectEffects, type RowsBefore } from './project/projection.ts';
import { refoldStreamAlone, refreshPartyIdentities } from './refold.ts';
import { removeForeign } from './remove-foreign.ts';
import { ShelfSums, type ShelfTerms, shelfOfStored } from './shelf-sums.ts';
import { placedToStored } from './stored-event.ts';
import type { OpenStream } from './streams.ts';
import { appendAgain } from './write-anew.ts';

/** What a page's events did to the ledger. */
export interface TakenIn {
  /** Events that were not here before. */
  readonly events: number;
  /** Of those: the hub holds them back until a person decides. */
  readonly held: number;
  /** Kinds of the new events, as they are written there. */
  readonly kinds: ReadonlySet<string>;
  /** Streams of which rows were written anew. */
  readonly streams: ReadonlySet<StreamId>;
}

/** Under which epoch places are taken, and how shelves stand that are new. */
export interface TakeInTerms extends ShelfTerms {
  readonly epoch: string;
}

/**
 * Takes placed events into the ledger, in the caller's transaction: those that stand after everything their stream has are
 * applied, a stream into which one goes earlier is folded again (decided 3). Whatever is here already is left as it is, less
 * what the hub says of it. Answers null, and has changed nothing, where an event claims to be this device's own and is not:
 * another copy of this device is at work. What is on a page says that its shelf is had; another line does not.
 */
export function takeInEvents(
  ledger: Ledger,
  terms: TakeInTerms,
  lines: readonly PlacedEvent[],
  { isOfPage } = { isOfPage: true },
): TakenIn | null {
  assert(ledger.write.inTransaction, 'events are taken in inside a transaction');
  const self = readSelf(ledger.write);
  ledger.states.align(self);
  const stored = lines.flatMap((line) => placedToStored(line, terms.epoch) ?? []);
  if (ownStrangerOf(ledger.write, self, stored) !== null) return null;
  const taking = new Taking(ledger, terms, isOfPage);
  for (const [stream, events] of byStream(stored)) taking.takeStream(stream, events);
  keepReasons(ledger.write, lines);
  return taking.finish();
}

/** Why the hub holds some of these, for everybody who has them. */
function keepReasons(database: WritableDatabase, lines: readonly PlacedEvent[]): void {
  for (const { reason, facts } of lines) {
    if (reason === undefined) continue;
    const event = readTravelled(facts);
    if (event !== null) saveSyncHeld(database, { device: event.device, seq: event.seq, reason });
  }
}

function byStream(events: readonly StoredEvent[]): Map<StreamId, StoredEvent[]> {
  const eventsByStream = new Map<StreamId, StoredEvent[]>();
  for (const event of events) {
    const known = eventsByStream.get(event.stream);
    if (known === undefined) eventsByStream.set(event.stream, [event]);
    else known.push(event);
  }
  return eventsByStream;
}

/** What is known of a stream's rows; null where they cannot be made any more as an earlier version of the app made them. */
function rowsBefore(open: OpenStream): RowsBefore | null {
  let before: RowsBefore | null = null;
  goesWell(() => {
    before = { written: open.writtenRows(), isNew: open.isEmpty() };
  });
  return before;
}

/** One taking in: what it has written so far, and what is left to fold again. */
class Taking {
  readonly #ledger: Ledger;
  readonly #terms: TakeInTerms;
  readonly #isOfPage: boolean;
  readonly #sums = new ShelfSums();
  readonly #refold = new Set<StreamId>();
  readonly #shelves = new Set<string>();
  readonly #kinds = new Set<string>();
  readonly #streams = new Set<StreamId>();
  readonly #displaced: StoredEvent[] = [];
  readonly #runs: readonly EpochRun[];
  #events = 0;
  #held = 0;
  #hasNewRelations = false;

  constructor(ledger: Ledger, terms: TakeInTerms, isOfPage: boolean) {
    this.#ledger = ledger;
    this.#isOfPage = isOfPage;
    this.#terms = terms;
    this.#runs = selectSyncRuns(ledger.write);
  }

  takeStream(stream: StreamId, events: StoredEvent[]): void {
    const { write, states, catalogue } = this.#ledger;
    events.sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
    const end = selectStreamEnd(write, stream);
    const isBehind = !end.hasPending && events.every(({ place }) => (place ?? 0) > end.top);
    const isOut = isHandedOver(write, stream);
    // A stream is loaded before its next event is stored, or it would be folded twice.
    const open = isBehind && !isOut && isStreamId(stream) ? states.openForAppend(stream) : null;
    const before = open === null ? null : rowsBefore(open);
    const fresh: StoredEvent[] = [];
    for (const event of events) {
      const shelf = shelfOfStored(event);
      this.#shelves.add(shelf);
      if (this.#isOfPage) this.#sums.see(shelf);
      if (insertEventIfNew(write, event)) this.#remember(event, fresh);
      else this.#meet(event, fresh);
    }
    if (fresh.length === 0 || this.#refold.has(stream)) return;
    if (open === null || before === null) {
      this.#refold.add(stream);
      return;
    }
    const effects = noEffects();
    for (const { facts, personal, place, status, correctedMs } of fresh) {
      const word = status === storedStatus.held ? 'held' : 'ok';
      const standing = { place, status: word, correctedMs } as const;
      const read = readEvent({ facts, personal }, standing, { catalogue, runs: this.#runs });
      const isSound = 'event' in read && read.event.stream === stream;
      if (!isSound || !canApply(open.folded, read.event, effects)) {
        this.#refold.add(stream);
        return;
      }
      open.grow();
    }
    // Rows that are half made are put right with all others of the stream.
    if (!goesWell(() => projectEffects(this.#ledger, open.folded, effects, before))) {
      this.#refold.add(stream);
      return;
    }
    if (effects.touched.has('relation')) this.#hasNewRelations = true;
  }

  #meet(event: StoredEvent, fresh: StoredEvent[]): void {
    const met = meetStored(this.#ledger.write, event, this.#sums);
    if (met === null) return;
    for (const stream of met.refold) this.#refold.add(stream);
    if (met.displaced !== null) this.#displaced.push(met.displaced);
    if (met.isNew) this.#remember(event, fresh);
  }

  #remember(event: StoredEvent, fresh: StoredEvent[]): void {
    fresh.push(event);
    this.#sums.add(event);
    this.#events += 1;
    if (event.status === storedStatus.held) this.#held += 1;
    this.#kinds.add(event.kind);
    this.#streams.add(event.stream);
  }

  finish(): TakenIn {
    const { write } = this.#ledger;
    this.#keepDisplaced();
    for (const shelf of this.#sums.save(write, this.#terms)) this.#takeBack(shelf);
    // An own event that came back in the words of another, on a shelf that was handed over meanwhile: it is not ours to keep.
    if (!this.#isOfPage) for (const shelf of this.#shelves) this.#leave(shelf);
    for (const stream of this.#refold) {
      this.#streams.add(stream);
      if (refoldStreamAlone(this.#ledger, stream) === 'party') this.#hasNewRelations = true;
    }
    if (this.#hasNewRelations) refreshPartyIdentities(this.#ledger);
    return { events: this.#events, held: this.#held, kinds: this.#kinds, streams: this.#streams };
  }

  /** This ledger may be the only one that still has it: it is sent as this device's own, and the hub holds it for a person. */
  #keepDisplaced(): void {
    for (const event of this.#displaced) {
      if (selectById(this.#ledger.write, event.id) !== undefined) continue;
      appendAgain(this.#ledger, event, { isForOther: true });
    }
  }

  #leave(shelf: string): void {
    const { write } = this.#ledger;
    if (selectSyncShelf(write, shelf)?.standing === 'handedOver') removeForeign(write, this.#terms, shelf);
  }

  /** A shelf that had been handed over is on a page again: its stream is folded with all it has. */
  #takeBack(shelf: string): void {
    const stream = streamOfShelf(shelf);
    deleteHandedOver(this.#ledger.write, stream);
    this.#refold.add(stream);
  }
}
