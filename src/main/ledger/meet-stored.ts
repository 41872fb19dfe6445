import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { present } from '../../shared/lib/assert.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import {
  deleteEvent,
  insertEventIfNew,
  type StandingRow,
  type StoredEvent,
  saveStanding,
  selectByEnvelope,
  selectById,
  selectByPlace,
  takeStored,
} from '../db/queries/sync-events.ts';
import type { DeviceSelf } from './device-self.ts';
import type { ShelfSums } from './shelf-sums.ts';

/** What meeting an event that is here in some form came to. */
export interface Met {
  /** Its envelope was not here; an own one with the same id was. */
  readonly isNew: boolean;
  /** Streams that have to be folded again. */
  readonly refold: readonly StreamId[];
  /** What stood under its envelope and is nowhere else any more: it has to be written anew. Null nearly always. */
  readonly displaced: StoredEvent | null;
}

/**
 * A placed event of which the envelope, the id or the place is here already. The hub's word stands: the event gets its place
 * and status, another envelope of the same id becomes a duplicate, and whatever stood at the place goes back to waiting.
 * Null where nothing changed. Of an envelope that is here with other bytes nothing is believed, unless these are another device's
 * and the hub does not hold them: its disk went back and wrote its sequence anew after the hub had been restored. Then the hub's
 * event takes the envelope, and the other is for the caller to keep.
 */
export function meetStored(database: WritableDatabase, event: StoredEvent, sums: ShelfSums): Met | null {
  const known = selectByEnvelope(database, event.device, event.seq);
  const isOther = known !== undefined && !isSameEvent(known, event);
  if (isOther && (known.isOwn === 1 || known.place !== null)) return null;
  if (known !== undefined && !isOther && isSameStanding(known, event)) return null;
  const refold = new Set<StreamId>();
  const displaced = isOther ? takeStored(database, known) : null;
  if (displaced !== null) refold.add(displaced.stream);
  demoteRival(database, event, sums, refold);
  freePlace(database, event, sums, refold);
  refold.add(event.stream);
  if (known === undefined || isOther) {
    // Free now: neither its envelope, nor its id, nor its place is here any more.
    return { isNew: insertEventIfNew(database, event), refold: [...refold], displaced };
  }
  sums.remove(known);
  saveStanding(database, event);
  sums.add({ ...known, place: event.place, status: event.status });
  return { isNew: false, refold: [...refold], displaced: null };
}

/**
 * The id counts under one envelope only: another that held it becomes a duplicate. Of somebody else's nothing is kept: no chain of
 * this ledger needs it, and when its shelf leaves nobody would think of it.
 */
export function demoteRival(
  database: WritableDatabase,
  { device, seq, id }: Pick<StoredEvent, 'device' | 'seq' | 'id'>,
  sums: ShelfSums,
  refold: Set<StreamId>,
): void {
  const rival = selectById(database, id);
  if (rival === undefined || (rival.device === device && rival.seq === seq)) return;
  sums.remove(rival);
  if (rival.isOwn === 0) deleteEvent(database, rival.device, rival.seq);
  else saveStanding(database, { ...rival, ...nowhere, status: storedStatus.duplicateEnvelope });
  refold.add(rival.stream as StreamId);
}

/** An event without a place. */
const nowhere = { place: null, epoch: null, correctedMs: null } as const;

/** Whatever else stands at the place of an event goes back to waiting: places are the hub's to give. */
export function freePlace(
  database: WritableDatabase,
  { device, seq, epoch, place }: Pick<StoredEvent, 'device' | 'seq' | 'epoch' | 'place'>,
  sums: ShelfSums,
  refold: Set<StreamId>,
): void {
  const other = selectByPlace(database, present(epoch, 'an epoch'), present(place, 'a place'));
  if (other === undefined || (other.device === device && other.seq === seq)) return;
  sums.remove(other);
  const status = other.status === storedStatus.held ? storedStatus.ok : other.status;
  saveStanding(database, { ...other, ...nowhere, status });
  refold.add(other.stream as StreamId);
}

function isSameEvent(known: StandingRow, event: StoredEvent): boolean {
  return known.facts === event.facts && Buffer.compare(known.personalDigest, event.personalDigest) === 0;
}

function isSameStanding(known: StandingRow, event: StoredEvent): boolean {
  if (known.place !== event.place || known.epoch !== event.epoch) return false;
  if (known.correctedMs !== event.correctedMs) return false;
  if (known.status === storedStatus.parked) return event.status === storedStatus.ok;
  return known.status === event.status;
}

/** The first event that bears this device's own name and is not its own; null where there is none. */
export function ownStrangerOf(
  database: ReadableDatabase,
  self: Pick<DeviceSelf, 'device' | 'seq'>,
  events: readonly StoredEvent[],
): StoredEvent | null {
  for (const event of events) {
    if (event.device !== self.device) continue;
    const known = selectByEnvelope(database, event.device, event.seq);
    if (known === undefined || !isSameEvent(known, event)) return event;
  }
  return null;
}
