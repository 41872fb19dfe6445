import { equalBytes } from '../../shared/lib/bytes.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, WritableDatabase } from '../db/driver.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
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

interface CommandRow {
  readonly procedure: string;
  readonly inputDigest: Uint8Array;
  readonly answer: string;
}

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
  return changeLedger<Value, Refusal | CommandIdReused>(ledger, (database) => {
    const { commandId, procedure, inputDigest, nowMs } = command;
    const known = database.get<CommandRow>(
      'SELECT procedure, input_digest AS inputDigest, answer FROM command WHERE id = ?',
      [commandId],
    );
    if (known !== undefined) {
      const isSame = known.procedure === procedure && equalBytes(known.inputDigest, inputDigest);
      return isSame ? ok(storedValue<Value>(known.answer)) : refused({ code: 'commandIdReused' });
    }
    const result = work(database);
    if (!result.ok) return result;
    // In an envelope of its own, because a bare `undefined` has no JSON.
    const answer = JSON.stringify({ value: result.value });
    database.run(
      'INSERT INTO command (id, procedure, input_digest, answer, recorded_ms) VALUES (?, ?, ?, ?, ?)',
      [commandId, procedure, inputDigest, answer, nowMs],
    );
    return ok(storedValue<Value>(answer));
  });
}

/** Whether a command of this id has been answered before; false for what has no id. */
export function wasAnswered(database: ReadableDatabase, commandId: string | null): boolean {
  if (commandId === null) return false;
  return (
    database.get<{ readonly one: number }>('SELECT 1 AS one FROM command WHERE id = ?', [commandId]) !==
    undefined
  );
}

/** Both the first answer and every repeat go through the stored text: they cannot differ. */
function storedValue<Value>(answer: string): Value {
  return (JSON.parse(answer) as { readonly value: Value }).value;
}
