import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { WritableDatabase } from '../db/driver.ts';
import { foldStream } from './fold-stream.ts';
import type { Ledger } from './ledger.ts';
import { removeStreamRows, rowsOfStream } from './project/projection.ts';
import { type ParkedEvent, readStream, storedStatus } from './read-events.ts';

/**
 * Folds one stream again from its first event and writes its rows anew, in the caller's transaction: for an event
 * that arrived late and stands before others (decided 3), and for one that was parked and can be read now.
 */
export function refoldStream(ledger: Ledger, stream: StreamId): void {
  assert(ledger.write.inTransaction, 'a stream is refolded inside a transaction');
  ledger.states.forget(stream);
  const read = readStream(ledger.write, stream);
  const fold = foldStream(stream, read);
  if (fold !== null) removeStreamRows(ledger.write, fold.folded);
  for (const { writer, values } of rowsOfStream(stream, fold, read.parked))
    writer.upsert(ledger.write, values);
  markParked(ledger.write, stream, read.parked);
}

/** Refolds every stream with parked events: to be called after an upgrade. Answers how many streams that were. */
export function refoldParked(ledger: Ledger): number {
  const streams = ledger.write.all<{ readonly stream: StreamId }>('SELECT DISTINCT stream FROM parked_event');
  for (const { stream } of streams) refoldStream(ledger, stream);
  return streams.length;
}

/** Brings the status column of a stream's events along: parked where this version cannot read them, else not. */
export function markParked(database: WritableDatabase, stream: string, parked: readonly ParkedEvent[]): void {
  database.run(
    `UPDATE event SET status = ${storedStatus.ok} WHERE stream = ? AND status = ${storedStatus.parked}`,
    [stream],
  );
  for (const { device, seq } of parked) {
    database.run(
      `UPDATE event SET status = ${storedStatus.parked} WHERE device = ? AND seq = ? AND status = ${storedStatus.ok}`,
      [device, seq],
    );
  }
}
