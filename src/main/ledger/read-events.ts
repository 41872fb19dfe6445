import { type Catalogue, ownCatalogue } from '../../shared/domain/events/catalogue.ts';
import { type ParkReason, readEvent } from '../../shared/domain/events/codec.ts';
import { hublessEpoch, type StreamId } from '../../shared/domain/events/envelope.ts';
import { compareInFoldOrder } from '../../shared/domain/events/fold-order.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import {
  type EventRow,
  selectEventsOfStream,
  selectStreams,
  selectUnshown,
  storedStatus,
} from '../db/queries/events.ts';
import { selectSyncRuns } from '../db/queries/sync-runs.ts';
import { findSelf } from './device-self.ts';

/** An event this version cannot read: kept and carried on byte for byte. */
export interface ParkedEvent {
  readonly device: string;
  readonly seq: number;
  readonly reason: ParkReason;
}

/** One stream's events in the order of the fold, and those that had to be passed over. */
export interface StreamRead {
  readonly events: readonly BahiEvent[];
  readonly parked: readonly ParkedEvent[];
}

/** What part of a stream is read. */
export interface StreamReading {
  /**
   * Only what was known at a place of the team's order (`--known-at`, decided 7). A ledger that has met no hub has
   * no places; there the place is the device's own sequence, which is what the hub will number first.
   */
  readonly knownAtPlace?: number;
  /** The kinds that are read; those of this version, if left out. */
  readonly catalogue?: Catalogue;
  /** What could not be shown when its rows were made last is read all the same: they are about to be made anew. */
  readonly isTriedAgain?: boolean;
}

/** Reads one stream: confirmed events by place, then the pending ones of each device by sequence. */
export function readStream(
  database: ReadableDatabase,
  stream: string,
  { knownAtPlace, catalogue = ownCatalogue, isTriedAgain = false }: StreamReading = {},
): StreamRead {
  const rows = selectEventsOfStream(database, stream);
  const known = knownAtPlace === undefined ? rows : rows.filter(knownAt(database, knownAtPlace));
  const events: BahiEvent[] = [];
  const parked: ParkedEvent[] = [];
  const runs = selectSyncRuns(database);
  const unshown = isTriedAgain ? nothing : unshownOf(database, stream);
  for (const row of known.sort(compareInFoldOrder)) {
    const { device, seq, facts, personal, place, correctedMs } = row;
    if (unshown.has(`${device}.${seq}`)) {
      parked.push({ device, seq, reason: 'projectionFailed' });
      continue;
    }
    const status = row.status === storedStatus.held ? 'held' : 'ok';
    const read = readEvent({ facts, personal }, { place, status, correctedMs }, { catalogue, runs });
    // An event whose bytes name another stream than its column was tampered with: `verify` will name it.
    if ('event' in read && read.event.stream === stream) events.push(read.event);
    else parked.push({ device, seq, reason: 'event' in read ? 'unreadable' : read.parked });
  }
  return { events, parked };
}

const nothing: ReadonlySet<string> = new Set();

/** Which events of a stream its rows do not show: unlike the others that are parked, they cannot be told by reading them. */
function unshownOf(database: ReadableDatabase, stream: string): ReadonlySet<string> {
  return new Set(selectUnshown(database, stream).map(({ device, seq }) => `${device}.${seq}`));
}

function knownAt(database: ReadableDatabase, place: number): (row: EventRow) => boolean {
  const self = findSelf(database);
  if (self !== null && self.epoch !== hublessEpoch) return (row) => row.place !== null && row.place <= place;
  // A device that took over from another has its cursor behind the places that the earlier events were given.
  const before = self?.cursor ?? 0;
  return (row) => (row.place ?? before + row.seq) <= place;
}

/** Every stream that has an event, in order of name. */
export function readStreamIds(database: ReadableDatabase): StreamId[] {
  return selectStreams(database) as StreamId[];
}
