import { type Catalogue, ownCatalogue } from '../../shared/domain/events/catalogue.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { WritableDatabase } from '../db/driver.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { transactionResult } from '../db/transaction.ts';
import type { DataKey } from '../keys/sealing.ts';
import { type CheckpointSigner, checkpointSigner } from './checkpoints.ts';
import { ownFamilies, type ProjectorFamilies } from './project/families.ts';
import { createStreamStates, type StreamStates } from './streams.ts';

/** An open ledger to write into: the one writing handle, the folded streams, and the key its chain is signed with. */
export interface Ledger {
  readonly write: WritableDatabase;
  /** Folded states, kept as long as they are true. They see what the running transaction wrote. */
  readonly states: StreamStates;
  readonly signer: CheckpointSigner;
  /** The kinds of events that are read here; any other is parked. */
  readonly catalogue: Catalogue;
  /** How streams become rows. */
  readonly families: ProjectorFamilies;
}

/** The ledger on an open, migrated and founded database (`createSelf`). The data key opens the sealed device key. */
export function attachLedger(
  write: WritableDatabase,
  dataKey: DataKey,
  catalogue: Catalogue = ownCatalogue,
  families: ProjectorFamilies = ownFamilies,
): Ledger {
  const states = createStreamStates(write, undefined, catalogue, families);
  return { write, states, signer: checkpointSigner(dataKey), catalogue, families };
}

/**
 * Runs `work` in one transaction of the ledger. A refusal, a throw or a failing disk rolls everything back and
 * forgets the cached states with it. Nested, it is a savepoint of the outer one.
 */
export function changeLedger<Value, Refusal>(
  ledger: Ledger,
  work: (database: WritableDatabase) => Result<Value, Refusal>,
): Result<Value, Refusal | LedgerRefusal> {
  let kept = false;
  try {
    const result = transactionResult(ledger.write, work);
    kept = result.ok;
    return result;
  } finally {
    if (!kept) ledger.states.clear();
  }
}
