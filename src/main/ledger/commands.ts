import { equalBytes } from '../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import { existsCommand, insertCommand, selectCommand } from '../db/queries/commands.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import { changeLedgerInTurns, type Steps, type Turns } from './in-turns.ts';
import { changeLedger, type Ledger } from './ledger.ts';

/** One command as it was asked. The digest is SHA-256 of its canonical input. */
export interface CommandRun {
  readonly commandId: string;
  readonly procedure: string;
  readonly inputDigest: Uint8Array;
  readonly nowMs: number;
}

/** The id was used before, for another procedure or another input. */
export type CommandIdReused = { readonly code: 'commandIdReused' };

/**
 * Runs a command once: `work` in one transaction that also keeps its answer. The same command again answers what it
 * answered first and does nothing; its id with another input is refused. A refusal of `work` rolls back and is not
 * kept, so that the person can put right what was refused and ask again. The answer must survive JSON.
 */
export function withCommand<Value, Refusal>(
  ledger: Ledger,
  command: CommandRun,
  work: (database: WritableDatabase) => Result<Value, Refusal>,
): Result<Value, Refusal | CommandIdReused | LedgerRefusal> {
  return changeLedger<Value, Refusal | CommandIdReused>(
    ledger,
    (database) => firstAnswer<Value>(database, command) ?? keepAnswer(database, command, work(database)),
  );
}

/** `withCommand` for long work, in turns with everything else: see `changeLedgerInTurns`. */
export function withCommandInTurns<Progress, Value, Refusal>(
  ledger: Ledger,
  command: CommandRun,
  work: (database: WritableDatabase) => Steps<Progress, Result<Value, Refusal>>,
  turns: Turns<Progress>,
): Promise<Result<Value, Refusal | CommandIdReused | LedgerRefusal>> {
  return changeLedgerInTurns<Progress, Value, Refusal | CommandIdReused>(
    ledger,
    function* (database) {
      const known = firstAnswer<Value>(database, command);
      return known ?? keepAnswer(database, command, yield* work(database));
    },
    turns,
  );
}

/** What the same command was answered before; null where it is the first. */
function firstAnswer<Value>(
  database: WritableDatabase,
  { commandId, procedure, inputDigest }: CommandRun,
): Result<Value, CommandIdReused> | null {
  const known = selectCommand(database, commandId);
  if (known === undefined) return null;
  const isSame = known.procedure === procedure && equalBytes(known.inputDigest, inputDigest);
  return isSame ? ok(storedValue<Value>(known.answer)) : refused({ code: 'commandIdReused' });
}

function keepAnswer<Value, Refusal>(
  database: WritableDatabase,
  { commandId, procedure, inputDigest, nowMs }: CommandRun,
  result: Result<Value, Refusal>,
): Result<Value, Refusal> {
  if (!result.ok) return result;
  // In an envelope of its own, because a bare `undefined` has no JSON.
  const answer = JSON.stringify({ value: result.value });
  insertCommand(database, { commandId, procedure, inputDigest, answer, recordedMs: nowMs });
  return ok(storedValue<Value>(answer));
}

/** Whether a command of this id has been answered before; false for what has no id. */
export function wasAnswered(database: ReadableDatabase, commandId: string | null): boolean {
  return commandId !== null && existsCommand(database, commandId);
}

/** Both the first answer and every repeat go through the stored text: they cannot differ. */
function storedValue<Value>(answer: string): Value {
  return (JSON.parse(answer) as { readonly value: Value }).value;
}
