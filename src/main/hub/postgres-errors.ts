import { DatabaseError } from 'pg';
import { StoreBusyError, StoreFullError, StoreGoneError } from './hub-store.ts';

/** SQLSTATE `disk_full`: the server found no room for a table, an index or a temporary file. */
const diskFull = '53100';

/**
 * SQLSTATEs after which the same transaction may well succeed a moment later: the connection or the server went away
 * (08, 57P), the wait was too long (55P03, 57014, 25P03, 25P04), another transaction was in the way (40), the server is
 * out of something (53), or has become a standby by a switch-over (25006).
 */
const passing = /^(08...|40...|53...|55P03|57014|57P..|25P03|25P04|25006)$/;

/** SQLSTATEs after which the connection itself is of no more use. */
const connectionGone = /^(08...|57P..|25P03|25P04|25006)$/;

/** SQLSTATEs of a server that goes down, comes up, or ends a connection. */
const serverGone = /^(08...|57P..)$/;

/** What went wrong with one question to the server, in the words of a store; what only a bug can cause stays as it is. */
export function toStoreError(error: unknown): unknown {
  if (isBug(error)) return error;
  // Everything else that the driver throws tells of the connection.
  if (!(error instanceof DatabaseError))
    return new StoreGoneError('PostgreSQL was not reached', { cause: error });
  const code = error.code ?? '';
  if (code === diskFull) return new StoreFullError('the disk of PostgreSQL is full', { cause: error });
  if (!passing.test(code)) return error;
  const words = `PostgreSQL said ${code}`;
  return serverGone.test(code)
    ? new StoreGoneError(words, { cause: error })
    : new StoreBusyError(words, { cause: error });
}

/** True where the connection that answered so is not to be used again. */
export function isConnectionGone(error: unknown): boolean {
  return !isBug(error) && (!(error instanceof DatabaseError) || connectionGone.test(error.code ?? ''));
}

/** Of the way the driver is called, or of a value that is read while it answers. */
function isBug(error: unknown): boolean {
  return (
    error instanceof TypeError || (error instanceof Error && error.message.startsWith('Assertion failed'))
  );
}
