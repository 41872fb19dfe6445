import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { hublessEpoch } from '../../shared/domain/events/envelope.ts';
import { type EpochRun, standingContext } from '../../shared/domain/events/epoch-runs.ts';
import { reachesEverything } from '../../shared/domain/scope/scope-key.ts';
import { present } from '../../shared/lib/assert.ts';
import type { HelloAnswer } from '../../shared/wire/frames.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { updateContext } from '../db/queries/devices.ts';
import { storedStatus } from '../db/queries/events.ts';
import { moveToEpoch, saveStanding, selectPlacedAbove } from '../db/queries/sync-events.ts';
import { type SyncHubRow, saveSyncHub, selectSyncHub } from '../db/queries/sync-hub.ts';
import { saveSyncRuns, selectSeenByStream, selectSyncRuns } from '../db/queries/sync-runs.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { refoldStreamAlone, refreshPartyIdentities } from '../ledger/refold.ts';
import { ShelfSums, type ShelfTerms } from '../ledger/shelf-sums.ts';
import type { TakeInTerms } from '../ledger/take-in.ts';

/** The hub's row of a ledger that belongs to a team's hub; its absence is a bug. */
export function readHub(database: WritableDatabase): SyncHubRow {
  return present(selectSyncHub(database), 'the hub of this ledger');
}

/** Changes what is known of the hub, in the caller's transaction. Answers the whole of it. */
export function changeHub(database: WritableDatabase, change: Partial<SyncHubRow>): SyncHubRow {
  const hub = { ...readHub(database), ...change };
  saveSyncHub(database, hub);
  return hub;
}

/** How events from the hub are taken in now. */
export function takeInTerms(hub: SyncHubRow): TakeInTerms {
  return {
    epoch: hub.epoch,
    generation: hub.generation,
    reachesAll: reachesEverything(hub.scopeKey),
  };
}

/**
 * The device starts over: it pulls from place 0 again, with what it has itself. What was on no page when it has reached the
 * top is no longer its to have.
 */
export function startOver(database: WritableDatabase, scopeKey: string): SyncHubRow {
  const { generation } = readHub(database);
  return changeHub(database, { scopeKey, pulledPlace: 0, generation: generation + 1, startingOver: true });
}

/**
 * The hub begins a new run of its order: every place above the fork is void, of own events and of others', and all of them
 * wait again. Answers how many own events that were. The only time that the cursor falls.
 */
export function enterEpoch(
  ledger: Ledger,
  {
    epoch,
    forkPlace,
    runs,
  }: {
    readonly epoch: HelloAnswer['epoch'];
    readonly forkPlace: number;
    readonly runs: readonly EpochRun[];
  },
): number {
  const { write } = ledger;
  const hub = readHub(write);
  const self = readSelf(write);
  const sums = new ShelfSums();
  const streams = new Set<StreamId>();
  let own = 0;
  for (const event of selectPlacedAbove(write, forkPlace)) {
    sums.remove(event);
    const status = event.status === storedStatus.held ? storedStatus.ok : event.status;
    saveStanding(write, { ...event, place: null, epoch: null, correctedMs: null, status });
    streams.add(event.stream as StreamId);
    if (event.device === self.device) own += 1;
  }
  moveToEpoch(write, epoch);
  saveSyncRuns(write, runs);
  for (const stream of streamsCutBy(write, runs)) streams.add(stream);
  sums.save(write, takeInTerms(hub) satisfies ShelfTerms);
  changeHub(write, { epoch, pulledPlace: Math.min(hub.pulledPlace, forkPlace), topPlace: forkPlace });
  const seen = self.epoch === hublessEpoch ? 0 : self.cursor;
  updateContext(write, epoch, Math.min(seen, forkPlace));
  refoldAll(ledger, streams);
  return own;
}

/**
 * Learns the runs of the order that this device is at already, in the caller's transaction: it came to know of runs only since. Answers
 * how many streams were folded again for it.
 */
export function learnRuns(ledger: Ledger, runs: readonly EpochRun[]): number {
  const { write } = ledger;
  if (runs.length === 0 || selectSyncRuns(write).length > 0) return 0;
  saveSyncRuns(write, runs);
  const streams = streamsCutBy(write, runs);
  refoldAll(ledger, streams);
  return streams.size;
}

/** What their authors had seen is another than it was, whether or not their own places stand. */
function streamsCutBy(database: WritableDatabase, runs: readonly EpochRun[]): ReadonlySet<StreamId> {
  const cut = selectSeenByStream(database).filter(
    ({ epoch, place }) => standingContext([epoch, place], runs)[1] !== place,
  );
  return new Set(cut.map(({ stream }) => stream as StreamId));
}

function refoldAll(ledger: Ledger, streams: ReadonlySet<StreamId>): void {
  ledger.states.clear();
  for (const stream of streams) refoldStreamAlone(ledger, stream);
  if (streams.size > 0) refreshPartyIdentities(ledger);
}
