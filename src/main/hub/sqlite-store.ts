import type { WritableDatabase } from '../db/driver.ts';
import { storageErrorToRefusal } from '../db/refusals.ts';
import { type HubSql, type HubStore, type HubValue, StoreBusyError, StoreFullError } from './hub-store.ts';

/**
 * After so many pages in the write-ahead log a commit moves them into the file (16 MB). A push writes some two hundred, many of
 * them the pages of the push before: with SQLite's own figure each was encrypted anew for the file after every fifth push.
 */
export const pagesToMove = 4_000;

/**
 * A hub's store on one SQLite database that this process alone writes: a supervisor's app, or the simulator's memory. All
 * work stands in line, so that nothing is written into another's transaction. `close` ends the store, not the database.
 */
export function sqliteStore(database: WritableDatabase): HubStore {
  database.execute(`PRAGMA wal_autocheckpoint=${pagesToMove}`);
  const sql = sqlOf(database);
  const listeners = new Set<(team: string) => void>();
  let last: Promise<unknown> = Promise.resolve();
  const inLine = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    writing(team, work) {
      return inLine(async () => {
        const before = topOf(database, team);
        const value = await inTransaction(database, 'BEGIN IMMEDIATE', () => work(sql));
        if (topOf(database, team) !== before) for (const listener of listeners) listener(team);
        return value;
      });
    },
    reading: (work) => inLine(() => inTransaction(database, 'BEGIN', () => work(sql))),
    onPlaced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      await last;
    },
  };
}

function topOf(database: WritableDatabase, team: string): number {
  return database.get<{ top: number }>('SELECT top FROM hub_team WHERE team = ?', [team])?.top ?? 0;
}

async function inTransaction<Value>(
  database: WritableDatabase,
  begin: string,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    database.execute(begin);
    const value = await work();
    database.execute('COMMIT');
    return value;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (database.inTransaction) database.execute('ROLLBACK');
    throw toStoreError(error);
  }
}

function toStoreError(error: unknown): unknown {
  const refusal = storageErrorToRefusal(error, '');
  if (refusal?.code === 'diskFull') return new StoreFullError('no room is left', { cause: error });
  if (refusal?.code === 'alreadyOpen') return new StoreBusyError('another process writes', { cause: error });
  return error;
}

function sqlOf(database: WritableDatabase): HubSql {
  const insertByTable = new Map<string, string>();
  return {
    listed: '(SELECT value FROM json_each(?))',
    all: async <Row>(sql: string, parameters: readonly HubValue[] = []) => database.all<Row>(sql, parameters),
    get: async <Row>(sql: string, parameters: readonly HubValue[] = []) => database.get<Row>(sql, parameters),
    run: async (sql, parameters = []) => database.run(sql, parameters).changes,
    async insertMany(table, columns, rows) {
      const key = `${table} ${columns.join(' ')}`;
      const known = insertByTable.get(key);
      const marks = columns.map(() => '?').join(', ');
      const sql = known ?? `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`;
      if (known === undefined) insertByTable.set(key, sql);
      for (const row of rows) database.run(sql, row);
    },
  };
}
