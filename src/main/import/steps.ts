import { setImmediate as nextTurn } from 'node:timers/promises';

/** How far a file is read: of its bytes, then of its rows. `of` is null where the end is not known. */
export type ReadProgress = {
  readonly part: 'file' | 'rows';
  readonly done: number;
  readonly of: number | null;
};

/** Long work cut into steps: it yields often, so that whoever drives it can do other things in between. */
export type Steps<Value> = Generator<ReadProgress, Value, void>;

/** How the steps of a reading are driven by somebody who may not wait for all of them at once. */
export type InTurns = {
  readonly onProgress?: (progress: ReadProgress) => void;
  /** Aborting ends the work at the next step with the signal's reason; nothing was written by it. */
  readonly signal?: AbortSignal;
};

/** The longest time that steps hold the thread before others get their turn, in milliseconds. */
const turnMs = 12;

/** Does all steps at once. */
export function runSteps<Value>(steps: Steps<Value>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Does the steps in turns with everything else that the thread has to do. */
export async function runStepsInTurns<Value>(steps: Steps<Value>, turns: InTurns = {}): Promise<Value> {
  let turnEndsAt = performance.now() + turnMs;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() >= turnEndsAt) {
      turns.onProgress?.(step.value);
      await nextTurn();
      turns.signal?.throwIfAborted();
      turnEndsAt = performance.now() + turnMs;
    }
    step = steps.next();
  }
  return step.value;
}
