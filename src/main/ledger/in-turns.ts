import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '../../shared/lib/result.ts';
import type { WritableDatabase } from '../db/driver.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { transactionInTurns } from '../db/transaction.ts';
import type { Ledger } from './ledger.ts';

/** Long work cut into steps of a few milliseconds: each yields how far it is. */
export type Steps<Progress, Value> = Generator<Progress, Value, void>;

/** How long work is driven by somebody who may not wait for all of it at once. */
export interface Turns<Progress> {
  readonly report: (progress: Progress) => void;
  /** Aborting ends the work at the next step with the signal's reason. */
  readonly signal: AbortSignal;
}

/** The longest time that steps hold the thread before others get their turn, in milliseconds. */
const turnMs = 12;

/** Does the steps in turns with everything else that the thread has to do. */
export async function runInTurns<Progress, Value>(
  steps: Steps<Progress, Value>,
  { report, signal }: Turns<Progress>,
): Promise<Value> {
  let turnEndsAt = performance.now() + turnMs;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() >= turnEndsAt) {
      report(step.value);
      await nextTurn();
      signal.throwIfAborted();
      turnEndsAt = performance.now() + turnMs;
    }
    step = steps.next();
  }
  return step.value;
}

/** Does the steps at once. */
export function runAtOnce<Progress, Value>(steps: Steps<Progress, Value>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * `changeLedger` in turns: one transaction that stays open while others read through the other handle. Whoever drives it
 * keeps every other writer waiting. Aborted, refused or thrown out of, it leaves nothing behind.
 */
export async function changeLedgerInTurns<Progress, Value, Refusal>(
  ledger: Ledger,
  work: (database: WritableDatabase) => Steps<Progress, Result<Value, Refusal>>,
  turns: Turns<Progress>,
): Promise<Result<Value, Refusal | LedgerRefusal>> {
  let kept = false;
  try {
    const result = await transactionInTurns(ledger.write, (database) => runInTurns(work(database), turns));
    kept = result.ok;
    return result;
  } finally {
    if (!kept) ledger.states.clear();
  }
}
