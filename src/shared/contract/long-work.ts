import { z } from 'zod';
import { answer, command, query } from './procedure.ts';

/** A piece of work that takes longer than a breath: how far it is, and whether it can be called off. */
export interface LongWorkView {
  /** The procedure that is at work, or `rankBook` for the day's first list. */
  readonly work: string;
  /** `read` while a file is read, `write` while the ledger is written, `check` while it is read through. */
  readonly part: 'read' | 'write' | 'check';
  readonly done: number;
  /** How much there is; null where nobody knows yet. */
  readonly of: number | null;
  /** An estimate by what was done so far; null at the beginning. */
  readonly leftMs: number | null;
  readonly mayCancel: boolean;
}

/** The changed key under which the host says that the work went on. */
export const longWorkKey = 'longWork';

/** How far the long work is that runs now; null where none does. Answered at once, whatever runs. */
export const readLongWork = query({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly work: LongWorkView | null }>(),
});

/** Calls the running work off: nothing of it stays. False where none runs, or it is too late. */
export const cancelLongWork = command({
  roles: 'nobody',
  input: z.strictObject({}),
  output: answer<{ readonly cancelled: boolean }>(),
});

/** The procedures about long work. */
export const longWorkProcedures = { readLongWork, cancelLongWork } as const;
