import { assert } from '../../shared/lib/assert.ts';
import { transaction } from '../db/transaction.ts';
import { runAtOnce, type Steps } from './in-turns.ts';
import type { Ledger } from './ledger.ts';
import { projectionWriters } from './project/families.ts';
import { readStream, readStreamIds } from './read-events.ts';
import { markParked, refreshPartyIdentities } from './refold.ts';
import { showStream } from './show-stream.ts';

/** How far a rebuild is, in streams. */
export interface RebuildProgress {
  readonly streams: number;
  readonly done: number;
}

/** What a rebuild went through. */
export interface RebuildReport {
  readonly streams: number;
  readonly parked: number;
}

/**
 * Drops every projection and folds all streams again, in one transaction: nobody sees a half-built ledger, and a
 * failure leaves the old rows. The worklist depends on the day and is left to the services.
 */
export function rebuildProjections(ledger: Ledger): RebuildReport {
  return transaction<RebuildReport>(ledger.write, () => runAtOnce(rebuildSteps(ledger)));
}

/** `rebuildProjections` step by step, in the caller's transaction. */
export function* rebuildSteps(ledger: Ledger): Steps<RebuildProgress, RebuildReport> {
  const { write } = ledger;
  assert(write.inTransaction, 'projections are built again inside a transaction');
  ledger.states.clear();
  for (const writer of projectionWriters) writer.removeAll(write);
  const streams = readStreamIds(write);
  let parked = 0;
  for (const [done, stream] of streams.entries()) {
    yield { streams: streams.length, done };
    const read = readStream(write, stream, { catalogue: ledger.catalogue, isTriedAgain: true });
    const { parked: passedOver } = showStream(ledger, stream, read, { isEmpty: true });
    parked += passedOver.length;
    markParked(write, stream, passedOver);
  }
  refreshPartyIdentities(ledger);
  return { streams: streams.length, parked };
}
