import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import type { WritableDatabase } from './driver.ts';
import { type LedgerRefusal, storageErrorToRefusal } from './refusals.ts';

/** Nothing asynchronous may run inside a transaction: another command would write into it. */
type Synchronous<Value> = Value extends PromiseLike<unknown> ? never : Value;

const isPromiseLike = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

function endingWith<Value>(
  database: WritableDatabase,
  statements: { readonly keep: string; readonly undo: string },
  work: (database: WritableDatabase) => Synchronous<Value>,
): Synchronous<Value> {
  try {
    const value = work(database);
    assert(!isPromiseLike(value), 'a transaction does nothing asynchronous');
    database.execute(statements.keep);
    return value;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (database.inTransaction) database.execute(statements.undo);
    throw error;
  }
}

/**
 * Runs `work` in one immediate transaction: everything it wrote is kept, or nothing is. Inside another
 * transaction it becomes a savepoint of that one, so that services can be composed. Whatever `work` throws is thrown on.
 */
export function transaction<Value>(
  database: WritableDatabase,
  work: (database: WritableDatabase) => Synchronous<Value>,
): Synchronous<Value> {
  if (database.inTransaction) {
    database.execute('SAVEPOINT nested');
    return endingWith(database, { keep: 'RELEASE nested', undo: 'ROLLBACK TO nested; RELEASE nested' }, work);
  }
  database.execute('BEGIN IMMEDIATE');
  return endingWith(database, { keep: 'COMMIT', undo: 'ROLLBACK' }, work);
}

/** A refusal raised inside a transaction so that it rolls back on its way out. */
class RefusedInside<Refusal> extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('refused inside a transaction');
    this.refusal = refusal;
  }
}

/**
 * Runs `work` in one transaction and answers its result. A refusal of `work` rolls everything back, and so
 * does a failing disk, which is answered as `diskFull`, `damagedLedger`, `readOnlyFolder` or `alreadyOpen`.
 */
export function transactionResult<Value, Refusal>(
  database: WritableDatabase,
  work: (database: WritableDatabase) => Result<Value, Refusal>,
): Result<Value, Refusal | LedgerRefusal> {
  try {
    return transaction<Result<Value, Refusal>>(database, (inside) => {
      const result = work(inside);
      if (!result.ok) throw new RefusedInside(result.refusal);
      return result as Synchronous<Result<Value, Refusal>>;
    });
  } catch (error) {
    if (error instanceof RefusedInside) return refused(error.refusal as Refusal);
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/**
 * `transactionResult` for work that lets others have their turn in between. Only where nobody else writes meanwhile: what
 * another command wrote would become part of this transaction. It stands alone: never inside another one.
 */
export async function transactionInTurns<Value, Refusal>(
  database: WritableDatabase,
  work: (database: WritableDatabase) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | LedgerRefusal>> {
  assert(!database.inTransaction, 'long work has a transaction of its own');
  try {
    database.execute('BEGIN IMMEDIATE');
    const result = await work(database);
    database.execute(result.ok ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    if (database.inTransaction) database.execute('ROLLBACK');
    const refusal = storageErrorToRefusal(error, '');
    if (refusal === null) throw error;
    return refused(refusal);
  }
}

/** After so many pages in the write-ahead log a commit moves them into the file: SQLite's own figure, and a larger one. */
const pagesToMove = { usual: 1_000, many: 8_000 };

/**
 * Runs transactions of what can be computed again: their commits do not wait for the disk, and pages written again and
 * again are moved into the file once. A power cut may take such commits back, the last first; what was flushed before
 * stays, the next commit of anybody else flushes them with its own, and the file is sound in between.
 */
export function withoutFlush<Value>(
  database: WritableDatabase,
  work: () => Synchronous<Value>,
): Synchronous<Value> {
  assert(!database.inTransaction, 'how a transaction is flushed is decided before it begins');
  try {
    database.execute(`PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=${pagesToMove.many}`);
    return work();
  } finally {
    database.execute(`PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=${pagesToMove.usual}`);
  }
}

/**
 * Runs one of several large transactions that write the same pages again: a later, smaller commit moves them into the file
 * once, instead of each of these. Every commit waits for the disk as ever.
 */
export function movingPagesLater<Value>(
  database: WritableDatabase,
  work: () => Synchronous<Value>,
): Synchronous<Value> {
  assert(!database.inTransaction, 'when pages are moved is decided before a transaction begins');
  try {
    database.execute(`PRAGMA wal_autocheckpoint=${pagesToMove.many}`);
    return work();
  } finally {
    database.execute(`PRAGMA wal_autocheckpoint=${pagesToMove.usual}`);
  }
}

/** Runs `work` as a success unless the disk fails; for callers whose work has no refusals of its own. */
export function transactionOrRefusal<Value>(
  database: WritableDatabase,
  work: (database: WritableDatabase) => Value,
): Result<Value, LedgerRefusal> {
  return transactionResult<Value, never>(database, (inside) => ok(work(inside)));
}
