import { transaction } from '../db/transaction.ts';
import { foldStream } from './fold-stream.ts';
import type { Ledger } from './ledger.ts';
import { projectionWriters } from './project/families.ts';
import { rowsOfStream } from './project/projection.ts';
import { readStream, readStreamIds } from './read-events.ts';
import { markParked } from './refold.ts';

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

const reportEvery = 100;

/**
 * Drops every projection and folds all streams again, in one transaction: nobody sees a half-built ledger, and a
 * failure leaves the old rows. The worklist depends on the day and is left to the services.
 */
export function rebuildProjections(
  ledger: Ledger,
  onProgress: (progress: RebuildProgress) => void = () => {},
): RebuildReport {
  ledger.states.clear();
  return transaction<RebuildReport>(ledger.write, (database) => {
    for (const { table } of projectionWriters) database.run(`DELETE FROM ${table}`);
    const streams = readStreamIds(database);
    let parked = 0;
    for (const [done, stream] of streams.entries()) {
      if (done % reportEvery === 0) onProgress({ streams: streams.length, done });
      const read = readStream(database, stream);
      parked += read.parked.length;
      for (const { writer, values } of rowsOfStream(stream, foldStream(stream, read), read.parked)) {
        writer.upsert(database, values);
      }
      markParked(database, stream, read.parked);
    }
    onProgress({ streams: streams.length, done: streams.length });
    return { streams: streams.length, parked };
  });
}
