import type { StreamId } from '../../shared/domain/events/envelope.ts';
import { assert } from '../../shared/lib/assert.ts';
import { takeKeptForOthers } from '../db/queries/kept-for-others.ts';
import type { Ledger } from './ledger.ts';
import { refoldStreamAlone, refreshPartyIdentities } from './refold.ts';
import { appendAgain } from './write-anew.ts';

/**
 * Writes what another device wrote, and a restored hub has not, anew as this device's own, in the caller's transaction: with its id,
 * time, author and words. Should that device come back after all, the ids are the same and nothing counts twice. Answers how
 * many events that were.
 */
export function sendForOthers(ledger: Ledger, device: string): number {
  const { write, states } = ledger;
  assert(write.inTransaction, 'events are written anew inside a transaction');
  const events = takeKeptForOthers(write, device);
  const streams = new Set<StreamId>();
  for (const event of events) {
    appendAgain(ledger, event, { isForOther: true });
    streams.add(event.stream);
  }
  states.clear();
  for (const stream of streams) refoldStreamAlone(ledger, stream);
  if (streams.size > 0) refreshPartyIdentities(ledger);
  return events.length;
}
