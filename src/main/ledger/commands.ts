import type { Result } from '../../shared/lib/result.ts';
import type { WritableDatabase } from '../db/driver.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import type { Ledger } from './ledger.ts';

/** One command as it was asked. The digest is SHA-256 of its canonical input (32 bytes). */
export interface CommandRun {
  readonly commandId: string;
  readonly procedure: string;
  readonly inputDigest: Uint8Array;
  readonly nowMs: number;
}

/** The id was used before for another procedure or another input. */
export type CommandIdReused = { readonly code: 'commandIdReused' };

export declare function withCommand<Value, Refusal>(
  ledger: Ledger,
  command: CommandRun,
  work: (database: WritableDatabase) => Result<Value, Refusal>,
): Result<Value, Refusal | CommandIdReused | LedgerRefusal>;
