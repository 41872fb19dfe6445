import { type CanonicalValue, canonicalJson } from '../../shared/domain/events/canonical.ts';
import { chainNext, partDigest } from '../../shared/domain/events/codec.ts';
import { type BroughtFrom, broughtFacts, comesAlong } from '../../shared/domain/team/brought-event.ts';
import { assert } from '../../shared/lib/assert.ts';
import type { ReadableDatabase } from '../db/driver.ts';
import { storedStatus } from '../db/queries/events.ts';
import { insertEventIfNew, iterateStoredEvents, type StoredEvent } from '../db/queries/sync-events.ts';
import { checkpointEvery, storeCheckpoint } from './checkpoints.ts';
import { readSelf, saveHead } from './device-self.ts';
import type { Ledger } from './ledger.ts';
import { nativeSha256 } from './native-sha256.ts';
import { rebuildProjections } from './rebuild.ts';

/**
 * Writes the work of another ledger into this one, in the caller's transaction: every event under its own id, at its own time
 * and in its own words, as this ledger's device and in the new team (`broughtFacts`). The other ledger stays what it is.
 * Answers how many came.
 */
export function bringWork(into: Ledger, from: ReadableDatabase, names: BroughtFrom): number {
  const { write, signer } = into;
  assert(write.inTransaction, 'work is brought inside a transaction');
  let brought = 0;
  let { seq, chain, hlc } = readSelf(write);
  const self = readSelf(write);
  for (const event of iterateStoredEvents(from)) {
    if (!comesAlong(event.kind) || event.status === storedStatus.duplicateEnvelope) continue;
    seq += 1;
    const facts = canonicalJson({
      ...(broughtFacts(JSON.parse(event.facts) as CanonicalValue, names) as Record<string, CanonicalValue>),
      device: self.device,
      seq,
    });
    chain = chainNext(chain, partDigest(facts, nativeSha256), event.personalDigest, nativeSha256);
    const { stream, user } = JSON.parse(facts) as Pick<StoredEvent, 'stream' | 'user'>;
    const row = { ...event, device: self.device, seq, facts, chain, stream, user };
    const isStored = insertEventIfNew(write, { ...row, place: null, epoch: null, correctedMs: null });
    assert(isStored, 'work is brought into a ledger that holds none of it');
    hlc = [event.hlcMs, event.hlcCounter];
    saveHead(write, { seq, chain, hlc });
    if (seq % checkpointEvery === 0)
      storeCheckpoint(write, signer, self, { device: self.device, seq, chain });
    brought += 1;
  }
  into.states.clear();
  rebuildProjections(into);
  return brought;
}
